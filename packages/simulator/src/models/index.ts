export { type AnnualBorrowOptions, annualBorrow, noBorrow } from './borrow.ts';
export {
  constantLatency,
  fixedSlippage,
  fixedSpread,
  noSlippage,
  noSpread,
  randomLatency,
  rangeSlippage,
} from './costs.ts';
export { instrumentFees, noFees, rateFees } from './fees.ts';
export type {
  BorrowContext,
  BorrowModel,
  FeeContext,
  FeeModel,
  FillContext,
  LatencyModel,
  SlippageModel,
  SpreadModel,
} from './models.ts';
