import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileIn, rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';
import { documentOf, onlyRun, runFiles } from './run-results.fixture.ts';

const small = ['--bars', '1500'];

describe('on the built-in market', () => {
  it('given no option but its length, then it trades, and says synthetic wherever a figure stands', async () => {
    const cwd = temporaryFolder();
    const { stdout, stderr, code } = await rxtrade(cwd, ['run', ...small]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SYNTHETIC/);
    expect(stdout).toMatch(/Total return +-?\d/);
    expect(stderr).toMatch(/100% .*equity/);
    const folder = onlyRun(cwd);
    expect(readdirSync(folder).sort()).toEqual(runFiles);
    expect(stdout).toContain(join(folder, 'report.html'));
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toMatch(/synthetic/i);
    const document = documentOf(folder);
    expect(document).toMatchObject({
      isSynthetic: true,
      wasStopped: false,
      spec: { world: 'paper', strategies: [{ strategy: 'momentum_strategy' }], seed: 42 },
      parameters: { momentum_strategy: { lookback: 288 } },
      journal: { records: expect.any(Number), checksum: expect.stringMatching(/^[0-9a-f]{8}$/) },
    });
    expect(document.summary).toMatchObject({ bars: 4500, currency: 'USDT' });
  });

  it('given it is run twice, then the bytes are the same, ids and wall times apart', async () => {
    const cwd = temporaryFolder();
    for (const out of ['a', 'b']) await rxtrade(cwd, ['run', ...small, '--out', out]);
    for (const name of runFiles.filter((one) => one !== 'run.json'))
      expect(readFileSync(join(cwd, 'a', name)).equals(readFileSync(join(cwd, 'b', name))), name).toBe(true);
    const own = { id: '', startedAt: '', endedAt: '', wallMs: 0 };
    expect({ ...documentOf(join(cwd, 'a')), ...own }).toEqual({ ...documentOf(join(cwd, 'b')), ...own });
    expect(readFileSync(join(cwd, 'a/fills.csv'), 'utf8').split('\n').length, 'something was traded').toBeGreaterThan(
      3,
    );
  });

  it('given another seed, then it is another market', async () => {
    const cwd = temporaryFolder();
    for (const seed of ['1', '2']) await rxtrade(cwd, ['run', ...small, '--seed', seed, '--out', seed]);
    expect(readFileSync(join(cwd, '1/equity.csv'), 'utf8')).not.toBe(readFileSync(join(cwd, '2/equity.csv'), 'utf8'));
  });

  it('given --json, then standard output is one document', async () => {
    const { stdout, code } = await rxtrade(temporaryFolder(), ['run', ...small, '--json', '--out', 'x']);
    expect(JSON.parse(stdout)).toMatchObject({ isSynthetic: true, folder: expect.stringMatching(/x$/) });
    expect(code).toBe(0);
  });

  it('given --quiet, then no progress is shown', async () => {
    const { stderr } = await rxtrade(temporaryFolder(), ['run', ...small, '--quiet']);
    expect(stderr).not.toMatch(/%/);
  });

  it('given a terminal, then progress, positions and decisions are drawn in place', async () => {
    const { stderr } = await rxtrade(temporaryFolder(), ['run', ...small], { isTty: true, columns: 100 });
    expect(stderr).toContain('SYNTHETIC  momentum_strategy on BTCUSDT, ETHUSDT, SOLUSDT');
    expect(stderr).toContain('\u001b[2K');
    expect(stderr).toMatch(/positions: /);
  });

  it('given instruments, window, timeframe, cash and costs, then they are what runs', async () => {
    const cwd = temporaryFolder();
    const args = ['run', '--bars', '9000', '--instrument', 'ETH/USDT', '--from', '2024-01-05', '--to', '2024-01-20'];
    args.push('--timeframe', '15m', '--cash', '2500.5', '--fee', '0', '--slippage', '0', '--spread', '0', '--out', 'x');
    args.push('--param', 'lookback=48', '--param', 'volatilityBars=48', '--finish', 'close-at-last-close');
    const { stdout, code } = await rxtrade(cwd, args);
    expect(code).toBe(0);
    expect(documentOf(join(cwd, 'x'))).toMatchObject({
      spec: {
        instruments: [{ id: 'ETH/USDT', feeRate: '0' }],
        intervalsMs: [900_000],
        cash: '2500.5',
        strategies: [{ params: { lookback: 48, volatilityBars: 48 } }],
        finish: 'close-at-last-close',
      },
      summary: { bars: 15 * 96, metrics: { initialEquity: 2500.5, endAt: Date.UTC(2024, 0, 20) } },
      assumptions: { isFree: true },
    });
    expect(stdout, 'a run without costs is labeled').toMatch(/^ZERO COST.*critical: Nothing costs anything/ms);
  });

  it('given money below the venue’s minimum, then orders are refused with the rule and the reason', async () => {
    const cwd = temporaryFolder();
    const { stdout, code } = await rxtrade(cwd, ['run', ...small, '--cash', '20', '--out', 'x']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Refused +[1-9]/);
    expect(readFileSync(join(cwd, 'x/decisions.jsonl'), 'utf8')).toMatch(/"kind":"refusal".*"code":"E301"/);
  });
});

describe('a recording', () => {
  it.each([
    [['--record', 'x/run.jsonl', '--out', 'x'], 'E903'],
    [['--record', 'taken.jsonl'], 'E906'],
    [['--record', 'taken.jsonl/below'], 'E906'],
    [['--out', 'taken.jsonl/below'], 'E906'],
  ])('given %j, then it is refused before anything runs', async (args, error) => {
    const cwd = temporaryFolder();
    fileIn(cwd, 'taken.jsonl', 'mine');
    const { stderr } = await rxtrade(cwd, ['run', ...args]);
    expect(stderr).toMatch(new RegExp(`^error ${error}: `));
    expect(readdirSync(cwd)).toEqual(['taken.jsonl']);
  });

  it('given it is asked for, then the journal beside it is the same as without', async () => {
    const cwd = temporaryFolder();
    await rxtrade(cwd, ['run', ...small, '--record', 'run.jsonl', '--out', 'a']);
    await rxtrade(cwd, ['run', ...small, '--out', 'b']);
    expect(documentOf(join(cwd, 'a')).journal).toEqual(documentOf(join(cwd, 'b')).journal);
    const lines = readFileSync(join(cwd, 'run.jsonl'), 'utf8').trimEnd().split('\n');
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('kind');
  });
});

describe('Ctrl-C', () => {
  it('given it on the way, then what is done so far is kept whole, marked, and the exit code tells', async () => {
    const cwd = temporaryFolder();
    let interrupt = () => {};
    const ended = await rxtrade(cwd, ['run', '--bars', '9000', '--record', 'run.jsonl', '--out', 'x'], {
      onInterrupt: (act) => {
        interrupt = act;
        return () => undefined;
      },
      stderr: (text) => {
        if (text.includes('%')) interrupt();
      },
    });
    expect(ended.code).toBe(1);
    expect(readdirSync(cwd).sort()).toEqual(['run.jsonl', 'x']);
    expect(readdirSync(join(cwd, 'x')).sort(), 'no further runs').toEqual(
      runFiles.filter((name) => name !== 'costs.csv'),
    );
    const document = documentOf(join(cwd, 'x'));
    expect(document).toMatchObject({ wasStopped: true });
    expect(document.summary.bars).toBeLessThan(27_000);
    expect(ended.stdout).toMatch(/warning: .*stopped/);
    expect((await rxtrade(cwd, ['replay', 'run.jsonl'])).code, 'its recording is whole too').toBe(0);
  });
});
