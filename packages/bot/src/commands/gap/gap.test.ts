import { describe, expect, it } from 'vitest';
import { barsCsv, type Ended, fileIn, rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';

const bars = ['--data', 'BTCUSDT=bars.csv', '--quiet'];

/** Records a paper run, makes a backtest, and holds one against the other. */
async function gapOf(
  recorded: readonly string[],
  backtest: readonly string[],
  flags: readonly string[] = [],
): Promise<Ended> {
  const cwd = temporaryFolder();
  fileIn(cwd, 'bars.csv', barsCsv(1_500));
  await rxtrade(cwd, ['run', '--strategy', 'sma-cross', ...bars, '--record', 'session.jsonl', ...recorded]);
  await rxtrade(cwd, ['backtest', 'run', 'sma-cross', ...bars, '--out', 'hoped', ...backtest]);
  return rxtrade(cwd, ['gap', 'session.jsonl', 'hoped', ...flags]);
}

type Told = {
  readonly gap: number;
  readonly unexplained: number;
  readonly causes: readonly { cause: string; amount: number }[];
};

describe('gap', () => {
  it('given the same settings, then the two came out the same', async () => {
    const { stdout, stderr, code } = await gapOf([], []);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('They came out the same.');
  });

  it('given a backtest without slippage, then all of the gap is slippage', async () => {
    const { stdout, code } = await gapOf([], ['--slippage', '0'], ['--json']);
    expect(code).toBe(0);
    const { gap, unexplained, causes } = JSON.parse(stdout) as Told;
    expect(gap).toBeLessThan(0);
    expect(unexplained).toBeCloseTo(0, 6);
    for (const { cause, amount } of causes) expect(amount).toBeCloseTo(cause === 'slippage' ? gap : 0, 6);
    expect((await gapOf([], ['--slippage', '0'])).stdout).toMatch(/Most of it is slippage: -\d+\.\d\d USDT\./);
  });

  it('given other parameters, then all of it is the signal', async () => {
    const { stdout } = await gapOf(['--param', 'slow=44'], [], ['--json']);
    const { gap, causes } = JSON.parse(stdout) as Told;
    expect(causes.find(({ cause }) => cause === 'signal')?.amount).toBeCloseTo(gap, 6);
  });

  it('given other cash, then E911, with the way out', async () => {
    const { stderr, code } = await gapOf([], ['--cash', '500']);
    expect(code).toBe(1);
    expect(stderr).toContain('error E911: the recording has cash 10000 and the backtest 500');
  });

  it('given no recording, or no run, then what is missing', async () => {
    const cwd = temporaryFolder();
    expect((await rxtrade(cwd, ['gap', 'none.jsonl', 'hoped'])).stderr).toContain('E907');
    fileIn(cwd, 'bars.csv', barsCsv(200));
    await rxtrade(cwd, ['run', '--strategy', 'sma-cross', ...bars, '--record', 'session.jsonl']);
    expect((await rxtrade(cwd, ['gap', 'session.jsonl', 'hoped'])).stderr).toContain('E905');
  });
});
