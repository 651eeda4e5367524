import {
  barColumnNames,
  barColumns,
  type DurationMs,
  type HistoryPage,
  type HistorySeries,
  type TimeRange,
} from '@rxtrade/core';
import type { Row } from './rows.ts';

/** A column of the rows' values at `index`. */
function column(rows: readonly Row[], index: number): Float64Array {
  return Float64Array.from(rows, (row) => row[index] as number);
}

/** A page of bars. */
export function barPage({ from, to }: TimeRange, rows: readonly Row[]): HistoryPage {
  const columns = barColumns(rows.length);
  for (const [index, name] of barColumnNames.entries()) columns[name].set(column(rows, index));
  return { kind: 'bars', from, to, columns };
}

/** A page of mark prices: an interval's last price holds at its end. */
export function markPage({ from, to }: TimeRange, rows: readonly Row[], intervalMs: DurationMs): HistoryPage {
  const eventAt = Float64Array.from(rows, ([openAt]) => openAt + intervalMs);
  return {
    kind: 'marks',
    from: from + intervalMs,
    to: to + intervalMs,
    columns: { length: rows.length, eventAt, price: column(rows, 1) },
  };
}

/** A page of funding rates. */
export function fundingPage({ from, to }: TimeRange, rows: readonly Row[]): HistoryPage {
  return {
    kind: 'funding',
    from,
    to,
    columns: { length: rows.length, eventAt: column(rows, 0), rate: column(rows, 1) },
  };
}

/** A page of trades. Nobody knows when they would have been received: history knows no delay. */
export function tradePage({ from, to }: TimeRange, rows: readonly Row[]): HistoryPage {
  const eventAt = column(rows, 0);
  const columns = {
    length: rows.length,
    eventAt,
    receivedAt: eventAt.slice(),
    price: column(rows, 1),
    quantity: column(rows, 2),
    side: Int8Array.from(rows, (row) => row[3] as number),
    id: column(rows, 4),
  };
  return { kind: 'trades', from, to, columns };
}

/** A page that says there is nothing. */
export function emptyPage({ kind }: HistorySeries, range: TimeRange): HistoryPage {
  switch (kind) {
    case 'bars':
      return barPage(range, []);
    case 'marks':
      return markPage(range, [], 0);
    case 'funding':
      return fundingPage(range, []);
    case 'trades':
      return tradePage(range, []);
  }
}
