export { type AnnualBorrowOptions, annualBorrow, noBorrow } from './borrow.ts';
export { fixedSlippage, fixedSpread, noSlippage, noSpread, rangeSlippage } from './costs.ts';
export { abdiRanaldoSpread, corwinSchultzSpread, type EstimatedSpreadOptions } from './estimated-spread.ts';
export { delayedEvents, feedLatency } from './feed-latency.ts';
export { instrumentFees, noFees, rateFees } from './fees.ts';
export { constantLatency, type MeasuredDelays, randomLatency, replayedLatency } from './latency.ts';
export type {
  BorrowContext,
  BorrowModel,
  FeeContext,
  FeeModel,
  FillContext,
  LatencyModel,
  RejectModel,
  Remembering,
  SlippageModel,
  SpreadModel,
  Watching,
} from './models.ts';
export { type RecordedSpreads, recordedSpread } from './recorded-spread.ts';
export { noRejects, randomRejects } from './rejects.ts';
export { type FeeTier, tieredFees } from './tiered-fees.ts';
export { impactSlippage, type LearningOptions, volatilitySlippage } from './volatility-slippage.ts';
