import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RxtradeError } from '@rxtrade/core';

/**
 * Makes a folder that only its owner enters (mode 0700), with everything `fill` writes into it or not at all. One that holds
 * anything is left alone: reports of two runs would otherwise mix.
 *
 * @throws As rejection, E511 when it holds something or cannot be made, and what `fill` throws.
 */
export async function wholeFolder(path: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const partial = `${path}.${randomUUID()}.partial`;
  if ((await tried(path, () => namesIn(path))).length > 0)
    throw new RxtradeError('E511', `"${path}" is not empty; choose a folder that is, or a new one`, { path });
  try {
    await tried(path, async () => {
      await mkdir(dirname(path), { recursive: true });
      await mkdir(partial, { mode: 0o700 });
    });
    await fill(partial);
    // takes the place of an empty folder, and of nothing else
    await tried(path, () => rename(partial, path));
  } catch (cause) {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    throw cause;
  }
}

async function namesIn(path: string): Promise<readonly string[]> {
  return readdir(path).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  });
}

async function tried<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw new RxtradeError('E511', `"${path}" cannot be made a folder; choose another place`, { path }, cause);
  }
}
