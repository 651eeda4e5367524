export { Bar, type BarSeries, type BarValues, barOf } from './bar.ts';
export { type BarColumns, barColumnNames, barColumns, checkBars, indexAtOrAfter, sliceBars } from './bar-columns.ts';
export { BookSide } from './book-side.ts';
export { checkEvents } from './check-events.ts';
export type {
  BookColumns,
  BookSeries,
  EventColumns,
  EventSeries,
  FundingColumns,
  FundingSeries,
  MarkColumns,
  MarkSeries,
  QuoteColumns,
  QuoteSeries,
  TradeColumns,
  TradeSeries,
} from './event-columns.ts';
export {
  BookDeltaRow,
  BookSnapshotRow,
  type EventRow,
  FundingRow,
  MarkRow,
  QuoteRow,
  TradeRow,
} from './event-rows.ts';
export { eventIndexAtOrAfter, eventRow, eventTimes, sliceEvents } from './event-series.ts';
export type {
  BarOpened,
  BookDelta,
  BookLevels,
  BookSnapshot,
  CustomEvent,
  Dividend,
  EventTimes,
  FeedState,
  Funding,
  InstrumentStatus,
  MarketEvent,
  MarkPrice,
  Quote,
  Split,
  Trade,
} from './events.ts';
export { seriesKindOf, seriesOfEvents } from './series-of-events.ts';
