import type { BarColumns, BookColumns, QuoteColumns, TradeColumns } from '@rxtrade/core';
import { columnAt, type Rows } from './rows.ts';
import type { HistoryColumns, HistoryKind } from './series-key.ts';

type Reader = { readonly [K in HistoryKind]: (rows: Rows) => HistoryColumns[K] };

const readers: Reader = {
  bars: barsOf,
  trades: tradesOf,
  quotes: quotesOf,
  book: bookOf,
  funding: (rows) => ({ length: rows.length, eventAt: columnAt(rows, 0), rate: columnAt(rows, 1) }),
  marks: (rows) => ({ length: rows.length, eventAt: columnAt(rows, 0), price: columnAt(rows, 1) }),
};

/** Plain rows as the columns of their kind; they share memory where the shapes allow. */
export function columnsFrom<K extends HistoryKind>(kind: K, rows: Rows): HistoryColumns[K] {
  return readers[kind](rows);
}

function barsOf(rows: Rows): BarColumns {
  const column = (index: number) => columnAt(rows, index);
  return {
    length: rows.length,
    openAt: column(0),
    open: column(1),
    high: column(2),
    low: column(3),
    close: column(4),
    volume: column(5),
  };
}

function tradesOf(rows: Rows): TradeColumns {
  const id = columnAt(rows, 5);
  return {
    length: rows.length,
    receivedAt: columnAt(rows, 0),
    eventAt: columnAt(rows, 1),
    price: columnAt(rows, 2),
    quantity: columnAt(rows, 3),
    side: Int8Array.from(columnAt(rows, 4)),
    ...(!id.some(Number.isNaN) && { id }),
  };
}

function quotesOf(rows: Rows): QuoteColumns {
  return {
    length: rows.length,
    receivedAt: columnAt(rows, 0),
    eventAt: columnAt(rows, 1),
    bid: columnAt(rows, 2),
    bidQuantity: columnAt(rows, 3),
    ask: columnAt(rows, 4),
    askQuantity: columnAt(rows, 5),
  };
}

/** The columns that every row of one update shares: instants, kind and sequences. */
const updateColumns = 5;

function bookOf(rows: Rows): BookColumns {
  const starts: number[] = [];
  for (let i = 0; i < rows.length; i++) if (i === 0 || !isSameUpdate(rows, i - 1, i)) starts.push(i);
  const length = starts.length;
  const side = columnAt(rows, 5);
  let levels = 0;
  for (let i = 0; i < rows.length; i++) if (side[i] !== 0) levels++;
  const firstLevel = new Uint32Array(length + 1);
  const firstAsk = new Uint32Array(length);
  const price = new Float64Array(levels);
  const quantity = new Float64Array(levels);
  let level = 0;
  for (let i = 0; i < length; i++) {
    firstLevel[i] = level;
    let bids = 0;
    for (let row = starts[i] as number; row < (starts[i + 1] ?? rows.length); row++) {
      if (side[row] === 0) continue;
      if (side[row] === 1) bids++;
      price[level] = columnAt(rows, 6)[row] as number;
      quantity[level] = columnAt(rows, 7)[row] as number;
      level++;
    }
    firstAsk[i] = (firstLevel[i] as number) + bids;
  }
  firstLevel[length] = level;
  const head = (column: number) => Float64Array.from(starts, (row) => columnAt(rows, column)[row] as number);
  return {
    length,
    receivedAt: head(0),
    eventAt: head(1),
    isSnapshot: Uint8Array.from(head(2)),
    sequence: head(3),
    previousSequence: head(4),
    firstLevel,
    firstAsk,
    price,
    quantity,
  };
}

function isSameUpdate(rows: Rows, a: number, b: number): boolean {
  for (let column = 0; column < updateColumns; column++) {
    const values = columnAt(rows, column);
    if (!Object.is(values[a], values[b])) return false;
  }
  return true;
}
