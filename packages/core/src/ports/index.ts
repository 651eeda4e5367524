export type { Execution, ExecutionAlgorithm, ExecutionContext } from './execution.ts';
export type { Feed, Pace } from './feed.ts';
export type {
  HistoryCapabilities,
  HistoryPage,
  HistoryRequest,
  HistorySeries,
  HistorySource,
  InstrumentName,
  TimeRange,
} from './history.ts';
export type { JournalStorage } from './journal.ts';
export { fractionOfCapital, type PositionSizer, type SizingView } from './sizer.ts';
export type {
  AccountTransfer,
  BorrowCharged,
  FinishPrice,
  OrderFilled,
  OrderReport,
  PositionClosed,
  ReportCommon,
  Venue,
  VenueCapabilities,
  VenueReport,
} from './venue.ts';
