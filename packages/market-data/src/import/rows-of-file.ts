import { HistoryCsvReader } from '../csv/index.ts';
import type { Rows } from '../history/index.ts';
import { formOfFile, piecesOf } from './open-pieces.ts';
import { parquetBlocks } from './parquet-blocks.ts';
import type { ReadFileOptions } from './read-file-options.ts';
import { unreadable } from './unreadable.ts';

/** A file of rows, as they are read. */
export type FileRows = {
  readonly blocks: AsyncIterable<Rows>;
  /** Bad rows left out so far. */
  readonly skipped: () => number;
};

/** Rows given on at once. */
const blockRows = 65_536;

/** Reads a file of any form in blocks; `onRead` is told the bytes of the file itself. */
export function rowsOfFile(path: string, options: ReadFileOptions, onRead: (bytes: number) => void): FileRows {
  const reader = new HistoryCsvReader({ ...options, file: path });
  return { blocks: blocksOf(path, { reader, options, onRead }), skipped: () => reader.skipped.count };
}

type Reading = {
  readonly reader: HistoryCsvReader;
  readonly options: ReadFileOptions;
  readonly onRead: (bytes: number) => void;
};

async function* blocksOf(path: string, { reader, options, onRead }: Reading): AsyncGenerator<Rows> {
  try {
    const form = await formOfFile(path);
    if (form === 'parquet') {
      yield* parquetBlocks(path, options, onRead);
      return;
    }
    for await (const piece of piecesOf(path, form, onRead)) {
      reader.push(piece);
      if (reader.length >= blockRows) yield* taken(reader);
    }
    reader.end();
    yield* taken(reader);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function* taken(reader: HistoryCsvReader): Generator<Rows> {
  const rows = reader.take();
  if (rows !== undefined && rows.length > 0) yield rows;
}
