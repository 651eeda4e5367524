/**
 * What tests of tax need: made-up transactions, and the contract suites of lot methods and jurisdictions.
 *
 * @module
 */
export { type AnyTransactionsSettings, anyTransactions, costOf } from './any-transactions.ts';
export { describeImporter, type ImporterSuite } from './describe-importer.ts';
export { describeLotMethod, type LotMethodSuite } from './describe-lot-method.ts';
export { describeTaxRegime } from './describe-tax-regime.ts';
