import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { barsCsv, fileIn, rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';

const run = ['backtest', 'run', 'sma-cross', '--quiet', '--out'];

/** A folder with a file of bars, and a store that holds them. */
async function withStore(): Promise<{ readonly cwd: string; readonly file: string }> {
  const cwd = temporaryFolder();
  const file = fileIn(cwd, 'BTCUSDT.csv', barsCsv(900));
  expect((await rxtrade(cwd, ['data', 'import', file, '--as', 'binance/BTCUSDT'])).code).toBe(0);
  return { cwd, file };
}

const nameOf = async (cwd: string): Promise<string> => {
  const { series } = JSON.parse((await rxtrade(cwd, ['data', 'list', '--json'])).stdout) as {
    readonly series: readonly { readonly series: string }[];
  };
  return `store:${series[0]?.series ?? ''}`;
};

const fillsOf = (cwd: string, out: string) => readFileSync(join(cwd, out, 'fills.csv'), 'utf8');

describe('a run on stored history', () => {
  it('given the bars of a file in the store, then the fills are those of the file', async () => {
    const { cwd, file } = await withStore();
    await rxtrade(cwd, [...run, 'a', '--data', file]);
    const { code, stderr } = await rxtrade(cwd, [...run, 'b', '--data', await nameOf(cwd)]);
    expect(code).toBe(0);
    expect(stderr).toContain(`BTCUSDT from ${(await nameOf(cwd)).slice('store:'.length)}: 900 bars`);
    expect(fillsOf(cwd, 'b').split('\n').length).toBeGreaterThan(5);
    expect(fillsOf(cwd, 'b')).toBe(fillsOf(cwd, 'a'));
  });

  it('given dated rules in the store, then each fill pays the fee of its day, unless one is asked for', async () => {
    const { cwd } = await withStore();
    const lines = readFileSync(join(cwd, 'BTCUSDT.csv'), 'utf8').trim().split('\n');
    const changeAt = Number(lines[450]?.split(',')[0]);
    const row = { tickSize: '0.01', quantityStep: '0.00001' };
    const rules = [
      { ...row, feeRateTaker: '0.002', feeRateMaker: '0.002' },
      { ...row, from: changeAt },
    ];
    const definition = { id: 'BTCUSDT', venue: 'binance', kind: 'spot', base: 'BTC', quote: 'USDT', rules };
    fileIn(cwd, 'btc.json', JSON.stringify(definition));
    expect((await rxtrade(cwd, ['data', 'rules', 'binance/BTCUSDT', '--set', 'btc.json'])).code).toBe(0);
    const data = ['--data', await nameOf(cwd)];
    await rxtrade(cwd, [...run, 'dated', ...data]);
    const isFree = (at: number) => at >= changeAt;
    const rates = ratesOf(fillsOf(cwd, 'dated'));
    expect(rates.map(({ at }) => isFree(at))).toContain(false);
    expect(rates.map(({ at }) => isFree(at))).toContain(true);
    for (const { at, rate } of rates) expect(rate).toBeCloseTo(isFree(at) ? 0 : 0.002, 6);
    await rxtrade(cwd, [...run, 'asked', ...data, '--fee', '0.001']);
    for (const { rate } of ratesOf(fillsOf(cwd, 'asked'))) expect(rate).toBeCloseTo(0.001, 6);
    const { spec } = JSON.parse(readFileSync(join(cwd, 'dated/run.json'), 'utf8'));
    expect(spec.instruments[0].definition.rules).toHaveLength(2);
  });

  it('given a run that was recorded, then it is replayed with the same rules', async () => {
    const { cwd } = await withStore();
    const options = ['--strategy', 'sma-cross', '--data', await nameOf(cwd), '--record', 'run.jsonl', '--quiet'];
    expect((await rxtrade(cwd, ['run', ...options])).code).toBe(0);
    expect((await rxtrade(cwd, ['replay', 'run.jsonl'])).code).toBe(0);
  });

  it.each([
    [['store:binance/ETHUSDT/1m'], 'E127'],
    [['store:nonsense'], 'E120'],
    [['store:binance/BTCUSDT/trades'], 'E904'],
  ])('given %j, then it ends in %s', async (data, code) => {
    const { cwd } = await withStore();
    expect((await rxtrade(cwd, [...run, 'x', '--data', ...data])).stderr).toContain(code);
  });
});

/** When each fill was, and what share of its notional its fee is. */
function ratesOf(csv: string): readonly { readonly at: number; readonly rate: number }[] {
  const [header = '', ...rows] = csv.trim().split('\n');
  const names = header.split(',');
  return rows.map((row) => {
    const cell = (name: string) => row.split(',')[names.indexOf(name)] ?? '';
    return {
      at: Date.parse(cell('at')),
      rate: Number(cell('fee')) / (Number(cell('price')) * Number(cell('quantity'))),
    };
  });
}

describe('what a perpetual pays beside its bars', () => {
  const barMs = 300_000;
  const start = Date.UTC(2024, 0, 1);
  /** From a day before the bars to a day behind them: what nobody can hold anything for is left out. */
  const every = (ms: number, header: string, rowValue: (at: number) => number) => {
    const times = Array.from({ length: (1500 * barMs) / ms }, (_, i) => start + i * ms - 288 * barMs);
    return [header, ...times.map((at) => `${at},${rowValue(at)}`), ''].join('\n');
  };
  /** The fixture's close of the bar before. */
  const priceAt = (at: number) => 100 + 20 * Math.sin(((at - start) / barMs - 1) / 40);

  /** A store of bars of a perpetual and, where asked for, of its funding and marks. */
  async function withPerpetual(kinds: readonly ('funding' | 'marks')[], marksMs = barMs): Promise<string> {
    const cwd = temporaryFolder();
    const files = {
      bars: barsCsv(900),
      funding: every(barMs, 'time,fundingRate', () => 0.0001),
      marks: every(marksMs, 'time,price', priceAt),
    };
    for (const kind of ['bars', ...kinds] as const) {
      const file = fileIn(cwd, `${kind}.csv`, files[kind]);
      const args = ['data', 'import', file, '--as', 'binance/BTCUSDT-PERP', '--kind', kind];
      expect((await rxtrade(cwd, args)).stderr).toBe('');
    }
    return cwd;
  }
  const bars = 'store:binance/BTCUSDT-PERP/5m';
  const read = (cwd: string, file: string) => readFileSync(join(cwd, file), 'utf8');

  it('given funding and marks beside the bars, then they are taken, told, paid, and part of what ran', async () => {
    const cwd = await withPerpetual(['funding', 'marks']);
    const { code, stdout, stderr } = await rxtrade(cwd, [...run, 'x', '--data', bars]);
    expect(code).toBe(0);
    expect(stderr).toContain('and binance/BTCUSDT-PERP/funding\nand binance/BTCUSDT-PERP/marks\n');
    expect(stdout).toMatch(/Beside bars +BTCUSDT-PERP funding \(900\), BTCUSDT-PERP marks \(900\)/);
    expect(stdout).not.toContain('no funding');
    expect(read(cwd, 'x/funding.csv').split('\n').length).toBeGreaterThan(3);
    const { spec, events } = JSON.parse(read(cwd, 'x/run.json'));
    expect(spec.data.events).toMatchObject([
      { series: 'binance/BTCUSDT-PERP/funding' },
      { series: 'binance/BTCUSDT-PERP/marks' },
    ]);
    expect(events).toMatchObject([
      { kind: 'funding', events: 900, checksum: expect.stringMatching(/^[\da-f]{8}$/) },
      { kind: 'marks', events: 900 },
    ]);
    expect((await rxtrade(cwd, ['backtest', 'verify', 'x'])).code).toBe(0);
    expect((await rxtrade(cwd, ['explain', 'x'])).code).toBe(0);
    const other = fileIn(
      cwd,
      'other.csv',
      every(barMs, 'time,fundingRate', () => 0.0002),
    );
    const keep = ['--kind', 'funding', '--keep', 'newest'];
    await rxtrade(cwd, ['data', 'import', other, '--as', 'binance/BTCUSDT-PERP', ...keep]);
    expect((await rxtrade(cwd, ['backtest', 'verify', 'x'])).code, 'other rates are another run').toBe(4);
    expect((await rxtrade(cwd, ['explain', 'x'])).stderr).toMatch(/E910: the funding of BTCUSDT-PERP are not those/);
  });

  it('given marks that come less often than bars, then funding is worked out at them, and equity at the bars', async () => {
    const cwd = await withPerpetual(['funding', 'marks'], 12 * barMs);
    const { code, stdout } = await rxtrade(cwd, [...run, 'x', '--data', bars]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Beside bars +BTCUSDT-PERP funding \(900\)\n/);
    const [, first = ''] = read(cwd, 'x/funding.csv').split('\n');
    expect(first).toMatch(/,BTCUSDT-PERP,0.0001,\d+/);
    const without = await withPerpetual([]);
    await rxtrade(without, [...run, 'x', '--data', bars]);
    const drawdownOf = (folder: string) => JSON.parse(read(folder, 'x/run.json')).summary.metrics.maxDrawdown as number;
    expect(drawdownOf(cwd)).toBeCloseTo(drawdownOf(without), 2);
    expect((await rxtrade(cwd, ['backtest', 'verify', 'x'])).code).toBe(0);
  });

  it('given none, then it is said that funding is left out, and how it gets in', async () => {
    const cwd = await withPerpetual([]);
    const { stdout } = await rxtrade(cwd, [...run, 'x', '--data', bars]);
    expect(stdout).toMatch(/Bars hold no funding.* BTCUSDT-PERP .*Import it into the store/);
  });

  it('given funding without marks, then E076 says how to go on, and the last price stands in where it may', async () => {
    const cwd = await withPerpetual(['funding']);
    const { code, stderr } = await rxtrade(cwd, [...run, 'x', '--data', bars]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/E076: .*without a mark price/);
    expect(stderr).toContain('--funding-price mark-or-last');
    const allowed = await rxtrade(cwd, [...run, 'x', '--data', bars, '--funding-price', 'mark-or-last']);
    expect(allowed.code).toBe(0);
    expect((await rxtrade(cwd, ['backtest', 'verify', 'x'])).code).toBe(0);
  });

  it.each([
    ['no bars of it', ['store:binance/BTCUSDT-PERP/funding'], /E904: .*funding holds funding; a run needs bars/],
    ['bars of another', [bars, 'store:binance/ETHUSDT-PERP/funding'], /E904: .*has no bars/],
    ['none stored', [bars, 'store:binance/BTCUSDT-PERP/trades'], /E127/],
  ])('given %s, then it is refused', async (_, data, message) => {
    const cwd = await withPerpetual(['funding', 'marks']);
    const { code, stderr } = await rxtrade(cwd, [...run, 'x', '--data', ...data]);
    expect(code).toBeGreaterThan(0);
    expect(stderr).toMatch(message);
  });

  it('given bars of the store as benchmark, then the run is compared with them, and verifies', async () => {
    const cwd = await withPerpetual(['funding', 'marks']);
    const { code, stdout } = await rxtrade(cwd, [...run, 'x', '--data', bars, '--benchmark', bars]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Benchmark +BTCUSDT-PERP 5m/);
    expect((await rxtrade(cwd, ['backtest', 'verify', 'x'])).code).toBe(0);
    const wrong = await rxtrade(cwd, [...run, 'y', '--data', bars, '--benchmark', `${bars.slice(0, -2)}funding`]);
    expect(wrong.stderr).toMatch(/E904: .*holds funding/);
  });
});
