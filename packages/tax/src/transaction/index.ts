export { type ReadTransactionsOptions, readTransactions } from './read-transactions.ts';
export type {
  Acquisition,
  ContractFill,
  FundingPayment,
  LotChoice,
  Movement,
  NegligibleValue,
  Outflow,
  ReportedOn,
  TaxFee,
  TaxSplit,
  Transaction,
  TransactionBase,
  TransactionType,
  Transfer,
  Valued,
} from './transaction.ts';
export { TransactionRecord } from './transaction-record.ts';
