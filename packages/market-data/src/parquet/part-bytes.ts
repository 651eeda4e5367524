import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type FileMetaData, parquetMetadata } from 'hyparquet';
import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { columnAt, columnsOf, emptyRows, type HistoryKind, isInstant, type Rows } from '../history/index.ts';
import { readChunks } from './read-chunks.ts';

/**
 * Rows as a Parquet file: instants as timestamps (differences, which regular bars compress to nothing), everything else
 * as doubles, zstd. Only instants have statistics: they are what a query can skip row groups by.
 */
export function parquetOf(rows: Rows): Uint8Array {
  const columnData = columnsOf(rows.kind).map((name, i): ColumnSource => {
    const column = columnAt(rows, i);
    return isInstant(name)
      ? { name, data: bigIntsOf(column), type: 'TIMESTAMP', encoding: 'DELTA_BINARY_PACKED', ...shape }
      : { name, data: column, type: 'DOUBLE', encoding: 'PLAIN', statistics: false, ...shape };
  });
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData }),
    codec: 'ZSTD',
    compressors: { ZSTD: (bytes) => zstdCompressSync(bytes) },
    createdBy: 'rxtrade',
  });
  // a part is one row group of one page a column: it is read whole or not at all
  void parquet.write({ columnData, rowGroupSize: Math.max(1, rows.length), pageSize: Number.MAX_SAFE_INTEGER });
  void parquet.finish();
  return writer.getBytes();
}

const shape = { nullable: false, offsetIndex: false } as const;

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

function bigIntsOf(instants: Float64Array): BigInt64Array {
  const whole = new BigInt64Array(instants.length);
  for (let i = 0; i < whole.length; i++) whole[i] = BigInt(instants[i] as number);
  return whole;
}

/** By halves, without a BigInt each. */
function copyInstants(from: BigInt64Array, to: Float64Array): void {
  const low = new Uint32Array(from.buffer, from.byteOffset, from.length * 2);
  const high = new Int32Array(from.buffer, from.byteOffset, from.length * 2);
  for (let i = 0; i < from.length; i++) to[i] = (high[2 * i + 1] as number) * 0x1_0000_0000 + (low[2 * i] as number);
}
