import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import type { Worksheet } from '../../worksheets/index.ts';
import { writePrivateFile } from '../write-private-file.ts';
import { worksheetPdf } from './worksheet-pdf.ts';

/**
 * Writes each worksheet as a PDF, `form8949-2025.pdf`, into a folder that is made if it is not there, and gives the paths.
 * A file is there whole or not at all, readable by its owner alone, and of the same bytes for the same worksheet; one that
 * was there is replaced.
 *
 * @throws As rejection, E511 when the folder or a file cannot be written.
 */
export async function writeWorksheets(folder: string, sheets: readonly Worksheet[]): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new RxtradeError('E511', `"${folder}" cannot be made a folder; choose another place`, { folder }, cause);
  });
  const paths: string[] = [];
  for (const sheet of sheets) {
    const path = join(folder, `${sheet.name}-${sheet.year}.pdf`);
    await writePrivateFile(path, await worksheetPdf(sheet));
    paths.push(path);
  }
  return paths;
}
