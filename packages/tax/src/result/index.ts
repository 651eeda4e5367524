export type { AddedBasis, Disposal, LotMatch, MatchRule, Term } from './disposal.ts';
export { isAmount } from './is-amount.ts';
export type {
  AssetClass,
  BasisScope,
  Figure,
  IncomeLine,
  MissingBasis,
  OpenQuestion,
  RulesApplied,
  TaxResult,
  YearFigures,
} from './tax-result.ts';
