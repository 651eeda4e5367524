/**
 * Contract suites for vitest, and generators for property tests with fast-check.
 *
 * @module @rxtrade/core/testing
 */

// contract suites: every implementation, ours or a user's, runs them unchanged
export {
  approvedOrder,
  type DescribeExecutionOptions,
  type DescribeStrategyOptions,
  describeExecutionAlgorithm,
  describeFeed,
  describeHistorySource,
  describeJournalStorage,
  describePositionSizer,
  describeStrategy,
  describeVenue,
  type HistorySourceCase,
  type OpenJournal,
  type OrderSketch,
  poisoned,
} from './contracts/index.ts';
// generators for property tests
export {
  type AnyBarsSettings,
  anyBarColumns,
  anyRounding,
  exacts,
  instruments,
  integers,
  type OrderedTradesSettings,
  orderedTrades,
  roundings,
} from './generators/index.ts';
