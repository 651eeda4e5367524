import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileIn, temporaryFolder } from '../cli/command-line.fixture.ts';
import { startRxtrade } from './child-process.fixture.ts';

describe('the program', () => {
  it('given --help, then it answers', async () => {
    const { stdout, stderr, code } = await startRxtrade(temporaryFolder(), ['--help']);
    expect(stdout).toContain('Usage: rxtrade');
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('given an unknown command, then 2', async () => {
    expect((await startRxtrade(temporaryFolder(), ['luck'])).code).toBe(2);
  });
});

describe('Ctrl-C', () => {
  // a bar every two milliseconds: slow enough to be interrupted at a tenth, fast enough to get there
  const paced = ['run', '--bars', '5000', '--pace', '150000x', '--record', 'run.jsonl', '--out', 'x'];

  it('given one on the way, then it ends, and files are complete', async () => {
    const cwd = temporaryFolder();
    const ended = await startRxtrade(
      cwd,
      paced,
      once('10%', (child) => child.kill('SIGINT')),
    );
    expect(ended.stderr).toContain('what is done so far will be kept');
    expect(ended.code).toBe(1);
    expect(readdirSync(cwd).sort()).toEqual(['run.jsonl', 'x']);
    expect(readdirSync(join(cwd, 'x'))).toContain('report.html');
    expect(JSON.parse(readFileSync(join(cwd, 'x/run.json'), 'utf8'))).toMatchObject({ wasStopped: true });
    expect((await startRxtrade(cwd, ['replay', 'run.jsonl'])).code, 'so is the recording').toBe(0);
  });

  it('given one on the way of a backtest, then its results are kept, and marked', async () => {
    const cwd = temporaryFolder();
    const args = ['backtest', 'run', 'momentum_strategy', '--bars', '400000', '--instrument', 'BTCUSDT', '--out', 'x'];
    const ended = await startRxtrade(
      cwd,
      args,
      once('10%', (child) => child.kill('SIGINT')),
    );
    expect(ended.code).toBe(1);
    expect(readdirSync(cwd)).toEqual(['x']);
    const document: unknown = JSON.parse(readFileSync(join(cwd, 'x/run.json'), 'utf8'));
    expect(document).toMatchObject({ wasStopped: true, endedBy: 'stop', summary: { bars: expect.any(Number) } });
    expect(ended.stdout).toMatch(/warning: .*stopped before the end of the data/);
  });

  it('given a second one, then it ends at once, and files are complete or absent', async () => {
    const cwd = temporaryFolder();
    const first = once('10%', (child) => child.kill('SIGINT'));
    const second = once('will be kept', (child) => child.kill('SIGINT'));
    const ended = await startRxtrade(cwd, paced, (stderr, child) => {
      first(stderr, child);
      second(stderr, child);
    });
    expect([130, 1], '1 where it was done before the second came').toContain(ended.code);
    expect(readdirSync(cwd).filter((name) => name.includes('partial'))).toEqual([]);
    if (existsSync(join(cwd, 'x'))) expect(readdirSync(join(cwd, 'x'))).toHaveLength(9);
  });
});

/** Acts the first time that a text has been said. */
function once(text: string, act: (child: ChildProcess) => void): (stderr: string, child: ChildProcess) => void {
  let isDone = false;
  return (stderr, child) => {
    if (isDone || !stderr.includes(text)) return;
    isDone = true;
    act(child);
  };
}

describe('a strategy file', () => {
  const strategy = (body: string) => `import { defineStrategy } from '@rxtrade/core';
import { z } from 'zod';
export const own = defineStrategy({
  name: 'own',
  params: z.strictObject({ size: z.number().default(1) }),
  setup: (context, { size }: { size: number }) => ({ onBar: (bar) => { ${body} } }),
});
`;

  it('given one in TypeScript, in a folder without packages, then it runs', async () => {
    const cwd = temporaryFolder();
    const file = fileIn(cwd, 'own.ts', strategy("context.target(bar, size, 'hold');"));
    const args = ['backtest', 'run', file, '--bars', '500', '--param', 'size=0.5', '--quiet', '--json'];
    const { stdout, code } = await startRxtrade(cwd, args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      parameters: { own: { size: 0.5 } },
      summary: { fills: expect.any(Number) },
    });
  });

  it.each([
    ['throws on a bar', strategy("throw new TypeError('boom');"), 'error E051: strategy "own" failed: boom'],
    [
      'throws while it loads',
      "throw new Error('too early');\n",
      'error E902: strategy file "own.ts" does not load: too early, in line 1',
    ],
    ['does not compile', 'export const a = ;\n', 'error E902: strategy file "own.ts" does not load: '],
    ['exports none', 'export const a = 1;\n', 'error E902: strategy file "own.ts" exports no strategy'],
  ])('given one that %s, then it is said where, and nothing is written', async (_, text, message) => {
    const cwd = temporaryFolder();
    const file = fileIn(cwd, 'own.ts', text);
    const { stdout, stderr, code } = await startRxtrade(cwd, ['run', '--strategy', file, '--bars', '500', '--quiet']);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(code).toBe(1);
    expect(readdirSync(cwd)).toEqual(['own.ts']);
  });
});
