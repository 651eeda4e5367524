import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { barsCsv, fileIn, rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';
import { strategyIn } from './strategy-file.fixture.ts';

type Document = {
  readonly endedBy: string;
  readonly warnings: readonly string[];
  readonly spec: { readonly strategies: readonly unknown[]; readonly from?: number };
  readonly data: readonly { readonly instrument: string; readonly intervalMs: number }[];
  readonly summary: { readonly benchmark?: string; readonly risk: { readonly benchmark?: { readonly beta?: number } } };
  readonly costs?: readonly { readonly name: string; readonly finalEquity: number }[];
};

const hour = 3_600_000;

/** Five-minute bars of 2024-01-01 on, in a folder. */
function folderOfBars(count = 1_200): string {
  const cwd = temporaryFolder();
  fileIn(cwd, 'BTCUSDT.csv', barsCsv(count));
  fileIn(cwd, 'ETHUSDT.csv', barsCsv(count));
  return cwd;
}

async function run(cwd: string, ...args: readonly string[]): Promise<Document> {
  const { stdout, stderr, code } = await rxtrade(cwd, ['backtest', 'run', ...args, '--quiet', '--json']);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Document;
}

const data = ['--data', 'BTCUSDT.csv', '--no-cost-runs'];

describe('several strategies and timeframes', () => {
  it('given two, one on a timeframe of its own, then each has its bars and half of the account', async () => {
    const cwd = folderOfBars();
    const hold = `setup: (context) => ({
      onBar: (bar) => context.target(bar, 1, 'every ' + bar.series.intervalMs),
    }),`;
    const own = strategyIn(cwd, hold);
    const out = ['--out', 'x', '--cash', '100'];
    const document = await run(cwd, `${own}@1h`, 'sma-cross', ...data, '--param', 'slow=30', ...out);
    expect(document.spec.strategies).toMatchObject([
      { id: 'own', intervalsMs: [hour] },
      { id: 'sma-cross', intervalsMs: [300_000], params: { slow: 30 } },
    ]);
    expect(document.data.map(({ intervalMs }) => intervalMs)).toEqual([300_000, hour]);
    const decisions = readFileSync(join(cwd, 'x/decisions.jsonl'), 'utf8');
    expect(decisions).toContain('"every 3600000"');
    expect(decisions).not.toContain('"every 300000"');
    expect(decisions).toContain('"sma-cross"');
  });

  it('given several timeframes, then every strategy gets all of them', async () => {
    const document = await run(folderOfBars(), 'sma-cross', ...data, '--timeframe', '15m', '1h');
    expect(document.data.map(({ intervalMs }) => intervalMs)).toEqual([900_000, hour]);
    expect(document.spec.strategies).toEqual([{ id: 'sma-cross', strategy: 'sma-cross', params: {} }]);
  });

  it('given one strategy twice, then their names tell them apart, and parameters are of one or of both', async () => {
    const param = ['--param', 'fast=5', '--param', 'sma-cross@1h.slow=50'];
    const document = await run(folderOfBars(), 'sma-cross@15m', 'sma-cross@1h', 'sma-cross@1h', ...data, ...param);
    expect(document.spec.strategies).toMatchObject([
      { id: 'sma-cross@15m', params: { fast: 5 } },
      { id: 'sma-cross@1h', params: { fast: 5, slow: 50 } },
      { id: 'sma-cross@1h-2', params: { fast: 5 } },
    ]);
  });

  it('given a parameter that none of them has, then E903', async () => {
    const args = ['backtest', 'run', 'sma-cross', 'momentum_strategy', ...data, '--param', 'luck=7'];
    const { stderr } = await rxtrade(folderOfBars(), args);
    expect(stderr).toContain('error E903: --param "luck=7" fits none of the strategies sma-cross, momentum_strategy');
  });
});

describe('the span of a run', () => {
  it('given a warm-up without a beginning, then the run states when it trades from', async () => {
    const document = await run(folderOfBars(), 'sma-cross', ...data, '--warm-up', '12h');
    expect(document.spec).toMatchObject({ from: Date.UTC(2024, 0, 1, 12), warmUpMs: 12 * hour });
  });

  it('given an end after the data, then E419, or a warning where it is allowed', async () => {
    const cwd = folderOfBars(600);
    const args = ['sma-cross', ...data, '--to', '2024-02-01'];
    const { stderr, code } = await rxtrade(cwd, ['backtest', 'run', ...args]);
    expect(stderr).toMatch(/error E419: the data end at 2024-01-03T02:00:00\.000Z, before the run does at 2024-02-01/);
    expect(code).toBe(2);
    expect((await run(cwd, ...args, '--short-data')).warnings.join()).toContain('The data end at 2024-01-03');
  });

  it('given ruin at nine tenths, then the run may end by it, and says so', async () => {
    const cwd = folderOfBars();
    const all = strategyIn(
      cwd,
      "setup: (context) => ({ onBar: (bar) => context.target(bar, bar.index % 2, 'flip') }),",
    );
    const document = await run(cwd, all, ...data, '--fee', '0.05', '--ruin', '0.999');
    expect(document.endedBy).toBe('ruin');
    expect(document.warnings[0]).toContain('The account was ruined');
  });
});

describe('an instrument that ceased to trade', () => {
  it('given it is held then, then it is closed at the last price, with the reason, and it is said', async () => {
    const cwd = folderOfBars();
    const hold = strategyIn(cwd, "setup: (context) => ({ onBar: (bar) => context.target(bar, 0.5, 'hold') }),");
    const document = await run(cwd, hold, ...data, '--delisted', 'btcusdt=2024-01-03T12:00Z', '--out', 'x');
    expect(document.warnings).toContain('Delisted while held, and closed at the last price: BTCUSDT.');
    expect(readFileSync(join(cwd, 'x/trades.csv'), 'utf8')).toMatch(/2024-01-03T12:00:00\.000Z.*,delisting,?\n$/);
  });

  it.each([
    [['--delisted', 'SOLUSDT=2024-01-02'], 'error E020: --delisted names "SOLUSDT"; the run has BTCUSDT'],
    [['--delisted', 'BTCUSDT'], 'error E903: --delisted must be an instrument and a UTC day or instant'],
  ])('given %j, then it is refused', async (args, message) => {
    const { stderr, code } = await rxtrade(folderOfBars(), ['backtest', 'run', 'sma-cross', ...data, ...args]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

describe('a universe', () => {
  it('given a file, then only members are traded, and members without data are told', async () => {
    const cwd = folderOfBars();
    fileIn(cwd, 'u.csv', 'instrument,from,to\nBTCUSDT,,2024-01-03\nethusdt,2024-01-03T12:00Z,\nLUNAUSDT,,\n');
    const both = ['--data', 'BTCUSDT.csv', 'ETHUSDT.csv', '--no-cost-runs'];
    const document = await run(cwd, 'sma-cross', ...both, '--universe', 'u.csv', '--out', 'x');
    expect(document.warnings.join()).toMatch(/1 of the universe has no data .*LUNAUSDT/);
    const rows = readFileSync(join(cwd, 'x/decisions.jsonl'), 'utf8').trimEnd().split('\n');
    const decided = rows
      .map((row) => JSON.parse(row) as Record<string, string>)
      .filter((row) => row['kind'] === 'decision');
    expect(decided.length).toBeGreaterThan(5);
    for (const { at = '', instrument } of decided)
      expect(instrument === 'BTCUSDT' ? at < '2024-01-03T00:00' : at >= '2024-01-03T12:00').toBe(true);
    expect(rows.join()).toContain('BTCUSDT left the universe');
  });

  it('given a warm-up, a universe and a delisting, then a recording is replayed to the last decision', async () => {
    const cwd = folderOfBars();
    fileIn(cwd, 'u.csv', 'instrument,from,to\nBTCUSDT,,2024-01-03\nETHUSDT,2024-01-02,\n');
    const span = ['--warm-up', '6h', '--universe', 'u.csv', '--delisted', 'ETHUSDT=2024-01-04'];
    const names = ['--strategy', 'sma-cross@1h', 'sma-cross-reactive', '--data', 'BTCUSDT.csv', 'ETHUSDT.csv'];
    await rxtrade(cwd, ['run', ...names, ...span, '--record', 's.jsonl', '--quiet', '--no-cost-runs']);
    const { stdout, code } = await rxtrade(cwd, ['replay', 's.jsonl']);
    expect(stdout).toMatch(/all \d+ decisions and refusals and \d+ orders .* are as recorded/);
    expect(code).toBe(0);
  });

  it.each([
    ['another header', 'symbol,from,to\n', 'its first line must be instrument,from,to'],
    ['an instant that is none', 'instrument,from,to\nBTCUSDT,soon,\n', 'line 2: "soon" is no UTC day or instant'],
    ['a cell too many', 'instrument,from,to\nBTCUSDT,,,1\n', 'line 2: "BTCUSDT,,,1" is no instrument'],
  ])('given %s, then E903 with the line', async (_, text, message) => {
    const cwd = folderOfBars();
    fileIn(cwd, 'u.csv', text);
    const { stderr } = await rxtrade(cwd, ['backtest', 'run', 'sma-cross', ...data, '--universe', 'u.csv']);
    expect(stderr).toContain('error E903: ');
    expect(stderr).toContain(message);
  });

  it('given no such file, then E903', async () => {
    const { stderr } = await rxtrade(folderOfBars(), ['backtest', 'run', 'sma-cross', ...data, '--universe', 'no.csv']);
    expect(stderr).toMatch(/error E903: --universe ".*no\.csv" cannot be read/);
  });
});

describe('a benchmark', () => {
  it('given an instrument of the run, or a file of another, then alpha and beta against it', async () => {
    const cwd = folderOfBars();
    const own = await run(cwd, 'sma-cross', ...data, '--benchmark', 'btcusdt');
    expect(own.summary.benchmark).toBe('BTCUSDT 5m');
    expect(own.summary.risk.benchmark?.beta).toEqual(expect.any(Number));
    const other = await run(cwd, 'sma-cross', ...data, '--benchmark', 'ETHUSDT.csv');
    expect(other.summary.benchmark).toBe('ETHUSDT 5m');
    expect(other.data.map(({ instrument }) => instrument)).toEqual(['BTCUSDT']);
  });

  it('given what is neither, then E903', async () => {
    const args = ['backtest', 'run', 'sma-cross', ...data, '--benchmark', 'SOLUSDT'];
    const { stderr } = await rxtrade(folderOfBars(), args);
    expect(stderr).toContain('--benchmark "SOLUSDT" is neither an instrument of the run (BTCUSDT) nor a file');
  });
});

describe('cost runs', () => {
  it('given nothing is said, then three, in a table and in files; and none where they are left out or cost nothing', async () => {
    const cwd = folderOfBars();
    const args = ['backtest', 'run', 'sma-cross', '--data', 'BTCUSDT.csv', '--quiet'];
    const { stdout } = await rxtrade(cwd, [...args, '--out', 'x']);
    expect(stdout).toMatch(/\n {2}kind .* half\n {2}expected .* as stated\n {2}harsh .* twice\n/);
    const document = JSON.parse(readFileSync(join(cwd, 'x/run.json'), 'utf8')) as Document;
    const [kind, expected, harsh] = (document.costs ?? []).map(({ finalEquity }) => finalEquity);
    expect(kind).toBeGreaterThan(expected ?? 0);
    expect(expected).toBeGreaterThan(harsh ?? 0);
    expect(readFileSync(join(cwd, 'x/costs.csv'), 'utf8')).toMatch(
      /^costs,at,equity\nkind,2024-01-01T00:05:00\.000Z,10000\n/,
    );
    expect((await rxtrade(cwd, [...args, '--no-cost-runs'])).stdout).not.toContain('harsh');
    const free = await rxtrade(cwd, [...args, '--fee', '0', '--slippage', '0', '--spread', '0']);
    expect(free.stdout).not.toContain('harsh');
    expect(free.stdout).toMatch(/Costs +NONE/);
  });

  it('given trades, then how far prices went against and for each stands beside them', async () => {
    const cwd = folderOfBars();
    await run(cwd, 'sma-cross', ...data, '--out', 'x');
    const [header, first = ''] = readFileSync(join(cwd, 'x/trades.csv'), 'utf8').split('\n');
    expect(header).toBe(
      'strategy,instrument,side,quantity,entryAt,exitAt,entryPrice,exitPrice,pnl,fees,mae,mfe,entryReason,exitReason,tag',
    );
    expect(
      first
        .split(',')
        .slice(10, 12)
        .map(Number)
        .every((share) => share >= 0 && share < 1),
    ).toBe(true);
  });
});
