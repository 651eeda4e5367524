import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Ended, rxtrade, temporaryFolder } from '../cli/command-line.fixture.ts';

const page = readFileSync(fileURLToPath(new URL('../../../../docs/tutorial-backtest.md', import.meta.url)), 'utf8');

/** The blocks of a language, in the order of the page. */
function blocksOf(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text);
}

/** Runs the page's commands from its beginning, each as it stands; what each printed, by its text. */
async function evening(): Promise<{ readonly cwd: string; readonly ended: ReadonlyMap<string, Ended> }> {
  let cwd = temporaryFolder();
  const ended = new Map<string, Ended>();
  for (const line of blocksOf('sh').flatMap((block) => block.trim().split('\n'))) {
    const [program, ...words] = line.split(' ');
    if (program === 'cd') {
      cwd = join(cwd, words[0] as string);
      // the one file that a reader writes
      writeFileSync(join(cwd, 'strategies/breakout.ts'), blocksOf('ts')[0] as string);
      continue;
    }
    expect([program, words[0]], line).toEqual(['npx', 'rxtrade']);
    ended.set(words.slice(1).join(' '), await rxtrade(cwd, words.slice(1)));
  }
  return { cwd, ended };
}

describe('the tutorial', () => {
  it('given its commands one after the other, then each does what the page says', async () => {
    const { cwd, ended } = await evening();
    const codes = [...ended].map(([command, { code, stderr }]) => [command, code ?? stderr]);
    const found = codes.filter(([, code]) => code !== 0).map(([command]) => String(command).split(' ', 2).join(' '));
    expect(found, 'only the check that the page says finds something').toEqual(['backtest warm-up-check']);
    const saidBy = (start: string) => [...ended].findLast(([command]) => command.startsWith(start))?.[1].stdout ?? '';
    expect(saidBy('data import'), 'the second time').toContain('0 added, 260,000 there already');
    expect(saidBy('data check')).toContain('result: good');
    expect(saidBy('backtest leak-check')).toContain('No look-ahead found');
    expect(saidBy('backtest warm-up-check')).toContain('it was holding already');
    expect(saidBy('backtest compare')).toContain('parameter');
    expect(saidBy('gap')).toMatch(/Most of it is slippage/);
    expect(saidBy('gap')).toMatch(/unexplained +0\.00/);
    expect([...ended.values()].filter(({ stdout }) => stdout.includes('SYNTHETIC')).length).toBeGreaterThan(6);
    expect(existsSync(join(cwd, 'results/first/report.html'))).toBe(true);
  }, 60_000);
});
