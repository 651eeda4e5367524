import { RxtradeError } from '@rxtrade/core';
import type { HistoryKind, Rows } from '../history/index.ts';
import type { SkippedRows } from '../quality/index.ts';
import { lineEnd, textOf } from './ascii.ts';
import { badRowError, SkippedRowList } from './bad-row.ts';
import { layoutOf } from './csv-format.ts';
import { eventLayoutOf } from './event-layout.ts';
import { EventRowReader } from './event-row-reader.ts';
import { offsetOf } from './iso-instant.ts';
import { Lines } from './lines.ts';
import { RowBlocks } from './row-blocks.ts';
import { RowReader } from './row-reader.ts';
import type { TimeNotation } from './time-reader.ts';

/** How to read a file of history. */
export type HistoryCsvOptions = {
  readonly file: string;
  /** What it holds; by default its columns tell. */
  readonly kind?: HistoryKind;
  readonly onBadRow?: 'fail' | 'skip';
  readonly time?: TimeNotation;
  readonly zone?: string;
  /** Added to a recorder's clock (`localTime`, `receivedAt`) that is known to be behind. */
  readonly clockOffsetMs?: number;
};

const byteOrderMark = '\u00ef\u00bb\u00bf';

/**
 * Reads CSV of any kind of history as it arrives, and gives the rows on as they are taken: of a file of any length no more
 * is held than what was read since.
 */
export class HistoryCsvReader {
  private readonly options: HistoryCsvOptions;
  private readonly lines: Lines;
  private readonly skippedRows = new SkippedRowList();
  private rows:
    | { readonly reader: RowReader | EventRowReader; readonly blocks: RowBlocks; readonly kind: HistoryKind }
    | undefined;

  /** @throws E011 when the zone is none. */
  constructor(options: HistoryCsvOptions) {
    this.options = options;
    const { zone } = options;
    if (zone !== undefined && offsetOf(zone) === undefined)
      throw new RxtradeError('E011', `"${zone}" is not a zone; write Z, UTC or an offset such as +02:00`, { zone });
    this.lines = new Lines({
      readFirst: (bytes, start, line) => this.readFirst(bytes, start, line),
      readRow: (bytes, start, line) => this.readRow(bytes, start, line),
      tooLong: (line, bytesMax) =>
        new RxtradeError('E128', `"${options.file}" is not CSV: line ${line} is longer than ${bytesMax} bytes`, {}),
    });
  }

  /** What the file holds, once its first line was read. */
  get kind(): HistoryKind | undefined {
    return this.rows?.kind;
  }

  /** Rows read since they were last taken. */
  get length(): number {
    return this.rows?.blocks.length ?? 0;
  }

  get skipped(): SkippedRows {
    return this.skippedRows;
  }

  /** @throws E128 when the first line shows no known columns; unless bad rows are skipped E102 to E106 with the line. */
  push(piece: Uint8Array): void {
    this.lines.push(piece);
  }

  /** Reads what is left. @throws What `push` throws. */
  end(): void {
    this.lines.end();
  }

  take(): Rows | undefined {
    return this.rows?.blocks.take();
  }

  private readFirst(bytes: Uint8Array, start: number, line: number): number {
    const { file, kind: wanted, time, zone, clockOffsetMs = 0 } = this.options;
    const end = lineEnd(bytes, start);
    const whole = textOf(bytes, start, end);
    const markLength = whole.startsWith(byteOrderMark) ? byteOrderMark.length : 0;
    const text = whole.slice(markLength);
    const layout = eventLayoutOf(text, file, wanted);
    const { kind, hasHeader } = layout;
    const times = {
      ...(time !== undefined && { notation: time }),
      ...(zone !== undefined && { zone }),
      mayChangeUnit: true,
    };
    const reader =
      kind === 'bars'
        ? new RowReader(layoutOf(text, file), times)
        : new EventRowReader(layout, { ...times, isCut: true }, { clockOffsetMs });
    this.rows = { kind, reader, blocks: new RowBlocks(kind) };
    return hasHeader ? end + 1 : this.readRow(bytes, start + markLength, line);
  }

  private readRow(bytes: Uint8Array, start: number, line: number): number {
    const { reader, blocks } = this.rows as NonNullable<typeof this.rows>;
    if (reader.read(bytes, start)) {
      blocks.append(reader.values);
      return reader.end + 1;
    }
    const row = { line, reason: reader.reason, problem: reader.problem };
    if (this.options.onBadRow !== 'skip') throw badRowError(this.options.file, row);
    this.skippedRows.add(row);
    return lineEnd(bytes, start) + 1;
  }
}
