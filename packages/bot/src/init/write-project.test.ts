import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../commands/run-command.fixture.ts';
import { projectName } from './project-files.ts';
import { writeProject } from './write-project.ts';

const files = { 'a.txt': 'a', 'deep/er/b.txt': 'b', '.env': 'SECRET=' };

/** Everything in a folder, hidden too. */
const namesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();

describe('writing a project', () => {
  it('given a folder that is not there, nor the one above, then all files are in it', async () => {
    const parent = folderWith();
    await writeProject(join(parent, 'x/y'), files);
    expect(namesIn(parent)).toEqual([
      'x',
      'x/y',
      'x/y/.env',
      'x/y/a.txt',
      'x/y/deep',
      'x/y/deep/er',
      'x/y/deep/er/b.txt',
    ]);
    expect(readFileSync(join(parent, 'x/y/deep/er/b.txt'), 'utf8')).toBe('b');
  });

  it('given the file of secrets, then only its owner may read it', async () => {
    const parent = folderWith();
    await writeProject(join(parent, 'x'), files);
    expect(statSync(join(parent, 'x/.env')).mode & 0o777).toBe(0o600);
  });

  it('given an empty folder, or a repository without files, then it is filled where it is', async () => {
    const folder = folderWith({ '.git/HEAD': 'ref' });
    const { ino } = statSync(folder);
    await writeProject(folder, files);
    expect(statSync(folder).ino).toBe(ino);
    expect(readdirSync(folder).toSorted()).toEqual(['.env', '.git', 'a.txt', 'deep']);
  });

  it('given what an interrupted attempt left, then it is cleared away', async () => {
    const parent = folderWith({ '.x.partial/old.txt': 'old' });
    await writeProject(join(parent, 'x'), files);
    expect(readdirSync(parent)).toEqual(['x']);
    expect(readdirSync(join(parent, 'x'))).not.toContain('old.txt');
  });

  it('given a folder with a file in it, then it is refused and stays as it was', async () => {
    const folder = folderWith({ 'mine.txt': 'mine' });
    await expect(writeProject(folder, files)).rejects.toMatchObject({
      code: 'E906',
      message: `"${folder}" is not empty, it holds "mine.txt"; choose another folder`,
    });
    expect(namesIn(folder)).toEqual(['mine.txt']);
  });

  it('given a file in place of the folder, then it is refused', async () => {
    const folder = folderWith({ x: 'file' });
    await expect(writeProject(join(folder, 'x'), files)).rejects.toMatchObject({
      code: 'E906',
      message: expect.stringContaining('is a file'),
    });
    await expect(writeProject(join(folder, 'x/y'), files)).rejects.toMatchObject({ code: 'E906' });
    expect(readFileSync(join(folder, 'x'), 'utf8')).toBe('file');
  });

  it('given a file that cannot be written, then nothing is left behind', async () => {
    const impossible = { ...files, 'a.txt/c.txt': 'a file is no folder' };
    const parent = folderWith();
    await expect(writeProject(join(parent, 'x/y'), impossible)).rejects.toMatchObject({
      code: 'E906',
      message: expect.stringContaining('cannot be written'),
    });
    expect(namesIn(parent)).toEqual([]);

    const empty = folderWith();
    await expect(writeProject(empty, impossible)).rejects.toMatchObject({ code: 'E906' });
    expect(namesIn(empty)).toEqual([]);
  });
});

describe('the name of a project', () => {
  it.each([
    ['my-bot', 'my-bot'],
    ['My Bot (2)', 'my-bot-2'],
    ['.hidden', 'hidden'],
    ['Größe', 'gr-e'],
    ['***', 'my-bot'],
    ['', 'my-bot'],
  ])('given the folder "%s", then it is %s', (folder, name) => {
    expect(projectName(folder)).toBe(name);
  });
});
