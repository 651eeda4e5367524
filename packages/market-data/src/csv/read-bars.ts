import { BarCsvReader, type BarFile, type ReadBarsOptions } from './bar-csv-reader.ts';

/**
 * Reads CSV that is in memory, whole or in pieces, into columns.
 *
 * @throws E101 when it is not a file of bars; unless bad rows are skipped E102 to E106 with the line of the first.
 */
export function readBars(bytes: Uint8Array | Iterable<Uint8Array>, options: ReadBarsOptions = {}): BarFile {
  const reader = new BarCsvReader(options);
  for (const piece of ArrayBuffer.isView(bytes) ? [bytes] : bytes) reader.push(piece);
  return reader.end();
}

/**
 * Reads CSV that arrives in pieces, holding no more of it than one line and the piece.
 *
 * @throws As rejection, what `readBars` throws, and whatever the source fails with.
 */
export async function readBarStream(
  pieces: AsyncIterable<Uint8Array>,
  options: ReadBarsOptions = {},
): Promise<BarFile> {
  const reader = new BarCsvReader(options);
  for await (const piece of pieces) reader.push(piece);
  return reader.end();
}
