export { Bar, type BarSeries, type BarValues, barOf } from './bar.ts';
export { type BarColumns, barColumnNames, barColumns, checkBars, indexAtOrAfter, sliceBars } from './bar-columns.ts';
export type {
  BookColumns,
  EventSeries,
  FundingColumns,
  MarkColumns,
  QuoteColumns,
  TradeColumns,
} from './event-columns.ts';
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
