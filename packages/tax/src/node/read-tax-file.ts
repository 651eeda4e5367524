import { readFile } from 'node:fs/promises';
import { RxtradeError } from '@rxtrade/core';

/**
 * Reads a JSON file: transactions for `readTaxCase`, or which fields of a form take which figures.
 *
 * @throws As rejection, E509 when it is not there, cannot be read, or is no JSON.
 */
export async function readTaxFile(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (cause) {
    const why = cause instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new RxtradeError('E509', `"${path}" ${why}; give a JSON file`, { path }, cause);
  }
}
