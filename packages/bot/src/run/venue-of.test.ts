import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rxtrade, temporaryFolder } from '../cli/command-line.fixture.ts';

const run = ['backtest', 'run', 'sma-cross', '--bars', '2000', '--quiet', '--no-cost-runs', '--out'];

describe('how the venue fills, from the command line', () => {
  it.each([
    ['fills', 'touch', /Fill rule +limits fill when touched/],
    ['fills', 'path', /Fill rule .*along a path to the nearer extreme first/],
    ['volume-share', '0.1', /Volume +0.1 of the volume/],
    ['slippage-model', 'volatility', /Slippage +0.1 of the volatility of 20 bars/],
    ['slippage-model', 'impact', /Slippage +square-root impact 1/],
    ['reject-rate', '0.5', /Rejects +each order with a probability of 0.5/],
    ['leverage', '3', /Leverage +3, cross margin/],
  ])('given --%s %s, then it is told, is another run, and verifies', async (flag, value, told) => {
    const cwd = temporaryFolder();
    await rxtrade(cwd, [...run, 'plain']);
    const { code, stdout } = await rxtrade(cwd, [...run, 'x', `--${flag}`, value]);
    expect(code).toBe(0);
    expect(stdout).toMatch(told);
    const hashOf = (name: string) => {
      const saved = JSON.parse(readFileSync(join(cwd, name, 'run.json'), 'utf8')) as { fingerprint: { hash: string } };
      return saved.fingerprint.hash;
    };
    expect(hashOf('x')).not.toBe(hashOf('plain'));
    expect((await rxtrade(cwd, ['backtest', 'verify', 'x'])).code).toBe(0);
  });

  it('given what says the default, then it is the same run', async () => {
    const cwd = temporaryFolder();
    const defaults = ['--fills', 'careful', '--slippage-model', 'fixed', '--funding-price', 'mark'];
    const [plain, said] = [await rxtrade(cwd, [...run, 'a']), await rxtrade(cwd, [...run, 'b', ...defaults])];
    const hashOf = ({ stdout }: { readonly stdout: string }) => /Fingerprint +(\S+)/.exec(stdout)?.[1];
    expect(hashOf(said)).toBe(hashOf(plain));
  });

  it('given them in the configuration, then they hold where no option says otherwise', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'config'));
    writeFileSync(
      join(cwd, 'config', 'config.yml'),
      'trading:\n  trading_pairs: [BTCUSDT]\npaper:\n  fills: touch\n  volume_share: 0.1\n  leverage: 3\n',
    );
    const { stdout } = await rxtrade(cwd, [...run, 'configured', '--volume-share', '0.2']);
    expect(stdout).toMatch(/Fill rule +limits fill when touched/);
    expect(stdout).toMatch(/Volume +0.2 of the volume/);
    expect(stdout).toMatch(/Leverage +3, cross margin/);
  });

  it.each([
    ['fills', 'kind'],
    ['volume-share', '0'],
    ['volume-share', '1.5'],
    ['slippage-model', 'none'],
    ['reject-rate', '2'],
    ['leverage', '0.5'],
    ['funding-price', 'last'],
  ])('given --%s %s, then E903 says what it may be', async (flag, value) => {
    const { code, stderr } = await rxtrade(temporaryFolder(), [...run, 'x', `--${flag}`, value]);
    expect(stderr).toMatch(new RegExp(`E903: --${flag} must be .*not "${value}"`));
    expect(code).toBe(2);
  });
});
