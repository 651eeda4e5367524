import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RxtradeError } from '@rxtrade/core';

/**
 * Writes the file of a new strategy, and the folder it lies in.
 *
 * @throws As rejection, E906 when the file exists or cannot be written; what was there stays as it was.
 */
export async function writeStrategy(path: string, text: string): Promise<void> {
  let made: string | undefined;
  try {
    made = await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    if (!isThere) await rm(made ?? path, { recursive: true, force: true }).catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    const what = isThere
      ? 'exists already; choose another name, or another file with --out'
      : `cannot be written: ${reason}`;
    throw new RxtradeError('E906', `"${path}" ${what}`, { path }, error);
  }
}
