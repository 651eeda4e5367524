import { open } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { RxtradeError } from '@rxtrade/core';
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync } from 'hyparquet';
import { finisherOf, type MatchedField, matchFields } from '../fields/index.ts';
import { columnAt, columnsOf, emptyRows, type Rows } from '../history/index.ts';
import { readChunks } from '../parquet/index.ts';
import { numberOf } from './parquet-values.ts';
import type { ReadFileOptions } from './read-file-options.ts';

/** Reads a Parquet file of ours or of others, a row group at a time. */
export async function* parquetBlocks(
  path: string,
  options: ReadFileOptions,
  onRead: (bytes: number) => void,
): AsyncGenerator<Rows> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const file: AsyncBuffer = {
      byteLength: size,
      async slice(from, to = size) {
        const bytes = new Uint8Array(to - from);
        await handle.read(bytes, 0, bytes.length, from);
        onRead(bytes.length);
        return bytes.buffer;
      },
    };
    const metadata = await parquetMetadataAsync(file);
    // one level below the root: nested columns are none of ours
    const names = metadata.schema.slice(1).map(({ name }) => name);
    const { kind, fields } = matchFields(names, path, options.kind);
    let rowStart = 0;
    for (const { num_rows } of metadata.row_groups) {
      const group = { metadata, file, rowStart, rowEnd: rowStart + Number(num_rows) };
      const rows = emptyRows(kind, Number(num_rows));
      for (const column of rows.columns) column.fill(Number.NaN);
      for (const field of fields) await readColumn(group, { name: names[field.index] ?? '', field, rows, path });
      finish(rows, options);
      rowStart += Number(num_rows);
      if (rows.length > 0) yield rows;
    }
  } finally {
    await handle.close();
  }
}

const compressors = {
  ZSTD: (page: Uint8Array) => zstdDecompressSync(page),
  GZIP: (page: Uint8Array) => gunzipSync(page),
  BROTLI: (page: Uint8Array) => brotliDecompressSync(page),
};

type Group = {
  readonly metadata: FileMetaData;
  readonly file: AsyncBuffer;
  readonly rowStart: number;
  readonly rowEnd: number;
};

type Column = { readonly name: string; readonly field: MatchedField; readonly rows: Rows; readonly path: string };

async function readColumn(group: Group, { name, field, rows, path }: Column): Promise<void> {
  const target = columnAt(rows, columnsOf(rows.kind).indexOf(field.column));
  for (const { values, rowStart } of await readChunks({ ...group, columns: [name], compressors })) {
    for (let i = 0; i < values.length; i++) {
      const row = rowStart + i;
      const value = numberOf(values[i], field.form);
      if (value === undefined) {
        throw new RxtradeError(
          'E102',
          `"${path}" row ${row}: ${name} is ${String(values[i])}, which is no ${field.column}; correct it, or rename the column`,
          { path, row },
        );
      }
      // the first field that says it wins, as of two that name the sequence before
      if (Number.isNaN(target[row - group.rowStart])) target[row - group.rowStart] = value;
    }
  }
}

/** As CSV rows are finished, one by one in place. */
function finish(rows: Rows, { clockOffsetMs = 0 }: ReadFileOptions): void {
  const finishRow = finisherOf(rows.kind, { clockOffsetMs });
  const values = new Float64Array(rows.columns.length);
  for (let i = 0; i < rows.length; i++) {
    for (let column = 0; column < values.length; column++) values[column] = columnAt(rows, column)[i] as number;
    finishRow(values);
    for (let column = 0; column < values.length; column++) columnAt(rows, column)[i] = values[column] as number;
  }
}
