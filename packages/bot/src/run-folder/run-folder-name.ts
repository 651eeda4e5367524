import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type EpochMs, isoOf } from '@rxtrade/core';

/** Where runs are kept, from the current folder. */
export const runsFolder = join('data', 'runs');

/** `data/runs/20240301-120000-momentum_strategy`, with a number behind it where that is taken. */
export function freeRunFolder(cwd: string, at: EpochMs, strategy: string): string {
  const [day = '', time = ''] = isoOf(at).split('T');
  const id = `${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${strategy}`;
  let folder = join(cwd, runsFolder, id);
  for (let count = 2; existsSync(folder); count++) folder = join(cwd, runsFolder, `${id}-${count}`);
  return folder;
}
