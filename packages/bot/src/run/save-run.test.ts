import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/command-line.fixture.ts';
import { reserveRunFolder, runsFolder } from '../run-folder/index.ts';
import { saveRun } from './save-run.ts';

describe('saveRun', () => {
  it('given a run whose report cannot be made, then it fails and the reserved name is free again', async () => {
    const cwd = temporaryFolder();
    const at = Date.UTC(2024, 2, 1, 12);
    const folder = reserveRunFolder(cwd, at, 'sma-cross');
    const unrenderable = {} as never;
    await expect(
      saveRun({ folder, isReserved: true }, unrenderable, unrenderable, unrenderable),
    ).rejects.toBeInstanceOf(TypeError);
    expect(readdirSync(join(cwd, runsFolder))).toEqual([]);
    expect(reserveRunFolder(cwd, at, 'sma-cross')).toBe(folder);
  });
});
