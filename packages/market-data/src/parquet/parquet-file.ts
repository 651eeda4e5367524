import { zstdCompressSync } from 'node:zlib';
import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { columnAt, columnsOf, emptyRows, type HistoryKind, isInstant, type Rows } from '../history/index.ts';

/**
 * Writes Parquet: instants as timestamps (differences, which regular bars compress to nothing), everything else as doubles,
 * zstd. Only instants have statistics: they are what a query can skip row groups by.
 */
export class ParquetFile {
  private readonly bytes: ByteWriter;
  private readonly parquet: ParquetWriter;
  private readonly kind: HistoryKind;

  /** `capacity` is about how many bytes are taken at once: room made beforehand is not made by copying. */
  constructor(kind: HistoryKind, capacity = 4_096) {
    this.bytes = new ByteWriter(capacity);
    this.kind = kind;
    this.parquet = new ParquetWriter({
      writer: this.bytes,
      schema: schemaFromColumnData({ columnData: sourcesOf(emptyRows(kind, 0), 'INT64') }),
      codec: 'ZSTD',
      compressors: { ZSTD: (page) => zstdCompressSync(page) },
      createdBy: 'rxtrade',
    });
  }

  /** Adds a row group, of one page a column. */
  add(rows: Rows): void {
    const columnData = sourcesOf(rows, 'INT64');
    void this.parquet.write({ columnData, rowGroupSize: Math.max(1, rows.length), pageSize: Number.MAX_SAFE_INTEGER });
  }

  /** Takes the bytes written so far; what is written later goes on behind them. */
  take(): Uint8Array {
    const { bytes } = this;
    const taken = new Uint8Array(bytes.buffer, 0, bytes.index).slice();
    // the offsets of the file go on, only the buffer begins anew
    bytes.index = 0;
    return taken;
  }

  /** Closes the file; the last bytes are to be taken. */
  end(): void {
    // instants are written as the integers they are, and only called timestamps: to convert each would cost a quarter more
    this.parquet.schema = schemaFromColumnData({ columnData: sourcesOf(emptyRows(this.kind, 0), 'TIMESTAMP') });
    void this.parquet.finish();
  }
}

/** Rows as a file of one row group. */
export function parquetOf(rows: Rows): Uint8Array {
  const file = new ParquetFile(rows.kind, 4_096 + rows.length * rows.columns.length * 4);
  file.add(rows);
  file.end();
  return file.take();
}

const shape = { nullable: false, offsetIndex: false } as const;

function sourcesOf(rows: Rows, instantType: 'INT64' | 'TIMESTAMP'): ColumnSource[] {
  return columnsOf(rows.kind).map((name, i): ColumnSource => {
    const column = columnAt(rows, i);
    return isInstant(name)
      ? { name, data: bigIntsOf(column), type: instantType, encoding: 'DELTA_BINARY_PACKED', ...shape }
      : { name, data: column, type: 'DOUBLE', encoding: 'PLAIN', statistics: false, ...shape };
  });
}

function bigIntsOf(instants: Float64Array): BigInt64Array {
  const whole = new BigInt64Array(instants.length);
  for (let i = 0; i < whole.length; i++) whole[i] = BigInt(instants[i] as number);
  return whole;
}
