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
