export { approvedOrder, type OrderSketch } from './approved-order.ts';
export { type DescribeExecutionOptions, describeExecutionAlgorithm } from './describe-execution-algorithm.ts';
export { describeFeed } from './describe-feed.ts';
export { describeHistorySource, type HistorySourceCase } from './describe-history-source.ts';
export { describeJournalStorage, type OpenJournal } from './describe-journal-storage.ts';
export { describePositionSizer } from './describe-position-sizer.ts';
export { type DescribeStrategyOptions, describeStrategy } from './describe-strategy.ts';
export { describeVenue } from './describe-venue.ts';
export { poisoned } from './plain-run.ts';
