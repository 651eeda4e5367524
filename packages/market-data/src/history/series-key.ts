import {
  type BarColumns,
  type BookColumns,
  type DurationMs,
  durationOf,
  type EventColumns,
  type FundingColumns,
  type MarkColumns,
  type QuoteColumns,
  RxtradeError,
  type TradeColumns,
  timeframeOf,
} from '@rxtrade/core';

/** The columns of each kind of history. */
export type HistoryColumns = {
  readonly bars: BarColumns;
  readonly trades: TradeColumns;
  readonly quotes: QuoteColumns;
  readonly book: BookColumns;
  readonly funding: FundingColumns;
  readonly marks: MarkColumns;
};

/** What history is made of. */
export type HistoryKind = keyof HistoryColumns;

/** The kinds of history, in the order in which they are listed. */
export const historyKinds = ['bars', 'trades', 'quotes', 'book', 'funding', 'marks'] as const;

/** What names a series: where, what, which kind, and of bars how long they are. */
export type SeriesKey = { readonly venue: string; readonly instrument: string } & (
  | { readonly kind: 'bars'; readonly intervalMs: DurationMs }
  | { readonly kind: Exclude<HistoryKind, 'bars'> }
);

/** Columns of any kind, with their kind. */
export type KindRows = { readonly kind: 'bars'; readonly columns: BarColumns } | EventColumns;

/** A series with its columns: what is appended to a store. */
export type SeriesRows = { readonly venue: string; readonly instrument: string } & (
  | { readonly kind: 'bars'; readonly intervalMs: DurationMs; readonly columns: BarColumns }
  | EventColumns
);

/** A series as one word: `binance/BTCUSDT/1m` for bars, `binance/BTCUSDT/trades` for what else there is. */
export function seriesName(key: SeriesKey): string {
  return `${key.venue}/${key.instrument}/${key.kind === 'bars' ? timeframeOf(key.intervalMs) : key.kind}`;
}

/**
 * Reads the name of a series. Between venue and last word all is the instrument, which may hold slashes.
 *
 * @throws E120 when it names no series.
 */
export function seriesKeyOf(name: string): SeriesKey {
  const parts = name.split('/');
  const [venue = ''] = parts;
  const instrument = parts.slice(1, -1).join('/');
  const last = parts.at(-1) ?? '';
  const kind = historyKinds.find((one) => one === last);
  const isTimeframe = /^[1-9]\d{0,5}[smhdw]$/.test(last);
  if (venue === '' || instrument === '' || (kind === 'bars' ? true : kind === undefined && !isTimeframe)) {
    throw new RxtradeError(
      'E120',
      `"${name}" names no series; write venue, instrument and timeframe or kind, such as binance/BTCUSDT/1m or binance/BTCUSDT/trades (kinds: ${historyKinds.slice(1).join(', ')})`,
      { name },
    );
  }
  return kind === undefined || kind === 'bars'
    ? { venue, instrument, kind: 'bars', intervalMs: durationOf(last) }
    : { venue, instrument, kind };
}
