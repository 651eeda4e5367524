export { type AfterTax, afterTax, type TaxOfYear, type TaxRates, taxByYear } from './after-tax.ts';
export { type FillFacts, type FillNaming, fillTransactions, fundingTransaction } from './fill-transactions.ts';
export { gains, type RealizedGain } from './gains.ts';
export { daysUntilLong, type HarvestCandidate, harvestCandidates, type Prices } from './harvest.ts';
export { type RefusedTransaction, TaxObserver } from './tax-observer.ts';
