import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rxtrade, temporaryFolder } from '../../cli/command-line.fixture.ts';

/** A folder with the recording of a run that trades. */
async function recorded(...args: readonly string[]): Promise<string> {
  const cwd = temporaryFolder();
  const run = ['run', '--bars', '1500', '--quiet', '--out', 'x', '--record', 'run.jsonl', ...args];
  expect((await rxtrade(cwd, run)).code).toBe(0);
  return cwd;
}

/** Changes a recording and gives it the right checksum again, so that only its content is wrong. */
function forge(cwd: string, change: (lines: readonly string[]) => readonly string[]): void {
  const file = join(cwd, 'run.jsonl');
  const lines = change(readFileSync(file, 'utf8').trimEnd().split('\n').slice(0, -1));
  const text = `${lines.join('\n')}\n`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  writeFileSync(file, `${text}${JSON.stringify({ kind: 'end', lines: lines.length, sha256 })}\n`);
}

const firstOf = (lines: readonly string[], part: string) => lines.findIndex((line) => line.includes(part));

describe('replay', () => {
  it.each([
    [['--strategy', 'momentum_strategy']],
    [['--strategy', 'sma-cross', '--finish', 'close-at-last-close']],
    [['--strategy', 'sma-cross-reactive', '--timeframe', '15m']],
    [['--cash', '60', '--from', '2024-01-02']],
  ])('given a recording made with %j, then every decision and order is reproduced', async (args) => {
    const cwd = await recorded(...args);
    const saved = JSON.parse(readFileSync(join(cwd, 'x/run.json'), 'utf8')) as {
      summary: { decisions: number; refusals: number; metrics: { finalEquity: number } };
    };
    const { stdout, code } = await rxtrade(cwd, ['replay', 'run.jsonl', '--json']);
    expect(code).toBe(0);
    const { decisions, refusals, metrics } = saved.summary;
    expect(decisions).toBeGreaterThan(0);
    expect(JSON.parse(stdout)).toMatchObject({
      isSame: true,
      isSynthetic: true,
      decisions: decisions + refusals,
      finalEquity: metrics.finalEquity,
    });
  });

  it('given it as text, then one line says what was compared', async () => {
    const cwd = await recorded();
    const { stdout, stderr } = await rxtrade(cwd, ['replay', 'run.jsonl']);
    expect(stdout).toMatch(
      /^SYNTHETIC .*: all \d+ decisions and refusals and \d+ orders of \d+ inputs are as recorded/,
    );
    expect(stderr).toBe('');
  });
});

describe('a recording that is not what the trader would decide', () => {
  it.each([
    [
      'a bar whose close is another',
      (lines: readonly string[]) => {
        const i = firstOf(lines, '"kind":"fact"') - 1;
        return lines.with(i, (lines[i] ?? '').replace(/"close":[\d.]+/, '"close":1'));
      },
    ],
    [
      'an order of another quantity',
      (lines: readonly string[]) => {
        const i = firstOf(lines, '"kind":"intent"');
        return lines.with(i, (lines[i] ?? '').replace(/"quantity":"\d+"/, '"quantity":"1"'));
      },
    ],
    ['an order left out', (lines: readonly string[]) => lines.toSpliced(firstOf(lines, '"kind":"intent"'), 1)],
    ['a decision left out', (lines: readonly string[]) => lines.toSpliced(firstOf(lines, '"kind":"fact"'), 1)],
    [
      'a decision of another reason',
      (lines: readonly string[]) => {
        const i = firstOf(lines, '"kind":"fact"');
        return lines.with(i, (lines[i] ?? '').replace('"reason":"', '"reason":"not '));
      },
    ],
    [
      'a decision too many',
      (lines: readonly string[]) => {
        const i = firstOf(lines, '"kind":"fact"');
        return lines.toSpliced(i, 0, lines[i] ?? '');
      },
    ],
    [
      'another parameter',
      (lines: readonly string[]) => lines.with(0, (lines[0] ?? '').replace('"params":{}', '"params":{"lookback":100}')),
    ],
  ])('given %s, then the first difference is shown, with 4', async (_, change) => {
    const cwd = await recorded();
    forge(cwd, change);
    const { stdout, stderr, code } = await rxtrade(cwd, ['replay', 'run.jsonl']);
    expect(stderr).toMatch(/^error E071: the replay decided .+ where the rec.+ has .+/);
    expect(stdout).toBe('');
    expect(code).toBe(4);
  });

  it('given a record that is none, then E072', async () => {
    const cwd = await recorded();
    forge(cwd, (lines) => lines.with(1, '{"kind":"input","input":{"kind":"weather"}}'));
    const { stderr, code } = await rxtrade(cwd, ['replay', 'run.jsonl']);
    expect(stderr).toMatch(/^error E072: /);
    expect(code).toBe(1);
  });

  it('given other versions, then they are told', async () => {
    const cwd = await recorded();
    forge(cwd, (lines) => lines.with(0, (lines[0] ?? '').replace(/"node":"[^"]+"/, '"node":"1.2.3"')));
    const { stderr, code } = await rxtrade(cwd, ['replay', 'run.jsonl']);
    expect(stderr).toContain('on Node 1.2.3');
    expect(code).toBe(0);
  });

  it('given a strategy that is not there any more, then E901', async () => {
    const cwd = await recorded();
    forge(cwd, (lines) =>
      lines.with(0, (lines[0] ?? '').replace('"strategy":"momentum_strategy"', '"strategy":"gone"')),
    );
    expect((await rxtrade(cwd, ['replay', 'run.jsonl'])).stderr).toMatch(/^error E901: /);
  });
});
