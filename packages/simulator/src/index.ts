/**
 * The simulated venue, its fee, slippage, spread, latency and fill models, and the built-in market.
 *
 * @module
 * @mergeModuleWith <project>
 */

// the built-in market: synthetic
export { type BuiltInMarket, type BuiltInMarketOptions, builtInMarket } from './built-in-market/index.ts';
// errors
export { simulatorErrors } from './errors.ts';
// margin
export type { LiquidationStyle, MarginBook, VenueAccount, VenueAccountSettings } from './margin/index.ts';
// matching
export {
  type BarRange,
  type FillModel,
  type LegPhase,
  type Match,
  type PathFillOptions,
  pathFills,
  type StandardFillOptions,
  standardFills,
  WorkingOrder,
  type WorkingOrderOptions,
} from './matching/index.ts';
// models
export {
  type AnnualBorrowOptions,
  abdiRanaldoSpread,
  annualBorrow,
  type BorrowContext,
  type BorrowModel,
  constantLatency,
  corwinSchultzSpread,
  delayedEvents,
  type EstimatedSpreadOptions,
  type FeeContext,
  type FeeModel,
  type FeeTier,
  type FillContext,
  feedLatency,
  fixedSlippage,
  fixedSpread,
  impactSlippage,
  instrumentFees,
  type LatencyModel,
  type LearningOptions,
  type MeasuredDelays,
  noBorrow,
  noFees,
  noRejects,
  noSlippage,
  noSpread,
  type RecordedSpreads,
  type RejectModel,
  type Remembering,
  randomLatency,
  randomRejects,
  rangeSlippage,
  rateFees,
  recordedSpread,
  replayedLatency,
  type SlippageModel,
  type SpreadModel,
  tieredFees,
  volatilitySlippage,
  type Watching,
} from './models/index.ts';
// order books
export { type BookCondition, Ladder, OrderBook } from './order-book/index.ts';
// outcomes known beforehand
export type { KnownEnd, KnownFill, KnownOutcome, OutcomeModel } from './outcomes/index.ts';
// queues
export { logQueue, powerQueue, type QueueChange, type QueueModel, QueuePlace, riskAverseQueue } from './queue/index.ts';
// the venue
export { type BookTrouble, SimulatedVenue, type SimulatedVenueSettings, type SimulationModels } from './venue/index.ts';
// volume
export { shownVolume, unlimitedVolume, type VolumeModel, volumeShare } from './volume/index.ts';
