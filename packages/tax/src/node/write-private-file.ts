import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { RxtradeError } from '@rxtrade/core';

/**
 * Writes a file that only its owner reads (mode 0600): what somebody earned is nobody else's business. It is there whole or
 * as it was before. A text may come in pieces, which are written as they are made.
 *
 * @throws As rejection, E511 when it cannot be written.
 */
export async function writePrivateFile(path: string, content: string | Uint8Array | Iterable<string>): Promise<void> {
  const partial = `${path}.${randomUUID()}.partial`;
  try {
    await writeFile(partial, content, { mode: 0o600, flag: 'wx' });
    await rename(partial, path);
  } catch (cause) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw new RxtradeError('E511', `"${path}" cannot be written; choose another place`, { path }, cause);
  }
}
