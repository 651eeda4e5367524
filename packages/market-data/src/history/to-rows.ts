import { type BookColumns, checkBars, checkEvents } from '@rxtrade/core';
import { columnAt, emptyRows, type Rows } from './rows.ts';
import type { KindRows } from './series-key.ts';

/**
 * Columns of any kind as plain rows, checked as the engine does; they share memory where the shapes allow.
 *
 * @throws E030 or E031 with the index of the first row that cannot be.
 */
export function rowsOf(given: KindRows): Rows {
  if (given.kind === 'bars') checkBars(given.columns);
  else checkEvents(given);
  const { kind, columns } = given;
  const { length } = columns;
  switch (given.kind) {
    case 'bars': {
      const { openAt, open, high, low, close, volume } = given.columns;
      return { kind, length, columns: [openAt, open, high, low, close, volume] };
    }
    case 'trades': {
      const { receivedAt, eventAt, price, quantity, side, id } = given.columns;
      const ids = id ?? new Float64Array(length).fill(Number.NaN);
      return { kind, length, columns: [receivedAt, eventAt, price, quantity, Float64Array.from(side), ids] };
    }
    case 'quotes': {
      const { receivedAt, eventAt, bid, bidQuantity, ask, askQuantity } = given.columns;
      return { kind, length, columns: [receivedAt, eventAt, bid, bidQuantity, ask, askQuantity] };
    }
    case 'book':
      return bookRows(given.columns);
    case 'funding':
      return { kind, length, columns: [given.columns.eventAt, given.columns.rate] };
    case 'marks':
      return { kind, length, columns: [given.columns.eventAt, given.columns.price] };
  }
}

/** A row a level; an update without levels keeps one row, so that it is not forgotten. */
function bookRows(book: BookColumns): Rows {
  const { firstLevel, firstAsk } = book;
  let length = 0;
  for (let i = 0; i < book.length; i++) length += Math.max(1, levelsAt(firstLevel, i));
  const rows = emptyRows('book', length);
  const heads = [book.receivedAt, book.eventAt, book.isSnapshot, book.sequence, book.previousSequence];
  const [side, price, quantity] = [columnAt(rows, 5), columnAt(rows, 6), columnAt(rows, 7)];
  let row = 0;
  for (let i = 0; i < book.length; i++) {
    const from = firstLevel[i] as number;
    const count = Math.max(1, levelsAt(firstLevel, i));
    for (const [column, head] of heads.entries()) columnAt(rows, column).fill(head[i] as number, row, row + count);
    if (levelsAt(firstLevel, i) === 0) {
      price[row] = Number.NaN;
      quantity[row] = Number.NaN;
    } else {
      for (let level = 0; level < count; level++) {
        side[row + level] = from + level < (firstAsk[i] as number) ? 1 : -1;
        price[row + level] = book.price[from + level] as number;
        quantity[row + level] = book.quantity[from + level] as number;
      }
    }
    row += count;
  }
  return rows;
}

function levelsAt(firstLevel: Uint32Array, i: number): number {
  return (firstLevel[i + 1] as number) - (firstLevel[i] as number);
}
