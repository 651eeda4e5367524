import { readFile } from 'node:fs/promises';
import { RxtradeError } from '@rxtrade/core';

/**
 * Reads a file of text, for `importFiles`, `readTaxCase` or `fileRates`.
 *
 * @throws As rejection, E509 when it is not there or cannot be read.
 */
export async function readTextFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new RxtradeError('E509', `"${path}" cannot be read; give a file of transactions or rates`, { path }, cause);
  }
}
