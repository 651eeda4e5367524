import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { barsCsv, fileIn, rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';

const small = ['--bars', '800', '--instrument', 'BTCUSDT', '--quiet'];

/** Runs a strategy into a folder for each list of options. */
async function runs(cwd: string, all: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const [out, args] of Object.entries(all)) await rxtrade(cwd, ['backtest', 'run', ...args, '--out', out]);
}

type Compared = {
  readonly differences: readonly { readonly name: string }[];
  readonly firstFill?: { readonly number: number; readonly at: string };
};

async function compared(cwd: string, a: string, b: string): Promise<Compared> {
  const { stdout, code } = await rxtrade(cwd, ['backtest', 'compare', a, b, '--json']);
  expect(code).toBe(0);
  return JSON.parse(stdout) as Compared;
}

describe('backtest compare', () => {
  it('given one run twice, then they are the same', async () => {
    const cwd = temporaryFolder();
    await runs(cwd, { a: ['sma-cross', ...small], b: ['sma-cross', ...small] });
    const { stdout, code } = await rxtrade(cwd, ['backtest', 'compare', 'a', 'b']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SYNTHETIC/);
    expect(stdout).toContain('They ran the same thing');
    expect(stdout).toContain('Decisions, fills and figures are the same.');
    expect(await compared(cwd, 'a', 'b')).toMatchObject({ isSame: true, differences: [] });
  });

  it('given another parameter and another cost, then both, the figures, and where they part', async () => {
    const cwd = temporaryFolder();
    const b = ['sma-cross', ...small, '--param', 'slow=25', '--slippage', '9', '--from', '2024-01-01T10:00Z'];
    await runs(cwd, { a: ['sma-cross', ...small], b });
    const { stdout } = await rxtrade(cwd, ['backtest', 'compare', 'a', 'b']);
    expect(stdout).toMatch(/parameter slow +20 +25\n/);
    expect(stdout).toMatch(/slippage \(bps\) +2 +9\n/);
    expect(stdout).toMatch(/from +- +2024-01-01T10:00:00\.000Z\n/);
    expect(stdout).toMatch(/Initial equity USDT +10000\.00 +10000\.00 +=\n/);
    expect(stdout).toMatch(/Total return +-?[\d.]+% +-?[\d.]+% +[+-][\d.]+%\n/);
    expect(stdout).toMatch(/First fill that differs: number 1, 2024-01-01T.*\n +A .* BTCUSDT at .*\n +B /);
    const { differences, ...rest } = await compared(cwd, 'a', 'b');
    expect(differences).toEqual([
      { name: 'slippageBps', a: 2, b: 9 },
      { name: 'parameters.slow', a: 20, b: 25 },
      { name: 'from', b: Date.UTC(2024, 0, 1, 10) },
    ]);
    expect(rest).toMatchObject({
      a: { id: 'a', currency: 'USDT', isSynthetic: true },
      isSame: false,
      counts: { fills: { a: expect.any(Number), b: expect.any(Number), difference: expect.any(Number) } },
      metrics: { finalEquity: { a: expect.any(Number), difference: expect.any(Number) } },
      firstDecision: { number: 1, at: expect.stringMatching(/Z$/), a: { instrument: 'BTCUSDT', action: 'target' } },
    });
  });

  it('given a run without costs and one with, then it is labeled, and findings tell whose they are', async () => {
    const cwd = temporaryFolder();
    const free = ['sma-cross', ...small, '--fee', '0', '--slippage', '0', '--spread', '0'];
    await runs(cwd, { a: ['sma-cross', ...small], b: free });
    const { stdout } = await rxtrade(cwd, ['backtest', 'compare', 'a', 'b']);
    expect(stdout).toMatch(/^SYNTHETIC.*\nZERO COST/);
    expect(stdout).toMatch(/ B {2}b {2}sma-cross, backtest, ZERO COST/);
    expect(stdout).toMatch(/\n {2}A B {2}warning: Prices come out of a generator/);
    expect(stdout).toMatch(/\n {2}B {4}critical: Nothing costs anything/);
  });

  it('given the two forms of one strategy, then decisions and fills are the same', async () => {
    const cwd = temporaryFolder();
    await runs(cwd, { a: ['sma-cross', ...small], b: ['sma-cross-reactive', ...small] });
    const found = await compared(cwd, 'a', 'b');
    expect(found).toMatchObject({ isSame: true, differences: [{ name: 'strategy' }] });
  });

  it('given fewer bars, then the data differ, and fills from there on', async () => {
    const cwd = temporaryFolder();
    const csv = barsCsv(700);
    fileIn(cwd, 'BTCUSDT.csv', csv);
    const args = ['sma-cross', '--data', 'BTCUSDT.csv', '--quiet', '--fee', '0.001'];
    await runs(cwd, { a: args });
    fileIn(cwd, 'BTCUSDT.csv', csv.split('\n').slice(0, 400).join('\n'));
    await runs(cwd, { b: args });
    const { differences, firstFill } = await compared(cwd, 'a', 'b');
    const at = Date.UTC(2024, 0, 1) + 399 * 300_000;
    expect(differences.map(({ name }) => name)).toEqual([
      'bars.BTCUSDT.bars',
      'bars.BTCUSDT.to',
      'bars.BTCUSDT.checksum',
    ]);
    expect(Date.parse(firstFill?.at ?? '')).toBeGreaterThanOrEqual(at);
    expect(firstFill).not.toHaveProperty('b');
    const { stdout } = await rxtrade(cwd, ['backtest', 'compare', 'a', 'b']);
    expect(stdout).toMatch(/B {2}no more/);
    expect(stdout).not.toContain('SYNTHETIC');
  });

  it('given two files of one instrument, then each is compared', async () => {
    const cwd = temporaryFolder();
    const [header = '', ...lines] = barsCsv(400).trimEnd().split('\n');
    for (const name of ['first.csv', 'same.csv']) fileIn(cwd, name, `${[header, ...lines.slice(0, 200)].join('\n')}\n`);
    fileIn(cwd, 'second.csv', `${[header, ...lines.slice(200)].join('\n')}\n`);
    const args = (first: string) => ['sma-cross', '--data', `BTCUSDT=${first}`, 'BTCUSDT=second.csv', '--quiet'];
    await runs(cwd, { a: args('first.csv'), b: args('same.csv') });
    const { differences } = await compared(cwd, 'a', 'b');
    expect(differences.map(({ name }) => name)).toEqual(['data.files.BTCUSDT 1.path']);
  });

  it('given runs of rxtrade run by name, then they are found, and the worlds differ', async () => {
    const cwd = temporaryFolder();
    await rxtrade(cwd, ['run', '--strategy', 'sma-cross', ...small]);
    await runs(cwd, { b: ['sma-cross', ...small] });
    const found = await compared(cwd, '20240601-120000-sma-cross', 'b');
    expect(found).toMatchObject({ isSame: true, differences: [{ name: 'world', a: 'paper', b: 'backtest' }] });
  });

  it('given a reason with commas, quotes and a missing metric, then it is read back as it was', async () => {
    const cwd = temporaryFolder();
    await runs(cwd, { a: ['sma-cross', ...small], b: ['sma-cross', ...small] });
    const file = join(cwd, 'b/fills.csv');
    const [header = '', first = '', ...rest] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [header, first.replace('BTCUSDT', '"B,""T"""'), ...rest].join('\n'));
    const run = JSON.parse(readFileSync(join(cwd, 'b/run.json'), 'utf8')) as {
      summary: { metrics: { sharpe?: number } };
    };
    delete run.summary.metrics.sharpe;
    writeFileSync(join(cwd, 'b/run.json'), JSON.stringify(run));
    expect(await compared(cwd, 'a', 'b')).toMatchObject({
      isSame: false,
      firstFill: { number: 1, b: { instrument: 'B,"T"', side: 'buy' } },
      metrics: { sharpe: { a: expect.any(Number) } },
    });
    expect((await rxtrade(cwd, ['backtest', 'compare', 'a', 'b'])).stdout).toMatch(/Sharpe ratio +-?[\d.]+ +n\/a\n/);
  });

  it('given a folder that is none, or files that are not those of a run, then E905 names them', async () => {
    const cwd = temporaryFolder();
    await runs(cwd, { a: ['sma-cross', ...small], b: ['sma-cross', ...small] });
    const refused = async (...args: readonly string[]) => {
      const { stderr, stdout, code } = await rxtrade(cwd, ['backtest', 'compare', ...args]);
      expect(stdout).toBe('');
      expect(code).not.toBe(0);
      return stderr;
    };
    expect(await refused('a', 'nowhere')).toMatch(/error E905: there is no run "nowhere"/);
    expect(await refused('a')).toContain('error E909');
    writeFileSync(join(cwd, 'b/fills.csv'), 'at,order\n1,2,3\n');
    expect(await refused('a', 'b')).toMatch(/error E905: ".*fills\.csv" cannot be read: a line has 3 cells/);
    writeFileSync(join(cwd, 'b/decisions.jsonl'), '{"kind":');
    writeFileSync(join(cwd, 'b/fills.csv'), 'at,order\n');
    expect(await refused('a', 'b')).toMatch(/error E905: ".*decisions\.jsonl"/);
    writeFileSync(join(cwd, 'b/run.json'), '{}');
    expect(await refused('a', 'b')).toMatch(/error E905: ".*run\.json" is not/);
  });
});
