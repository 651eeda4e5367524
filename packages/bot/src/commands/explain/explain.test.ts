import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoOf, minute } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { barsCsv, fileIn, rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';

type Explained = {
  readonly bars: readonly {
    readonly instrument: string;
    readonly closeAt: string;
    readonly outcome: string;
    readonly position: string;
    readonly lines: readonly string[];
  }[];
};

/** A folder in which the run "x" was made. */
async function withRun(...args: readonly string[]): Promise<string> {
  const cwd = temporaryFolder();
  expect((await rxtrade(cwd, ['run', '--bars', '1500', '--quiet', '--out', 'x', ...args])).code).toBe(0);
  return cwd;
}

/** What is said about the one bar of an instrument. */
async function explained(cwd: string, at: string, instrument: string): Promise<Explained['bars'][number]> {
  const { stdout, code } = await rxtrade(cwd, ['explain', 'x', '--at', at, '--instrument', instrument, '--json']);
  expect(code).toBe(0);
  const { bars } = JSON.parse(stdout) as Explained;
  expect(bars).toHaveLength(1);
  return bars[0] as Explained['bars'][number];
}

/** The rows of a table of the run, as objects. */
function rowsOf(cwd: string, table: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readFileSync(join(cwd, 'x', table), 'utf8')
    .trimEnd()
    .split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])));
}

describe('one bar', () => {
  it('given a bar on which it decided, then the decision, the gate’s notes and the order’s fate are told', async () => {
    const cwd = await withRun();
    const order = rowsOf(cwd, 'orders.csv').find(({ role }) => role === 'order');
    const bar = await explained(cwd, order?.['decidedAt'] ?? '', order?.['instrument'] ?? '');
    expect(bar).toMatchObject({
      outcome: 'decided',
      closeAt: order?.['decidedAt'],
      position: 'flat, nothing traded yet',
    });
    expect(bar.lines).toEqual([
      expect.stringMatching(/^momentum_strategy decides: target [\d.]+, because .* is above 1.00%/),
      expect.stringMatching(/max position size: limited to 0.05 of equity/),
      expect.stringMatching(/protection: protective legs attached/),
      expect.stringMatching(/^order 1 sent: buy [\d.]+ market; it became filled at [\d.]+$/),
    ]);
  });

  it('given an instant long after the last bar, then that bar is explained, with what the strategy said of it', async () => {
    const bar = await explained(await withRun(), '2025-01-01', 'BTCUSDT');
    expect(bar.closeAt).toBe('2024-01-06T05:00:00.000Z');
    expect(bar.lines.join(' ')).toMatch(/momentum_strategy: stays|momentum_strategy decides/);
  });

  it('given a bar in which an order filled, then the fill is told, and the position after it', async () => {
    const cwd = await withRun();
    const fill = rowsOf(cwd, 'fills.csv').at(-1);
    // it was filled inside the bar, and is known when that closes
    const closeAt = isoOf(Date.parse(fill?.['at'] ?? '') + 5 * minute);
    const bar = await explained(cwd, closeAt, fill?.['instrument'] ?? '');
    expect(bar.outcome).toBe('traded');
    expect(bar.lines[0]).toContain(`${fill?.['side'] ?? ''} ${fill?.['quantity'] ?? ''} at ${fill?.['price'] ?? ''}`);
    expect(bar.position).toContain(fill?.['at']);
  });

  it('given a bar on which nothing happened, then the strategy says why', async () => {
    const cwd = await withRun('--strategy', 'sma-cross', '--param', 'fast=5', '--param', 'slow=50');
    const quiet = await explained(cwd, '2024-01-03T10:00Z', 'BTCUSDT');
    expect(quiet.lines.join('\n')).toMatch(
      /sma-cross: no cross: SMA 5 \([\d.]+\) is still (above|below) SMA 50 \([\d.]+\)/,
    );
    const twin = await withRun('--strategy', 'sma-cross-reactive', '--param', 'fast=5', '--param', 'slow=50');
    const same = await explained(twin, '2024-01-03T10:00Z', 'BTCUSDT');
    expect(same.lines.map((line) => line.replace('-reactive', ''))).toEqual(quiet.lines);
  });

  it('given a bar of the warm-up, then how much of it is over', async () => {
    const bar = await explained(await withRun(), '2024-01-01T12:02Z', 'ETHUSDT');
    expect(bar.closeAt, 'the latest that had closed').toBe('2024-01-01T12:00:00.000Z');
    expect(bar.lines[0]).toBe('warming up: bar 144 of the 289 that the strategy must have seen');
  });

  it('given money for no order, then the refusal is told with rule, code and reason', async () => {
    const cwd = await withRun('--cash', '20');
    const refusal = readFileSync(join(cwd, 'x/decisions.jsonl'), 'utf8')
      .split('\n')
      .find((line) => line.includes('"refusal"'));
    const { at, instrument } = JSON.parse(refusal ?? '') as { at: string; instrument: string };
    const bar = await explained(cwd, at, instrument);
    expect(bar.lines.join('\n')).toMatch(/refused by venue rules \(E301\): notional of/);
  });

  it('given a run that begins later, then bars before it are told apart', async () => {
    const cwd = await withRun('--from', '2024-01-03');
    const before = await explained(cwd, '2024-01-02T12:00Z', 'BTCUSDT');
    expect(before.lines[0]).toMatch(/^before the run, which begins with the bar of 2024-01-03/);
    const after = await explained(cwd, '2024-01-03T01:00Z', 'BTCUSDT');
    expect(after.lines[0]).toMatch(/^warming up: bar 12 of the 289/);
  });

  it('given no --instrument, as text, then a paragraph for each', async () => {
    const { stdout } = await rxtrade(await withRun(), ['explain', 'x', '--at', '2024-01-03']);
    expect(stdout).toMatch(/^SYNTHETIC/);
    for (const id of ['BTCUSDT', 'ETHUSDT', 'SOLUSDT'])
      expect(stdout).toMatch(new RegExp(`^${id} {2}bar .*position`, 'm'));
  });
});

describe('a whole run', () => {
  it('given no --at, then what was decided, refused and noted is counted, with the first of each', async () => {
    const { stdout, code } = await rxtrade(await withRun('--cash', '20'), ['explain', 'x']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\d+ decisions, \d+ orders, \d+ fills, [1-9]\d* refusals/);
    expect(stdout).toMatch(/refused \d+ times by venue rules \(E301\)/);
    expect(stdout).toMatch(/\d+ times {2}momentum_strategy: stays flat: #% over # bars/);
  });

  it('given a run below data/runs, then its name is enough', async () => {
    const cwd = temporaryFolder();
    await rxtrade(cwd, ['run', '--bars', '400', '--quiet']);
    const { stdout, code } = await rxtrade(cwd, ['explain', '20240601-120000-momentum_strategy', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ run: '20240601-120000-momentum_strategy', isSynthetic: true });
  });

  it('given a backtest of files with a timeframe and --out, then it can be explained too', async () => {
    const cwd = temporaryFolder();
    const args = ['--data', fileIn(cwd, 'BTCUSDT.csv', barsCsv(900)), '--timeframe', '15m', '--out', 'x'];
    await rxtrade(cwd, ['backtest', 'run', 'sma-cross', ...args]);
    expect((await explained(cwd, '2024-01-02T00:07Z', 'BTCUSDT')).closeAt).toBe('2024-01-02T00:00:00.000Z');
  });

  it('given a run that was stopped, then it is explained as far as it went', async () => {
    const cwd = temporaryFolder();
    let interrupt = () => {};
    await rxtrade(cwd, ['run', '--bars', '9000', '--out', 'x'], {
      onInterrupt: (act) => {
        interrupt = act;
        return () => undefined;
      },
      stderr: (text) => {
        if (text.includes('%')) interrupt();
      },
    });
    const { stderr, code } = await rxtrade(cwd, ['explain', 'x']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });
});

describe('what cannot be explained', () => {
  it.each([
    [['nothing'], 'E905', 1],
    [['x', '--at', 'noon'], 'E903', 2],
    [['x', '--at', '2023-01-01'], 'E903', 2],
    [['x', '--instrument', 'LUCK'], 'E020', 2],
  ])('given %j, then %s', async (args, error, code) => {
    const cwd = await withRun();
    const ended = await rxtrade(cwd, ['explain', ...args]);
    expect(ended.stderr).toContain(`error ${error}: `);
    expect(ended.code).toBe(code);
  });

  it('given a run.json that is none, then E905', async () => {
    const folder = await withRun();
    writeFileSync(join(folder, 'x/run.json'), '{');
    expect((await rxtrade(folder, ['explain', 'x'])).stderr).toMatch(/^error E905: /);
  });

  it('given a data file that has changed since, then E910', async () => {
    const folder = temporaryFolder();
    await rxtrade(folder, ['run', '--data', fileIn(folder, 'BTCUSDT.csv', barsCsv(600)), '--out', 'x']);
    fileIn(folder, 'BTCUSDT.csv', barsCsv(601));
    const { stderr, code } = await rxtrade(folder, ['explain', 'x']);
    expect(stderr).toMatch(/^error E910: the bars of BTCUSDT are not those the run had/);
    expect(code).toBe(1);
  });

  it('given a run that comes out otherwise now, then it says so, with 4', async () => {
    const folder = await withRun();
    const file = join(folder, 'x/run.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"params": {}', '"params": { "lookback": 100 }'));
    const { stderr, code } = await rxtrade(folder, ['explain', 'x']);
    expect(stderr).toMatch(/^warning: run again, x came out otherwise/);
    expect(code).toBe(4);
  });
});
