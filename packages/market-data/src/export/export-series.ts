import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { isRxtradeError, RxtradeError } from '@rxtrade/core';
import { type KindRows, type Rows, rowsOf, type SeriesKey } from '../history/index.ts';
import { ParquetFile } from '../parquet/index.ts';
import type { HistoryRange, HistoryStore } from '../store/index.ts';
import { csvHeader, csvLines } from './csv-lines.ts';

/** What to export. */
export type ExportOptions = HistoryRange & {
  /** Is told how many rows were written. */
  readonly onProgress?: (rows: number) => void;
};

/**
 * Writes a series, or a range of it, to a file that `importFiles` reads back without losing a bit: CSV, compressed when the
 * name ends in `.gz`, or Parquet when it ends in `.parquet`. The file is there whole or not at all. Returns how many rows
 * it holds; of an order book, a row a level.
 *
 * @throws As rejection, E127 when there is no such series, E121 when it is damaged, E107 when the file cannot be written.
 */
export async function exportSeries(
  store: HistoryStore,
  key: SeriesKey,
  { path, ...options }: ExportOptions & { readonly path: string },
): Promise<number> {
  const aside = `${path}.${process.pid}.tmp`;
  const counted = { rows: 0 };
  const blocks = blocksOf(store, key, options, counted);
  const content = path.endsWith('.parquet') ? parquetPieces(key, blocks) : csvPieces(key, blocks);
  try {
    // before there is a file: a series that is not there leaves none
    if ((await store.find(key)) === undefined) await store.load(key);
    await mkdir(dirname(path), { recursive: true });
    const target = createWriteStream(aside);
    if (path.endsWith('.gz')) await pipeline(Readable.from(content), createGzip(), target);
    else await pipeline(Readable.from(content), target);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw unwritable(path, error);
  }
  return counted.rows;
}

async function* blocksOf(
  store: HistoryStore,
  key: SeriesKey,
  { onProgress, ...range }: ExportOptions,
  counted: { rows: number },
): AsyncGenerator<Rows> {
  for await (const columns of store.read(key, range)) {
    const rows = rowsOf({ kind: key.kind, columns } as KindRows);
    yield rows;
    counted.rows += rows.length;
    onProgress?.(counted.rows);
  }
}

async function* csvPieces({ kind }: SeriesKey, blocks: AsyncIterable<Rows>): AsyncGenerator<string> {
  yield csvHeader(kind);
  for await (const rows of blocks) yield* csvLines(rows);
}

async function* parquetPieces({ kind }: SeriesKey, blocks: AsyncIterable<Rows>): AsyncGenerator<Uint8Array> {
  const file = new ParquetFile(kind);
  for await (const rows of blocks) {
    file.add(rows);
    yield file.take();
  }
  file.end();
  yield file.take();
}

function unwritable(path: string, error: unknown): unknown {
  if (isRxtradeError(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new RxtradeError('E107', `"${path}" cannot be written: ${message}; check the path`, { path }, error);
}
