import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/command-line.fixture.ts';
import { reserveRunFolder } from './run-folder-name.ts';
import { writeFolder } from './write-folder.ts';

describe('writeFolder', () => {
  it('given files, then they are there, in folders that were not, and nothing else is', async () => {
    const folder = temporaryFolder();
    await writeFolder(join(folder, 'a/b'), { 'one.txt': '1', 'two.txt': '2' });
    expect(readFileSync(join(folder, 'a/b/one.txt'), 'utf8')).toBe('1');
    expect(readdirSync(join(folder, 'a'))).toEqual(['b']);
  });

  it('given a folder that is there, then E906 and it is as it was', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine/precious.txt'), 'x');
    await expect(writeFolder(join(folder, 'mine'), { 'a.txt': '' })).rejects.toMatchObject({ code: 'E906' });
    expect(readdirSync(join(folder, 'mine'))).toEqual(['precious.txt']);
  });

  it('given a file that cannot be written, then E906 and nothing is left', async () => {
    const folder = temporaryFolder();
    const files = { 'good.txt': '1', 'no-such-folder/bad.txt': '2' };
    await expect(writeFolder(join(folder, 'out'), files)).rejects.toMatchObject({ code: 'E906' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('given what an earlier process left half-written, then it is replaced', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, '.out.partial'));
    writeFileSync(join(folder, '.out.partial/stale.txt'), 'x');
    await writeFolder(join(folder, 'out'), { 'a.txt': '1' });
    expect(readdirSync(join(folder, 'out'))).toEqual(['a.txt']);
    expect(existsSync(join(folder, '.out.partial'))).toBe(false);
  });
});

describe('reserveRunFolder', () => {
  const at = Date.UTC(2024, 2, 1, 9, 5, 7, 999);

  it('given an instant and a strategy, then the folder is named after both, and numbered when taken', async () => {
    const cwd = temporaryFolder();
    const first = reserveRunFolder(cwd, at, 'sma-cross');
    expect(first).toBe(join(cwd, 'data/runs/20240301-090507-sma-cross'));
    await writeFolder(first, { 'a.txt': '1' }, { isReserved: true });
    expect(readdirSync(join(cwd, 'data/runs'))).toEqual(['20240301-090507-sma-cross']);
    expect(reserveRunFolder(cwd, at, 'sma-cross')).toBe(`${first}-2`);
  });

  it('given two runs of the same second, neither of them written, then each has a folder of its own', async () => {
    const cwd = temporaryFolder();
    const folders = [1, 2, 3].map(() => reserveRunFolder(cwd, at, 'x'));
    expect(new Set(folders).size).toBe(3);
    await Promise.all(folders.map((folder, i) => writeFolder(folder, { 'a.txt': String(i) }, { isReserved: true })));
    expect(folders.map((folder) => readFileSync(join(folder, 'a.txt'), 'utf8'))).toEqual(['0', '1', '2']);
  });
});
