import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileIn, rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';

describe('data sample', () => {
  it('given a name, then synthetic bars that the store takes, the same for the same seed', async () => {
    const cwd = temporaryFolder();
    const { stdout, code } = await rxtrade(cwd, ['data', 'sample', 'a.csv.gz', '--bars', '500']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SYNTHETIC/);
    expect(stdout).toContain('data import a.csv.gz --as synthetic/BTCUSDT');
    await rxtrade(cwd, ['data', 'sample', 'b.csv', '--bars', '500', '--json']);
    const text = readFileSync(join(cwd, 'b.csv'), 'utf8');
    expect(gunzipSync(readFileSync(join(cwd, 'a.csv.gz'))).toString()).toBe(text);
    expect(text.trimEnd().split('\n')).toHaveLength(501);
    await rxtrade(cwd, ['data', 'sample', 'c.csv', '--bars', '500', '--seed', '7']);
    expect(readFileSync(join(cwd, 'c.csv'), 'utf8')).not.toBe(text);
  });

  it('given a run over what the store keeps of nobody, then it is labeled, and pays a spread', async () => {
    const cwd = temporaryFolder();
    await rxtrade(cwd, ['data', 'sample', 'a.csv', '--bars', '900']);
    await rxtrade(cwd, ['data', 'import', 'a.csv', '--as', 'synthetic/BTCUSDT']);
    const run = ['backtest', 'run', 'sma-cross', '--data', 'store:synthetic/BTCUSDT/1m', '--json', '--no-cost-runs'];
    const { stdout } = await rxtrade(cwd, run);
    expect(JSON.parse(stdout)).toMatchObject({ isSynthetic: true, assumptions: { spread: '2 bps' } });
  });

  it.each([
    [['--bars', '0'], '--bars must be a whole number from 1'],
    [['--bars', 'many'], '--bars must be a whole number from 1, not "many"'],
    [['--seed', '-1'], '--seed must be a whole number from 0'],
    [['--timeframe', '7x'], '--timeframe must be one such as 1m or 1h, not "7x"'],
  ])('given %j, then E903 says what is wrong, and no file is left', async (flags, message) => {
    const cwd = temporaryFolder();
    const { stderr, code } = await rxtrade(cwd, ['data', 'sample', 'a.csv', ...flags]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect((await rxtrade(cwd, ['data', 'sample', 'a.csv', '--bars', '2'])).code).toBe(0);
  });

  it('given a file that is there, then E906, and it stays', async () => {
    const cwd = temporaryFolder();
    fileIn(cwd, 'a.csv', 'mine');
    expect((await rxtrade(cwd, ['data', 'sample', 'a.csv'])).stderr).toContain('E906');
    expect(readFileSync(join(cwd, 'a.csv'), 'utf8')).toBe('mine');
  });
});
