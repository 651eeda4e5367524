import { type BarColumns, type DurationMs, RxtradeError } from '@rxtrade/core';
import { columnsFrom } from '../history/index.ts';
import { checkQuality, commonestSpacing, type QualityOptions, type QualityReport } from '../quality/index.ts';
import { lineEnd, textOf } from './ascii.ts';
import { badRowError, SkippedRowList } from './bad-row.ts';
import { type CsvFormatKind, type CsvLayout, layoutOf } from './csv-format.ts';
import { offsetOf } from './iso-instant.ts';
import { Lines } from './lines.ts';
import { RowBlocks } from './row-blocks.ts';
import { RowReader } from './row-reader.ts';
import type { TimeNotation } from './time-reader.ts';

/** How to read a file of bars. Everything has a default; what a file says itself wins. */
export type ReadBarsOptions = {
  /** The name that messages and the report give the data. */
  readonly file?: string;
  /** `fail`, the default, throws at the first bad row; `skip` leaves bad rows out and counts them in the report. */
  readonly onBadRow?: 'fail' | 'skip';
  /** The bars' interval; by default the commonest distance between them. */
  readonly intervalMs?: DurationMs;
  /** How times are written, where their size does not tell: see `CsvFormat`. */
  readonly time?: TimeNotation;
  /** The zone of ISO times that name none: `Z`, or an offset such as `+02:00`. Without it such times are refused. */
  readonly zone?: string;
  readonly quality?: QualityOptions;
};

/** What a file turned out to be. */
export type CsvFormat = {
  readonly kind: CsvFormatKind;
  readonly hasHeader: boolean;
  /** How times were written; of joined archives that changed, the last. */
  readonly time: TimeNotation;
};

/** The bars of a file, and what is to be known about them. */
export type BarFile = {
  readonly columns: BarColumns;
  readonly format: CsvFormat;
  readonly intervalMs: DurationMs;
  readonly report: QualityReport;
};

const byteOrderMark = '\u00ef\u00bb\u00bf';

/**
 * Reads CSV as it arrives, in pieces of any size, straight into columns. Of the text no more than one line is held.
 *
 *     const reader = new BarCsvReader({ file: 'BTCUSDT-5m.csv' });
 *     for (const piece of pieces) reader.push(piece);
 *     const { columns, intervalMs, report } = reader.end();
 */
export class BarCsvReader {
  private readonly file: string;
  private readonly options: ReadBarsOptions;
  private readonly bars = new RowBlocks('bars');
  private readonly lines = new Lines({
    readFirst: (bytes, start, line) => this.readFirst(bytes, start, line),
    readRow: (bytes, start, line) => this.readRow(bytes, start, line),
    tooLong: (line, bytesMax) => this.noBars(`line ${line} is longer than ${bytesMax} bytes`),
  });
  private readonly skipped = new SkippedRowList();
  private layout: CsvLayout | undefined;
  private rows: RowReader | undefined;

  /** @throws E011 when the zone is none. */
  constructor(options: ReadBarsOptions = {}) {
    this.options = options;
    this.file = options.file ?? 'data';
    const { zone } = options;
    if (zone !== undefined && offsetOf(zone) === undefined) {
      throw new RxtradeError('E011', `"${zone}" is not a zone; write Z, UTC or an offset such as +02:00`, { zone });
    }
  }

  /**
   * Reads the next piece of the file, which may end anywhere.
   *
   * @throws E101 when the first line shows no known format or a line has no end; unless bad rows are skipped E102, E103,
   * E104, E105 or E106 with the file and line of the first.
   */
  push(piece: Uint8Array): void {
    this.lines.push(piece);
  }

  /**
   * Reads what is left and closes the file.
   *
   * @throws What `push` throws; E101 when there are no bars, or one alone and no `intervalMs`.
   */
  end(): BarFile {
    this.lines.end();
    const { layout, rows, skipped, options, file } = this;
    if (layout === undefined || rows === undefined) throw this.noBars('it is empty');
    if (this.bars.length === 0) {
      throw this.noBars(
        skipped.count === 0
          ? 'it holds no rows'
          : `all its ${skipped.count} rows are bad, the first in line ${skipped.first[0]?.line}: ${skipped.first[0]?.problem}`,
      );
    }
    const columns = columnsFrom('bars', this.bars.take());
    const intervalMs = options.intervalMs ?? commonestSpacing(columns.openAt);
    if (intervalMs === undefined)
      throw this.noBars('it holds one bar, which does not show its interval; pass intervalMs');
    const report = { ...checkQuality(columns, intervalMs, options.quality), file, skipped };
    return {
      columns,
      format: { kind: layout.kind, hasHeader: layout.hasHeader, time: rows.times.notation ?? 'ms' },
      intervalMs,
      report,
    };
  }

  /** Settles the layout; where there is no header the line is also a row. */
  private readFirst(bytes: Uint8Array, start: number, line: number): number {
    const end = lineEnd(bytes, start);
    const text = textOf(bytes, start, end);
    const markLength = text.startsWith(byteOrderMark) ? byteOrderMark.length : 0;
    const { time, zone } = this.options;
    this.layout = layoutOf(text.slice(markLength), this.file);
    this.rows = new RowReader(this.layout, {
      ...(time !== undefined && { notation: time }),
      ...(zone !== undefined && { zone }),
      mayChangeUnit: this.layout.kind === 'binance-klines',
    });
    return this.layout.hasHeader ? end + 1 : this.readRow(bytes, start + markLength, line);
  }

  private readRow(bytes: Uint8Array, start: number, line: number): number {
    const rows = this.rows as RowReader;
    if (rows.read(bytes, start)) {
      this.bars.append(rows.values);
      return rows.end + 1;
    }
    const row = { line, reason: rows.reason, problem: rows.problem };
    if (this.options.onBadRow !== 'skip') throw badRowError(this.file, row);
    this.skipped.add(row);
    return lineEnd(bytes, start) + 1;
  }

  private noBars(why: string): RxtradeError {
    return new RxtradeError('E101', `"${this.file}" gives no bars: ${why}`, { file: this.file });
  }
}
