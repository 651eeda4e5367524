import { RxtradeError } from '@rxtrade/core';

/** The kinds of file that are known: our own, an archive of Binance klines, and the common `timestamp,open,…`. */
export type CsvFormatKind = 'bars' | 'binance-klines' | 'ohlcv';

/** How a file lays out its bars. */
export type CsvLayout = {
  readonly kind: CsvFormatKind;
  readonly hasHeader: boolean;
  /** The fields every row has. */
  readonly fieldCount: number;
  /** For each field the bar column it fills, an index of `barColumnNames`, or -1 for one that is ignored. */
  readonly slots: Int8Array;
};

/** The fields of a Binance kline, which its archives write without a header until 2024 and with one since. */
const klineFields = 12;
const priceNames = ['open', 'high', 'low', 'close', 'volume'];
const timeNames: Readonly<Record<string, CsvFormatKind>> = {
  time: 'bars',
  opentime: 'binance-klines',
  timestamp: 'ohlcv',
  datetime: 'ohlcv',
  date: 'ohlcv',
  unix: 'ohlcv',
  openat: 'bars',
};

/**
 * Tells the layout from a file's first line: by the names in its header, or as Binance klines when it is twelve numbers.
 * Other files without a header are refused, because the order of open, high, low and close would be a guess.
 *
 * @throws E101 when the line is neither, or when a name is missing or there twice.
 */
export function layoutOf(firstLine: string, file: string): CsvLayout {
  const fields = firstLine.split(',').map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
  if (fields.every(isNumber)) return headerless(fields, file);
  const names = fields.map((field) => field.toLowerCase().replace(/[ _-]/g, ''));
  const times = [...names.keys()].filter((i) => names[i] !== undefined && names[i] in timeNames);
  const prices = priceNames.map((name) => [...names.keys()].filter((i) => names[i] === name));
  const columns = [times, ...prices];
  const missing = ['time', ...priceNames].filter((_, column) => columns[column]?.length === 0);
  if (missing.length > 0) {
    throw refused(
      file,
      `its first line ${quoted(firstLine)} names no column ${missing.join(', ')}; name them time,open,high,low,close,volume, separated by commas`,
      firstLine,
    );
  }
  const twice = columns.find((found) => found.length > 1);
  if (twice !== undefined) {
    throw refused(
      file,
      `its columns ${twice.map((i) => quoted(fields[i] ?? '')).join(' and ')} say the same; keep or rename one of them`,
      firstLine,
    );
  }
  const kind = timeNames[names[times[0] ?? 0] ?? ''] ?? 'ohlcv';
  return {
    kind,
    hasHeader: true,
    fieldCount: fields.length,
    slots: slotsOf(
      fields.length,
      columns.map(([at = 0]) => at),
    ),
  };
}

function headerless(fields: readonly string[], file: string): CsvLayout {
  if (fields.length !== klineFields) {
    throw refused(
      file,
      `it has no header and ${fields.length} columns; put a line such as time,open,high,low,close,volume on top`,
      fields.join(','),
    );
  }
  return {
    kind: 'binance-klines',
    hasHeader: false,
    fieldCount: klineFields,
    slots: slotsOf(klineFields, [0, 1, 2, 3, 4, 5]),
  };
}

function slotsOf(fieldCount: number, fieldOfColumn: readonly number[]): Int8Array {
  const slots = new Int8Array(fieldCount).fill(-1);
  for (const [column, field] of fieldOfColumn.entries()) slots[field] = column;
  return slots;
}

function isNumber(field: string): boolean {
  return field !== '' && Number.isFinite(Number(field));
}

function refused(file: string, what: string, firstLine: string): RxtradeError {
  return new RxtradeError('E101', `"${file}" is not a file of bars: ${what}`, { file, firstLine });
}

function quoted(text: string): string {
  return `"${text.length > 100 ? `${text.slice(0, 100)}…` : text}"`;
}
