import { readFile } from 'node:fs/promises';
import { RxtradeError } from '@rxtrade/core';

/**
 * Reads a file of text, for `importFiles`, `readTaxCase` or `fileRates`.
 *
 * @throws As rejection, E509 when it is not there, cannot be read, or is not text in UTF-8.
 */
export async function readTextFile(path: string): Promise<string> {
  const text = await read(path);
  // a zero byte is no character of text: every second one is in UTF-16, and archives and spreadsheets are full of them
  if (!text.includes('\0')) return text;
  const what = text.startsWith('PK') ? 'an archive or a spreadsheet' : 'in UTF-16 or no text at all';
  throw new RxtradeError('E509', `"${path}" is ${what}; save it as CSV in UTF-8`, { path });
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const isAbsent = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const why = isAbsent ? 'is not there; check its name' : 'cannot be read; give a file of text that is yours to read';
    throw new RxtradeError('E509', `"${path}" ${why}`, { path }, cause);
  }
}
