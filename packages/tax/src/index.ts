/**
 * Tax lots, methods and jurisdictions: exact, explained, and fast at a bot's volume. Not tax advice.
 *
 * @module
 * @mergeModuleWith <project>
 */

// calendar
export {
  aYearAfter,
  type CalendarDate,
  dateOf,
  dayOfDate,
  dayText,
  type LocalDay,
  ZoneCalendar,
} from './calendar/index.ts';
// contracts
export type { ContractClose, ContractPosition, ContractResult, ContractTotals } from './contracts/index.ts';
// errors
export { taxErrors } from './errors.ts';
// lots
export type { Lot, Pool } from './lots/index.ts';
// methods
export type { LotKey, LotMatcher, LotMethod, LotOrder, LotPool, MatchWindow, PoolDisposal } from './methods/index.ts';
// rates
export type { RateSource } from './rates/index.ts';
// jurisdictions
export type { Dated, LossRule, TaxRegime, YearLines } from './regimes/index.ts';
// results
export type {
  AddedBasis,
  AssetClass,
  BasisScope,
  Disposal,
  Figure,
  IncomeLine,
  LotMatch,
  MatchRule,
  MissingBasis,
  OpenQuestion,
  RulesApplied,
  TaxResult,
  Term,
  YearFigures,
} from './result/index.ts';
// transactions
export {
  type Acquisition,
  type ContractFill,
  type FundingPayment,
  type LotChoice,
  type Movement,
  type NegligibleValue,
  type Outflow,
  type ReadTransactionsOptions,
  type ReportedOn,
  readTransactions,
  type TaxFee,
  type TaxSplit,
  type Transaction,
  type TransactionBase,
  TransactionRecord,
  type TransactionType,
  type Transfer,
  type Valued,
} from './transaction/index.ts';
