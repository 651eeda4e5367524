import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { barsCsv, fileIn, rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';

const small = ['--bars', '1500', '--quiet'];

describe('backtest run', () => {
  it('given a strategy by name, then its figures and what they rest on, and nothing is written', async () => {
    const cwd = temporaryFolder();
    const { stdout, code } = await rxtrade(cwd, ['backtest', 'run', 'sma-cross', ...small, '--param', 'slow=40']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SYNTHETIC/);
    expect(stdout).toMatch(/Strategy +sma-cross/);
    expect(stdout).toMatch(/Slippage +2 bps/);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('given --json, then one document with parameters, figures and assumptions', async () => {
    const { stdout, code } = await rxtrade(temporaryFolder(), [
      ...['backtest', 'run', 'sma-cross', ...small, '--json'],
      ...['--param', 'fast=5', '--param', 'short=false'],
    ]);
    expect(code).toBe(0);
    const document = JSON.parse(stdout) as Record<string, unknown>;
    expect(document).toMatchObject({
      isSynthetic: true,
      spec: { world: 'backtest', strategies: [{ id: 'sma-cross', params: { fast: 5, short: false } }] },
      parameters: { 'sma-cross': { fast: 5, slow: 20, short: false } },
      summary: { metrics: { trades: { count: expect.any(Number) } } },
    });
    expect(document).not.toHaveProperty('journal');
  });

  it('given --out, then the folder is that of a run, and the fills are those of the paper world', async () => {
    const cwd = temporaryFolder();
    await rxtrade(cwd, ['backtest', 'run', 'momentum_strategy', ...small, '--out', 'backtest']);
    await rxtrade(cwd, ['run', ...small, '--out', 'paper']);
    expect(readdirSync(join(cwd, 'backtest'))).toEqual(readdirSync(join(cwd, 'paper')));
    for (const name of ['fills.csv', 'orders.csv', 'ledger.csv', 'trades.csv', 'equity.csv', 'decisions.jsonl'])
      expect(readFileSync(join(cwd, 'backtest', name), 'utf8'), name).toBe(
        readFileSync(join(cwd, 'paper', name), 'utf8'),
      );
  });

  it('given the two forms of one strategy, then they decide alike', async () => {
    const cwd = temporaryFolder();
    for (const name of ['sma-cross', 'sma-cross-reactive'])
      await rxtrade(cwd, ['backtest', 'run', name, ...small, '--out', name]);
    const decisions = (name: string) =>
      readFileSync(join(cwd, name, 'decisions.jsonl'), 'utf8').replaceAll('"sma-cross-reactive"', '"sma-cross"');
    expect(decisions('sma-cross-reactive')).toBe(decisions('sma-cross'));
    expect(decisions('sma-cross').split('\n').length).toBeGreaterThan(50);
  });

  it('given a file, a timeframe, an instrument and costs, then they are what runs', async () => {
    const cwd = temporaryFolder();
    const files = [fileIn(cwd, 'BTCUSDT.csv', barsCsv(900)), `ETHUSDT=${fileIn(cwd, 'b.csv', barsCsv(900))}`];
    const { stdout, code } = await rxtrade(cwd, [
      ...['backtest', 'run', 'sma-cross', '--data', ...files, '--instrument', 'ethusdt', '--timeframe', '15m'],
      ...['--fee', '0.0005', '--slippage', '3', '--spread', '4', '--cash', '777', '--json', '--quiet'],
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      spec: {
        instruments: [{ id: 'ETHUSDT', feeRate: '0.0005' }],
        intervalsMs: [900_000],
        slippageBps: 3,
        spreadBps: 4,
        cash: '777',
      },
      data: [{ instrument: 'ETHUSDT', bars: 300 }],
    });
  });

  it('given costs of zero, then summary, run.json and report are labeled', async () => {
    const cwd = temporaryFolder();
    const args = ['backtest', 'run', 'sma-cross', ...small, '--fee', '0', '--slippage', '0', '--spread', '0'];
    const { stdout } = await rxtrade(cwd, [...args, '--out', 'free']);
    expect(stdout).toContain('\nZERO COST: no fees, no spread, no slippage');
    expect(stdout.match(/Nothing costs anything in this run/g)).toHaveLength(1);
    expect(stdout).toContain('critical: Nothing costs anything in this run');
    const document: unknown = JSON.parse(readFileSync(join(cwd, 'free/run.json'), 'utf8'));
    expect(document).toMatchObject({ isFree: true, label: expect.stringContaining('ZERO COST') });
    const report = readFileSync(join(cwd, 'free/report.html'), 'utf8');
    expect(report).toMatch(/<title>[^<]*\(synthetic, zero cost\)<\/title>/);
    const { stdout: paid } = await rxtrade(cwd, ['backtest', 'run', 'sma-cross', ...small]);
    expect(paid).not.toMatch(/zero cost/i);
  });

  it('given a run, then summary, run.json and report say the same of what looks wrong', async () => {
    const cwd = temporaryFolder();
    const { stdout } = await rxtrade(cwd, ['backtest', 'run', 'sma-cross', ...small, '--out', 'run']);
    const { diagnosis, summary } = JSON.parse(readFileSync(join(cwd, 'run/run.json'), 'utf8')) as {
      readonly diagnosis: readonly { readonly id: string; readonly severity: string; readonly sentence: string }[];
      readonly summary: { readonly risk: unknown };
    };
    const report = readFileSync(join(cwd, 'run/report.html'), 'utf8');
    expect(diagnosis.map(({ id }) => id)).toContain('synthetic-data');
    expect(summary.risk).toMatchObject({ tail: 0.05 });
    for (const { id, severity, sentence } of diagnosis) {
      expect(stdout).toContain(`  ${severity}: ${sentence}\n`);
      expect(report).toContain(`data-finding="${id}"`);
    }
  });

  it.each([
    ['luck', [], 'E901', 2],
    ['sma-cross', ['--param', 'fast=9', '--param', 'slow=3'], 'E050', 2],
    ['sma-cross', ['--param', 'fast=x', '--param', 'luck=7'], 'E050', 2],
    ['sma-cross', ['--param', 'fast'], 'E903', 2],
    ['sma-cross', ['--pace', '1x'], 'E909', 2],
    ['sma-cross', ['--record', 'x'], 'E909', 2],
  ])('given %s with %j, then %s', async (strategy, args, error, code) => {
    const ended = await rxtrade(temporaryFolder(), ['backtest', 'run', strategy, ...small, ...args]);
    expect(ended.stderr).toContain(`error ${error}: `);
    expect(ended.stdout).toBe('');
    expect(ended.code).toBe(code);
  });
});
