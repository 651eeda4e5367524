import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import { removeUnlessFinished } from './unfinished.ts';

/**
 * Writes a folder whole or not at all: into a hidden one beside it, which is renamed when the last file is complete. With
 * `isReserved` the hidden one is there already, and ours.
 *
 * @throws As rejection, E906 when the folder exists already or cannot be written; nothing is left behind.
 */
export async function writeFolder(
  folder: string,
  files: Readonly<Record<string, string>>,
  { isReserved = false }: { readonly isReserved?: boolean } = {},
): Promise<void> {
  requireFree(folder);
  const partial = partialOf(folder);
  const finished = removeUnlessFinished(partial);
  try {
    if (!isReserved) await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(partial, name), text);
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    const message = error instanceof Error ? error.message : String(error);
    throw new RxtradeError('E906', `"${folder}" cannot be written: ${message}`, { folder }, error);
  } finally {
    finished();
  }
}

/** The hidden folder in which another one is written. */
export function partialOf(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.partial`);
}

/** @throws E906 when something of that name is there, or nothing can be written where it would lie. */
export function requireFree(path: string): void {
  if (existsSync(path))
    throw new RxtradeError('E906', `"${path}" exists already; choose another name, or remove it`, { path });
  let parent = dirname(path);
  while (!existsSync(parent)) parent = dirname(parent);
  try {
    if (!statSync(parent).isDirectory()) throw new Error(`"${parent}" is a file`);
    accessSync(parent, constants.W_OK);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new RxtradeError('E906', `"${path}" cannot be written: ${message}; choose another place`, { path }, error);
  }
}
