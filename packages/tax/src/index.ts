/**
 * Tax lots, methods and jurisdictions: exact, explained, and fast at a bot's volume. Not tax advice.
 *
 * @module
 * @mergeModuleWith <project>
 */

// the fold
export {
  computeTax,
  computeTaxYear,
  type GainsOfYear,
  type Held,
  resultOfYear,
  type SaleInMind,
  TaxBook,
  type TaxSettings,
  type TaxYear,
  type YearNames,
  yearsToldOf,
} from './book/index.ts';
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
// cases: transactions with the settings to work them out by
export { type ReadTaxCase, readTaxCase, TaxCase, type TaxCaseOptions } from './case/index.ts';
// contracts
export type {
  ContractClose,
  ContractFact,
  ContractListener,
  ContractPosition,
  ContractResult,
  ContractTotals,
} from './contracts/index.ts';
// documents
export {
  jsonText,
  notice,
  type TaxDocument,
  type TaxDocumentOptions,
  taxDocument,
  taxDocumentText,
} from './document/index.ts';
// errors
export { taxErrors } from './errors.ts';
// why this basis
export { explainDisposal } from './explain/index.ts';
// files of a report
export {
  type CoinTrackingFile,
  coinTrackingFile,
  disposalsCsv,
  form8949Csv,
  form8949SummaryCsv,
  heldCsv,
  incomeCsv,
  type KoinlyFiles,
  koinlyFiles,
  questionsCsv,
  questionsOf,
  type ReportFile,
  type ReportFilesOptions,
  reconciled1099DaCsv,
  reportFiles,
  summaryCsv,
} from './export/index.ts';
// forms
export {
  canSayInTxf,
  type Form8949Box,
  type Form8949Row,
  form8949,
  form8949Summary,
  questionsOf1099Da,
  type ReconciledDay,
  type Reported1099Da,
  reconcile1099Da,
  type ScheduleDLine,
  type Sold,
  scheduleD,
  txfHeader,
  txfRecords,
  type UsFormOptions,
} from './forms/index.ts';
// what came, went and moved
export type {
  Acquired,
  CarriedPart,
  Claimed,
  Disposed,
  FactRecorder,
  Moved,
  SplitUnits,
} from './holdings/index.ts';
// files of venues
export {
  type CsvTableRow,
  csvTable,
  type DecimalSign,
  ImportCase,
  type ImportedFiles,
  type ImportedRecord,
  type ImportedRows,
  type ImportFile,
  type ImportFilesOptions,
  type ImportNote,
  type ImportOptions,
  ImportRow,
  importerNamed,
  importers,
  importFiles,
  type RecordDraft,
  type RowSettings,
  type TableColumns,
  type TransactionImporter,
} from './import/index.ts';
// bookkeeping
export {
  beancountText,
  hledgerText,
  type Journal,
  type JournalAccount,
  type JournalEntry,
  type JournalPosting,
  type JournalUnits,
  journalOf,
} from './journal/index.ts';
// beside a running trader
export {
  type AfterTax,
  afterTax,
  daysUntilLong,
  type FillFacts,
  type FillNaming,
  fillTransactions,
  fundingTransaction,
  gains,
  type HarvestCandidate,
  harvestCandidates,
  type Prices,
  type RealizedGain,
  type RefusedTransaction,
  TaxObserver,
  type TaxOfYear,
  type TaxRates,
  taxByYear,
} from './live/index.ts';
// lots
export type { BasisAllocation, Lot, Pool } from './lots/index.ts';
// methods
export {
  averageCost,
  compareUnitCost,
  fifo,
  frenchPortfolio,
  hifo,
  type LotKey,
  type LotMatcher,
  type LotMethod,
  type LotOrder,
  type LotPool,
  lifo,
  lofo,
  lotMethods,
  type MatchWindow,
  methodNamed,
  type PoolDisposal,
  sharePool,
  specificId,
} from './methods/index.ts';
// rates
export {
  joinedRates,
  type MarketPrices,
  marketRates,
  noRates,
  type RateEntry,
  type RateSource,
  type TableRatesOptions,
  tableRates,
} from './rates/index.ts';
// jurisdictions
export {
  au,
  ca,
  type Dated,
  de,
  fr,
  gb,
  generic,
  type LossRule,
  type OutflowTreatment,
  regimeNamed,
  type TaxRegime,
  taxRegimes,
  us,
  type YearLines,
} from './regimes/index.ts';
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
// results
export { isAmount } from './result/index.ts';
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
// transfers between own accounts
export {
  type MatchedTransfers,
  type MatchTransfersOptions,
  matchTransfers,
  type TransferQuestion,
} from './transfers/index.ts';
// worksheets: what belongs on each form
export {
  mappedFields,
  type Worksheet,
  type WorksheetColumn,
  type WorksheetRow,
  type WorksheetsOptions,
  type WorksheetTable,
  type WorksheetTableRow,
  worksheetFigures,
  worksheets,
} from './worksheets/index.ts';
