import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { RxtradeError } from '@rxtrade/core';
import { columnAt, type HistoryKind, instantAt, type Rows, sliceRows } from '../history/index.ts';
import { parquetOf, rowsOfParquet } from '../parquet/index.ts';
import { isNotThere, writeThrough } from './files.ts';
import type { Part } from './manifest.ts';
import { cachePath, readCache, writeCache } from './part-cache.ts';

/** Writes rows as a part that no manifest names yet. */
export async function writePart(folder: string, file: string, rows: Rows): Promise<Part> {
  const bytes = parquetOf(rows);
  await writeThrough(join(folder, file), bytes);
  return {
    file,
    rows: rows.length,
    firstAt: instantAt(rows, 0),
    lastAt: instantAt(rows, rows.length - 1),
    bytes: bytes.length,
    crc32: crc32(bytes),
  };
}

/**
 * Reads a part from its Parquet file, which must be the one that was written, to the last bit.
 *
 * @throws As rejection, E121 when it is missing, cut or damaged.
 */
export async function readPart(folder: string, kind: HistoryKind, part: Part): Promise<Rows> {
  const path = join(folder, part.file);
  let bytes: Buffer<ArrayBuffer>;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw damaged(path, isNotThere(error) ? 'it is not there' : 'it cannot be read', error);
  }
  if (bytes.length !== part.bytes) throw damaged(path, `it has ${bytes.length} bytes where ${part.bytes} were written`);
  if (crc32(bytes) !== part.crc32) throw damaged(path, 'its checksum is not the one that was written');
  try {
    const rows = await rowsOfParquet(kind, bytes);
    if (rows.length === part.rows) return rows;
  } catch (error) {
    throw damaged(path, 'it cannot be unpacked', error);
  }
  throw damaged(path, `it does not hold ${part.rows} rows`);
}

/** Reads a part into rows of its length, from the cache where it can be trusted; else the cache is made. */
export async function readPartInto(folder: string, part: Part, target: Rows, useCache: boolean): Promise<void> {
  const cache = cachePath(join(folder, part.file));
  if (useCache && (await readCache(cache, part, target))) return;
  const rows = await readPart(folder, target.kind, part);
  for (const [i, column] of rows.columns.entries()) columnAt(target, i).set(column);
  if (useCache) await writeCache(cache, part, rows);
}

/** Room for the rows of one part within the rows of many. */
export function roomFor(part: Part, rows: Rows, offset: number): Rows {
  return sliceRows(rows, offset, offset + part.rows);
}

function damaged(path: string, why: string, cause?: unknown): RxtradeError {
  return new RxtradeError(
    'E121',
    `"${path}" is damaged: ${why}; restore it from a backup, or remove the series and import it again`,
    { path },
    cause,
  );
}
