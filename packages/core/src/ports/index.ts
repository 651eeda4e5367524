export type { Execution, ExecutionAlgorithm, ExecutionContext } from './execution.ts';
export type { Feed } from './feed.ts';
export type { JournalStorage } from './journal.ts';
export { fractionOfCapital, type PositionSizer, type SizingView } from './sizer.ts';
export type { FinishPrice, OrderFilled, Venue, VenueCapabilities, VenueReport } from './venue.ts';
