export { computeTax } from './compute-tax.ts';
export type { GainsOfYear } from './gain-tally.ts';
export { resultOfYear } from './result-of-year.ts';
export type { SaleInMind } from './sale-in-mind.ts';
export { TaxBook } from './tax-book.ts';
export type { TaxSettings } from './tax-settings.ts';
