import { stat } from 'node:fs/promises';
import { type DurationMs, RxtradeError, timeframeOf } from '@rxtrade/core';
import {
  columnsFrom,
  type HistoryKind,
  inOrder,
  type Rows,
  type SeriesKey,
  type SeriesRows,
} from '../history/index.ts';
import { commonestSpacing } from '../quality/index.ts';
import type { AppendOptions, AppendSummary, HistoryStore, SeriesWriter } from '../store/index.ts';
import type { ReadFileOptions } from './read-file-options.ts';
import { rowsOfFile } from './rows-of-file.ts';
import { unreadable } from './unreadable.ts';

/** What to import, and as what. */
export type ImportOptions = AppendOptions &
  ReadFileOptions & {
    readonly venue: string;
    readonly instrument: string;
    /** Of bars; by default the commonest distance between the first of them. */
    readonly intervalMs?: DurationMs;
    /** Is told how far the import is, as often as a block of rows was read. */
    readonly onProgress?: (progress: ImportProgress) => void;
    /** Gives up and leaves the store as it was. */
    readonly signal?: AbortSignal;
  };

/** How far an import is. */
export type ImportProgress = { readonly bytes: number; readonly bytesTotal: number; readonly rows: number };

/** What became of an import. */
export type ImportSummary = AppendSummary & {
  readonly key: SeriesKey;
  /** Rows read; of an order book, a row a level. */
  readonly rows: number;
  /** Bad rows that were left out. */
  readonly skipped: number;
};

/**
 * Imports files of one series into a store: CSV, plain, gzip or zip as Binance publishes, and Parquet, told by their
 * content. All of them together are one import: it is there whole or, when it fails, is given up or killed, not at all. No
 * more is held in memory than a few blocks of rows, however long the files are.
 *
 * @throws As rejection, E107 when a file cannot be read, E128 when its columns are not those of history, E102 to E106 for a
 * bad row, E125 for another timeframe, E124 for rows that are stored with other values, and what `HistoryStore` throws.
 */
export async function importFiles(
  store: HistoryStore,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportSummary> {
  const sizes = await Promise.all(paths.map(sizeOf));
  const bytesTotal = sizes.reduce((sum, size) => sum + size, 0);
  let bytes = 0;
  let rows = 0;
  let skipped = 0;
  let target: Target | undefined;
  try {
    for (const path of paths) {
      let isFirst = true;
      const file = rowsOfFile(path, options, (read) => {
        bytes += read;
      });
      for await (const block of file.blocks) {
        options.signal?.throwIfAborted();
        target ??= await open(store, block, path, options);
        if (isFirst) checkSame(target.key, block, path);
        isFirst = false;
        await target.writer.write(withColumns(target.key, block));
        rows += block.length;
        options.onProgress?.({ bytes, bytesTotal, rows });
      }
      skipped += file.skipped();
    }
    if (target === undefined)
      throw new RxtradeError('E128', `"${paths.join('", "')}" holds no rows; check that it is the right file`, {
        paths,
      });
    return { key: target.key, rows, skipped, ...(await target.writer.commit()) };
  } finally {
    await target?.writer.abort();
  }
}

type Target = { readonly key: SeriesKey; readonly writer: SeriesWriter };

async function open(store: HistoryStore, block: Rows, path: string, options: ImportOptions): Promise<Target> {
  const { venue, instrument, intervalMs } = options;
  const key: SeriesKey =
    block.kind === 'bars'
      ? { venue, instrument, kind: 'bars', intervalMs: intervalMs ?? spacingOf(block, path) }
      : { venue, instrument, kind: block.kind };
  return { key, writer: await store.writer(key, options) };
}

function spacingOf(block: Rows, path: string): DurationMs {
  const found = commonestSpacing(block.columns[0] as Float64Array);
  if (found !== undefined) return found;
  throw new RxtradeError('E125', `"${path}" holds one bar, which does not show its timeframe; name it`, { path });
}

/** Each file is of the kind and timeframe of the first. */
function checkSame(key: SeriesKey, block: Rows, path: string): void {
  if (block.kind !== key.kind) {
    throw new RxtradeError('E128', `"${path}" holds ${block.kind}, not ${key.kind}; import each kind on its own`, {
      path,
    });
  }
  if (key.kind !== 'bars') return;
  const spacing = commonestSpacing(block.columns[0] as Float64Array);
  if (spacing === undefined || spacing === key.intervalMs) return;
  throw new RxtradeError(
    'E125',
    `"${path}" holds bars of ${timeframeOf(spacing)}, not of ${timeframeOf(key.intervalMs)}; import them as what they are, and resample`,
    { path, spacing },
  );
}

function withColumns(key: SeriesKey, block: Rows): SeriesRows {
  // levels of a book come in any order within their update
  const rows = key.kind === 'book' ? inOrder(block) : block;
  return { ...key, columns: columnsFrom(key.kind satisfies HistoryKind, rows) } as SeriesRows;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw unreadable(path, error);
  }
}
