import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { barsCsv, fileIn, rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';
import { strategyIn } from './strategy-file.fixture.ts';

const small = ['--bars', '800', '--instrument', 'BTCUSDT', '--quiet', '--no-cost-runs'];

type Verified = { readonly isSame: boolean; readonly differing: readonly string[] };

async function verified(cwd: string, run: string): Promise<Verified & { readonly code: number | undefined }> {
  const { stdout, code } = await rxtrade(cwd, ['backtest', 'verify', run, '--json']);
  return { ...(JSON.parse(stdout) as Verified), code };
}

const follow = (share: number) => `setup: (context) => ({ onBar: (bar) => context.target(bar, ${share}, 'hold') }),`;

describe('backtest verify', () => {
  it('given a run, then it is proven to come out the same, in text and as a document', async () => {
    const cwd = temporaryFolder();
    await rxtrade(cwd, ['backtest', 'run', 'sma-cross', ...small, '--out', 'a']);
    const { stdout, code } = await rxtrade(cwd, ['backtest', 'verify', 'a']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^a\n {2}same run {6}fingerprint [0-9a-f]{64}\n {2}same result {3}[0-9a-f]{64}\n$/);
    expect(await verified(cwd, 'a')).toMatchObject({ isSame: true, differing: [], code: 0 });
  });

  it('given everything a run can be made of, then it comes out the same', async () => {
    const cwd = temporaryFolder();
    const own = strategyIn(cwd, follow(0.5));
    fileIn(cwd, 'BTCUSDT.csv', barsCsv(900));
    fileIn(cwd, 'universe.csv', 'instrument,from,to\nBTCUSDT,2024-01-01,2024-01-03\n');
    const options = ['--from', '2024-01-01T12:00Z', '--warm-up', '6h', '--benchmark', 'BTCUSDT', '--ruin', '0.5'];
    await rxtrade(cwd, [
      ...['backtest', 'run', own, 'sma-cross@1h', '--data', 'BTCUSDT.csv', '--universe', 'universe.csv', '--quiet'],
      ...[...options, '--out', 'a'],
    ]);
    expect(await verified(cwd, 'a')).toMatchObject({ isSame: true, code: 0 });
  });

  it('given the run of another machine, then its files may lie elsewhere here', async () => {
    const theirs = temporaryFolder();
    const own = strategyIn(theirs, follow(0.5));
    fileIn(theirs, 'BTCUSDT.csv', barsCsv(300));
    fileIn(theirs, 'ETHUSDT.csv', barsCsv(300));
    const data = ['--data', 'BTCUSDT.csv', '--benchmark', 'ETHUSDT.csv'];
    await rxtrade(theirs, ['backtest', 'run', own, ...data, '--quiet', '--out', 'a', '--no-cost-runs']);
    const here = temporaryFolder();
    cpSync(join(theirs, 'a'), join(here, 'a'), { recursive: true });
    fileIn(here, 'bars.csv', barsCsv(300));
    const mine = strategyIn(here, follow(0.5));
    const files = ['--data', 'BTCUSDT=bars.csv', 'ETHUSDT=bars.csv', '--strategy', mine];
    rmSync(join(theirs, 'BTCUSDT.csv'));
    rmSync(join(theirs, 'own.mjs'));
    expect((await rxtrade(here, ['backtest', 'verify', 'a'])).code).toBe(1);
    const { code, stdout } = await rxtrade(here, ['backtest', 'verify', 'a', ...files]);
    expect(stdout).toMatch(/same run[\s\S]*same result/);
    expect(code).toBe(0);
    const stray = await rxtrade(here, ['backtest', 'verify', 'a', '--data', 'SOLUSDT=bars.csv']);
    expect(stray.stderr).toMatch(/error E903: the run has nothing that ".*bars\.csv" could stand in for/);
  });

  it('given other bars or another text of the strategy since, then the part is named, and 4', async () => {
    const cwd = temporaryFolder();
    const own = strategyIn(cwd, follow(0.5));
    const csv = barsCsv(300);
    fileIn(cwd, 'BTCUSDT.csv', csv);
    await rxtrade(cwd, ['backtest', 'run', own, '--data', 'BTCUSDT.csv', '--quiet', '--out', 'a', '--no-cost-runs']);
    fileIn(cwd, 'BTCUSDT.csv', csv.split('\n').slice(0, 250).join('\n'));
    expect(await verified(cwd, 'a')).toMatchObject({ isSame: false, differing: ['data'], code: 4 });
    fileIn(cwd, 'BTCUSDT.csv', csv);
    // a text that does the same is another text: nobody reads code to find that out
    strategyIn(cwd, `${follow(0.5)} // moved`);
    const { stdout, code } = await rxtrade(cwd, ['backtest', 'verify', 'a']);
    expect(code).toBe(4);
    expect(stdout).toContain('ANOTHER RUN   the version of rxtrade, or the text of a strategy file, is not the same');
    expect(stdout).toContain('same result');
  });

  it('given the result was changed by hand, then another one is said, and that nothing else explains it', async () => {
    const cwd = temporaryFolder();
    await rxtrade(cwd, ['backtest', 'run', 'sma-cross', ...small, '--out', 'a']);
    const file = join(cwd, 'a/run.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/"resultHash": "..../, '"resultHash": "0000'));
    const { stdout, code } = await rxtrade(cwd, ['backtest', 'verify', 'a']);
    expect(code).toBe(4);
    expect(stdout).toMatch(/same run[\s\S]*OTHER RESULT[\s\S]*something outside/);
  });

  it('given a run that was stopped, or none, then E910 and E905', async () => {
    const cwd = temporaryFolder();
    await rxtrade(cwd, ['backtest', 'run', 'sma-cross', ...small, '--out', 'a']);
    const file = join(cwd, 'a/run.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"wasStopped": false', '"wasStopped": true'));
    expect((await rxtrade(cwd, ['backtest', 'verify', 'a'])).stderr).toContain('error E910: run "a" was stopped');
    expect((await rxtrade(cwd, ['backtest', 'verify', 'b'])).stderr).toContain('error E905');
  });

  it('given two runs that differ in a seed and a cost, then compare names the parts', async () => {
    const cwd = temporaryFolder();
    await rxtrade(cwd, ['backtest', 'run', 'sma-cross', ...small, '--out', 'a']);
    await rxtrade(cwd, ['backtest', 'run', 'sma-cross', ...small, '--slippage', '9', '--out', 'b']);
    const { stdout } = await rxtrade(cwd, ['backtest', 'compare', 'a', 'b']);
    expect(stdout).toMatch(/Two fingerprints:\n +assumptions +costs, fill rule, sizing or limits are not the same/);
    expect((await rxtrade(cwd, ['backtest', 'compare', 'a', 'a'])).stdout).toMatch(/One fingerprint: [0-9a-f]{64}/);
  });
});
