export type { Execution, ExecutionAlgorithm, ExecutionContext } from './execution.ts';
export type { Feed, Pace } from './feed.ts';
export type { JournalStorage } from './journal.ts';
export { fractionOfCapital, type PositionSizer, type SizingView } from './sizer.ts';
export type { FinishPrice, OrderFilled, ReportCommon, Venue, VenueCapabilities, VenueReport } from './venue.ts';
