import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { needs, sharedFile } from '../../../../../scripts/testing/needs.ts';
import { barsCsv, fileIn, rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';
import { forgetsToWarmUp, looksAhead, strategyIn } from './strategy-file.fixture.ts';

const small = ['--bars', '1500', '--instrument', 'BTCUSDT', '--quiet'];

describe('backtest leak-check', () => {
  it('given an honest strategy, then it says so, what is unchecked, and ends with 0', async () => {
    const cwd = temporaryFolder();
    const { stdout, stderr, code } = await rxtrade(cwd, ['backtest', 'leak-check', 'sma-cross', ...small]);
    expect(stdout).toMatch(/^SYNTHETIC.*\nsma-cross on BTCUSDT\n {2}No look-ahead found: \d+ decisions are the same/);
    expect(stdout).toMatch(/loads by itself.*unchecked/);
    expect(stderr, 'no progress where nobody watches').not.toContain('█');
    expect(code).toBe(0);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('given one that looks ahead, then the first decision, what it read and how, and it ends with 4', async () => {
    const cwd = temporaryFolder();
    const file = strategyIn(cwd, looksAhead);
    const { stdout, code } = await rxtrade(cwd, ['backtest', 'leak-check', file, ...small]);
    expect(stdout).toMatch(/LOOK-AHEAD: \d+ of 20 times/);
    expect(stdout).toMatch(/First difference: own on BTCUSDT at 2024-01-/);
    expect(stdout).toMatch(/was +target [01] \(it will rise\)\n +became +target [01]/);
    expect(stdout).toMatch(/depends on close of BTCUSDT 5m, the next bar[\s\S]*through prepare[\s\S]*Feature "next"/);
    expect(code).toBe(4);
  });

  it('given --json and --cuts on a file of bars, then one document with instants as text', async () => {
    const cwd = temporaryFolder();
    const file = strategyIn(cwd, looksAhead);
    const data = fileIn(cwd, 'BTCUSDT.csv', barsCsv(900));
    const { stdout, code } = await rxtrade(cwd, [
      ...['backtest', 'leak-check', file, '--data', data, '--timeframe', '15m'],
      ...['--cuts', '30', '--seed', '3', '--json', '-q'],
    ]);
    expect(code).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({
      strategies: [{ id: 'own', strategy: expect.stringMatching(/own\.mjs$/) }],
      seed: 3,
      isSynthetic: false,
      isClean: false,
      cuts: 30,
      change: {
        at: expect.stringMatching(/^2024-01-\d\dT.*Z$/),
        place: 'prepare',
        read: { instrument: 'BTCUSDT', intervalMs: 900_000, columns: ['close'], barsAhead: 1 },
      },
      features: [{ feature: 'next', at: expect.stringMatching(/Z$/) }],
    });
  });

  it('given a terminal, then progress is drawn in place and wiped; with --quiet it is not', async () => {
    const args = ['backtest', 'leak-check', 'sma-cross', ...small.slice(0, -1), '--cuts', '4'];
    const { stderr } = await rxtrade(temporaryFolder(), args, { isTty: true });
    expect(stderr).toContain('█  4 of 4');
    expect(stderr.endsWith('\r\u001b[2K')).toBe(true);
    expect((await rxtrade(temporaryFolder(), [...args, '-q'], { isTty: true })).stderr).not.toContain('█');
  });

  it.each([
    [['sma-cross', '--cuts', '0'], 'E903', 2],
    [['sma-cross', '--cuts', 'all'], 'E903', 2],
    [['sma-cross', '--cuts', '10001'], 'E903', 2],
    [['sma-cross', '--out', 'x'], 'E909', 2],
    [['sma-cross', '--param', 'fast=0'], 'E050', 2],
    [['luck'], 'E901', 2],
    [['sma-cross', '--bars', '1'], 'E417', 1],
  ])('given %j, then %s', async (args, error, exit) => {
    const { stderr, stdout, code } = await rxtrade(temporaryFolder(), ['backtest', 'leak-check', ...args, '-q']);
    expect(stderr).toContain(`error ${error}: `);
    expect(stdout).toBe('');
    expect(code).toBe(exit);
  });
});

describe('backtest warm-up-check', () => {
  it('given a strategy that declares enough, then it says so and ends with 0', async () => {
    const { stdout, code } = await rxtrade(temporaryFolder(), ['backtest', 'warm-up-check', 'sma-cross', ...small]);
    expect(stdout).toMatch(/long enough[\s\S]*Declared: 20 bars[\s\S]*after 20, 40, 80, 160, 320 bars/);
    expect(code).toBe(0);
  });

  it('given one that remembers longer, then the first difference and how much is enough, and it ends with 4', async () => {
    const cwd = temporaryFolder();
    const args = ['backtest', 'warm-up-check', strategyIn(cwd, forgetsToWarmUp), ...small];
    const { stdout, code } = await rxtrade(cwd, args);
    expect(stdout).toMatch(/WARM-UP TOO SHORT[\s\S]*Declared: 5 bars[\s\S]*First difference: own on BTCUSDT at 2024/);
    expect(code).toBe(4);
    const told = await rxtrade(cwd, [...args, '--json']);
    expect(JSON.parse(told.stdout)).toMatchObject({
      isEnough: false,
      declared: 5,
      from: expect.stringMatching(/Z$/),
      runs: [{ bars: 5, isSame: false }, { bars: 20 }, { bars: 40 }, { bars: 80 }, { bars: 160, isSame: true }],
    });
  });

  it.each([
    [['sma-cross', '--bars', '30'], 'E417', 1],
    [['sma-cross', '--from', 'never'], 'E903', 2],
    [[], 'E909', 2],
  ])('given %j, then %s', async (args, error, exit) => {
    const { stderr, code } = await rxtrade(temporaryFolder(), ['backtest', 'warm-up-check', ...args]);
    expect(stderr).toContain(`error ${error}: `);
    expect(code).toBe(exit);
  });
});

needs('shared')('given real bars', () => {
  const files = ['BTCUSDT', 'ETHUSDT'].map((pair) => sharedFile(`data/binance-spot-${pair}-5m-2024.csv.gz`));
  const window = ['--from', '2024-02-01', '--to', '2024-02-08', '--quiet'];

  const check = async (what: string, strategy: string, ...more: readonly string[]) => {
    const args = ['backtest', what, strategy, '--data', ...files, ...window, ...more];
    return rxtrade(temporaryFolder(), args);
  };

  it.each(['momentum_strategy', 'sma-cross', 'sma-cross-reactive'])(
    'when %s is checked, then it does not look ahead',
    { timeout: 30_000 },
    async (strategy) => {
      const { stdout, code } = await check('leak-check', strategy, '--cuts', '10', '--json');
      expect(JSON.parse(stdout)).toMatchObject({ isClean: true, changedCuts: 0, cuts: 10, failures: [] });
      expect((JSON.parse(stdout) as { decisions: number }).decisions).toBeGreaterThan(10);
      expect(code).toBe(0);
    },
  );

  it.each(['sma-cross', 'sma-cross-reactive'])('when %s is checked, then it warms up long enough', async (strategy) => {
    const { stdout, code } = await check('warm-up-check', strategy, '--json');
    const { runs } = JSON.parse(stdout) as { runs: readonly { decisions: number; isSame: boolean }[] };
    expect(runs).toHaveLength(5);
    expect(runs.every(({ decisions, isSame }) => isSame && decisions > 10)).toBe(true);
    expect(code).toBe(0);
  });

  it('when one that enters and leaves at two thresholds is checked, then what it held before is told', async () => {
    const { stdout, code } = await check('warm-up-check', 'momentum_strategy');
    expect(stdout).toMatch(/became +target 1 \(wanted since before\)[\s\S]*it was holding already/);
    expect(code).toBe(4);
  });
});
