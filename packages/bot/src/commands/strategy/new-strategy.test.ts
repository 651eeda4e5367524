import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, runCommand } from '../run-command.fixture.ts';
import { addStrategyCommand } from './add-strategy-command.ts';

const create = (cwd: string, ...args: readonly string[]) =>
  runCommand(addStrategyCommand, ['strategy', 'new', ...args], { cwd });

describe('rxtrade strategy new', () => {
  it('given a name, then the file of a strategy in handler form is written', async () => {
    const cwd = folderWith();
    const { exit, stdout, stderr } = await create(cwd, 'buy-dips');
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toBe('wrote strategies/buy-dips.ts\nnext\n  rxtrade backtest run strategies/buy-dips.ts\n');
    const text = readFileSync(join(cwd, 'strategies/buy-dips.ts'), 'utf8');
    expect(text).toContain("name: 'buy-dips'");
    expect(text).toContain('implements StrategyHandlers');
  });

  it('given --reactive and a file, then it is written there as observables', async () => {
    const cwd = folderWith();
    const { exit, stdout } = await create(cwd, 'buy_dips', '--reactive', '--out', 'src/deep/x.mts', '--json');
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ name: 'buy_dips', file: 'src/deep/x.mts', form: 'reactive' });
    expect(readFileSync(join(cwd, 'src/deep/x.mts'), 'utf8')).toContain('bar$.pipe(');
  });

  it.each(['Buy', 'buy dips', '1st', '../escape', 'a/b', 'buy-', "x'", 'ünder', '', 'x'.repeat(61)])(
    'given "%s" for a name, then it is E903, and nothing is written',
    async (name) => {
      const cwd = folderWith();
      const { error, exit } = await create(cwd, name);
      expect(error).toMatch(/^E903 ".*" is no name for a strategy; use small letters/);
      expect(exit).toBeUndefined();
      expect(readdirSync(cwd)).toEqual([]);
    },
  );

  it('given the name of a strategy that ships, then it is refused, because that one would be found', async () => {
    expect((await create(folderWith(), 'sma-cross')).error).toBe(
      'E903 "sma-cross" is the name of a strategy that ships; choose another',
    );
  });

  it('given a file that exists, then it is E906, and the file stays as it was', async () => {
    const cwd = folderWith({ 'strategies/mine.ts': 'mine' });
    const { error } = await create(cwd, 'mine');
    expect(error).toContain('E906');
    expect(error).toContain('exists already');
    expect(readFileSync(join(cwd, 'strategies/mine.ts'), 'utf8')).toBe('mine');
  });

  it('given a place that cannot hold a file, then it is E906, and no folder is left behind', async () => {
    const cwd = folderWith({ file: '' });
    expect((await create(cwd, 'mine', '--out', 'file/x.ts')).error).toContain('E906');
    expect(readdirSync(cwd)).toEqual(['file']);
  });

  it.each(['x.js', 'x', 'x.ts/'])('given --out %s, then it is E903', async (file) => {
    expect((await create(folderWith(), 'mine', '--out', file)).error).toBe(
      `E903 --out is "${file}"; a strategy file ends in .ts or .mts`,
    );
  });
});
