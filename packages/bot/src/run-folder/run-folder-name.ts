import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type EpochMs, isoOf } from '@rxtrade/core';
import { partialOf } from './write-folder.ts';

/** Where runs are kept, from the current folder. */
export const runsFolder = join('data', 'runs');

/**
 * Takes the name `data/runs/20240301-120000-momentum_strategy`, with a number behind it where another run has it, also one
 * that ends in the same second and has not been written yet. It is for `writeFolder` to fill.
 */
export function reserveRunFolder(cwd: string, at: EpochMs, strategy: string): string {
  const [day = '', time = ''] = isoOf(at).split('T');
  const id = `${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${strategy}`;
  const runs = join(cwd, runsFolder);
  mkdirSync(runs, { recursive: true });
  for (let count = 1; ; count++) {
    const folder = join(runs, count === 1 ? id : `${id}-${count}`);
    if (!existsSync(folder) && isMade(partialOf(folder))) return folder;
  }
}

/** Makes a folder; false where it is there already. */
function isMade(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
