import { zstdDecompressSync } from 'node:zlib';
import { type FileMetaData, parquetMetadata } from 'hyparquet';
import { columnAt, columnsOf, emptyRows, type HistoryKind, type Rows } from '../history/index.ts';
import { readChunks } from './read-chunks.ts';

/** Reads what `parquetOf` wrote. Rejects when it is not that. */
export async function rowsOfParquet(kind: HistoryKind, bytes: Uint8Array<ArrayBuffer>): Promise<Rows> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const metadata = withoutTypes(parquetMetadata(buffer));
  const rows = emptyRows(kind, Number(metadata.num_rows));
  const names = columnsOf(kind);
  const chunks = await readChunks({
    file: { byteLength: buffer.byteLength, slice: (start, end) => buffer.slice(start, end) },
    metadata,
    columns: [...names],
    compressors: { ZSTD: (page) => zstdDecompressSync(page) },
  });
  let count = 0;
  for (const { name, values, rowStart } of chunks) {
    const target = columnAt(rows, names.indexOf(name));
    if (values instanceof BigInt64Array) copyInstants(values, target.subarray(rowStart));
    else target.set(values as Float64Array, rowStart);
    count += values.length;
  }
  if (count !== rows.length * names.length) throw new Error(`${count} values for ${rows.length} rows`);
  return rows;
}

/** The same file, its timestamps read as the integers they are: a Date each would cost ten times as much. */
function withoutTypes(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element) => {
    const { converted_type: _, logical_type: __, ...rest } = element;
    return rest;
  });
  return { ...metadata, schema };
}

/** By halves, without a BigInt each. */
function copyInstants(from: BigInt64Array, to: Float64Array): void {
  const low = new Uint32Array(from.buffer, from.byteOffset, from.length * 2);
  const high = new Int32Array(from.buffer, from.byteOffset, from.length * 2);
  for (let i = 0; i < from.length; i++) to[i] = (high[2 * i + 1] as number) * 0x1_0000_0000 + (low[2 * i] as number);
}
