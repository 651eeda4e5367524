import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RxtradeError } from '@rxtrade/core';

/**
 * Writes a folder whole or not at all: into a hidden one beside it, which is renamed when the last file is complete.
 *
 * @throws E906 when the folder exists already or cannot be written; nothing is left behind.
 */
export async function writeFolder(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  if (existsSync(folder))
    throw new RxtradeError('E906', `"${folder}" exists already; choose another folder`, { folder });
  const partial = join(dirname(folder), `.${folder.split(/[\\/]/).at(-1)}.partial`);
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(partial, name), text);
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    throw new RxtradeError(
      'E906',
      `"${folder}" cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      { folder },
      error,
    );
  }
}
