import type { HistoryKind } from './series-key.ts';

/**
 * Rows of one kind as plain columns of doubles: the one shape in which the store merges, writes and reads them. Column 0
 * is the instant that orders them.
 */
export type Rows = {
  readonly kind: HistoryKind;
  readonly length: number;
  /** In the order of `columnsOf`. */
  readonly columns: readonly Float64Array[];
};

/**
 * The columns of each kind. A book update has a row a level, and one row without side, price and quantity (NaN) when
 * nothing changed. `side` is 1 for buy or bid, -1 for sell or ask; ids and sequences that are not known are NaN.
 */
const columnNames = {
  bars: ['openAt', 'open', 'high', 'low', 'close', 'volume'],
  trades: ['receivedAt', 'eventAt', 'price', 'quantity', 'side', 'id'],
  quotes: ['receivedAt', 'eventAt', 'bid', 'bidQuantity', 'ask', 'askQuantity'],
  book: ['receivedAt', 'eventAt', 'isSnapshot', 'sequence', 'previousSequence', 'side', 'price', 'quantity'],
  funding: ['eventAt', 'rate'],
  marks: ['eventAt', 'price'],
} as const satisfies Readonly<Record<HistoryKind, readonly string[]>>;

/** The names of a kind's columns, in order. */
export function columnsOf(kind: HistoryKind): readonly string[] {
  return columnNames[kind];
}

/** True for a column of instants, in epoch milliseconds. */
export function isInstant(name: string): boolean {
  return name.endsWith('At');
}

/** Rows with room for `length`, all zero. */
export function emptyRows(kind: HistoryKind, length: number): Rows {
  return { kind, length, columns: columnNames[kind].map(() => new Float64Array(length)) };
}

/** The rows `[from, to)` as views on the same memory. */
export function sliceRows({ kind, columns }: Rows, from: number, to: number): Rows {
  return { kind, length: to - from, columns: columns.map((column) => column.subarray(from, to)) };
}

/** One after the other, copied. */
export function joinRows(kind: HistoryKind, parts: readonly Rows[]): Rows {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const joined = emptyRows(
    kind,
    parts.reduce((sum, { length }) => sum + length, 0),
  );
  let offset = 0;
  for (const part of parts) {
    for (const [i, column] of part.columns.entries()) joined.columns[i]?.set(column, offset);
    offset += part.length;
  }
  return joined;
}

/** The column at `index`, which is there. */
export function columnAt({ columns }: Rows, index: number): Float64Array {
  return columns[index] as Float64Array;
}

/** The instant that orders row `i`. */
export function instantAt(rows: Rows, i: number): number {
  return columnAt(rows, 0)[i] as number;
}

/** The first row whose instant is at or after `at`, by binary search; `length` when there is none. */
export function rowAtOrAfter(rows: Rows, at: number): number {
  const instants = columnAt(rows, 0);
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((instants[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
