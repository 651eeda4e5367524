import { lowerBound } from './bar-columns.ts';
import type {
  BookColumns,
  EventSeries,
  FundingColumns,
  MarkColumns,
  QuoteColumns,
  TradeColumns,
} from './event-columns.ts';
import { BookDeltaRow, BookSnapshotRow, type EventRow, FundingRow, MarkRow, QuoteRow, TradeRow } from './event-rows.ts';

/** When each event of a series is seen: the column that the series is ordered by. */
export function eventTimes(series: EventSeries): Float64Array {
  return 'receivedAt' in series.columns ? series.columns.receivedAt : series.columns.eventAt;
}

/** One event of a series, as its row. */
export function eventRow(series: EventSeries, index: number): EventRow {
  switch (series.kind) {
    case 'trades':
      return new TradeRow(series, index);
    case 'quotes':
      return new QuoteRow(series, index);
    case 'book':
      return series.columns.isSnapshot[index] === 1
        ? new BookSnapshotRow(series, index)
        : new BookDeltaRow(series, index);
    case 'funding':
      return new FundingRow(series, index);
    case 'marks':
      return new MarkRow(series, index);
  }
}

/** The first index that is seen at or after `at`, by binary search; the series' length when there is none. */
export function eventIndexAtOrAfter(series: EventSeries, at: number): number {
  return lowerBound(eventTimes(series), series.columns.length, at);
}

/** The events `[from, to)` of a series as views on the same memory. */
export function sliceEvents(series: EventSeries, from: number, to: number = series.columns.length): EventSeries {
  const start = Math.max(0, Math.min(from, series.columns.length));
  const end = Math.max(start, Math.min(to, series.columns.length));
  switch (series.kind) {
    case 'trades':
      return { ...series, columns: sliceTrades(series.columns, start, end) };
    case 'quotes':
      return { ...series, columns: sliceQuotes(series.columns, start, end) };
    case 'book':
      return { ...series, columns: sliceBook(series.columns, start, end) };
    case 'funding':
      return { ...series, columns: sliceFunding(series.columns, start, end) };
    case 'marks':
      return { ...series, columns: sliceMarks(series.columns, start, end) };
  }
}

function sliceTrades(columns: TradeColumns, start: number, end: number): TradeColumns {
  return {
    length: end - start,
    eventAt: columns.eventAt.subarray(start, end),
    receivedAt: columns.receivedAt.subarray(start, end),
    price: columns.price.subarray(start, end),
    quantity: columns.quantity.subarray(start, end),
    side: columns.side.subarray(start, end),
    ...(columns.id && { id: columns.id.subarray(start, end) }),
  };
}

function sliceQuotes(columns: QuoteColumns, start: number, end: number): QuoteColumns {
  const cut = (column: Float64Array) => column.subarray(start, end);
  return {
    length: end - start,
    eventAt: cut(columns.eventAt),
    receivedAt: cut(columns.receivedAt),
    bid: cut(columns.bid),
    bidQuantity: cut(columns.bidQuantity),
    ask: cut(columns.ask),
    askQuantity: cut(columns.askQuantity),
  };
}

/** The columns of levels stay whole: updates say where theirs are. */
function sliceBook(columns: BookColumns, start: number, end: number): BookColumns {
  return {
    length: end - start,
    eventAt: columns.eventAt.subarray(start, end),
    receivedAt: columns.receivedAt.subarray(start, end),
    isSnapshot: columns.isSnapshot.subarray(start, end),
    sequence: columns.sequence.subarray(start, end),
    previousSequence: columns.previousSequence.subarray(start, end),
    firstLevel: columns.firstLevel.subarray(start, end + 1),
    firstAsk: columns.firstAsk.subarray(start, end),
    price: columns.price,
    quantity: columns.quantity,
  };
}

function sliceFunding({ eventAt, rate, mark }: FundingColumns, start: number, end: number): FundingColumns {
  return {
    length: end - start,
    eventAt: eventAt.subarray(start, end),
    rate: rate.subarray(start, end),
    ...(mark && { mark: mark.subarray(start, end) }),
  };
}

function sliceMarks({ eventAt, price }: MarkColumns, start: number, end: number): MarkColumns {
  return { length: end - start, eventAt: eventAt.subarray(start, end), price: price.subarray(start, end) };
}
