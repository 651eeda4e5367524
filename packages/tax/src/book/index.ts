export { computeTax } from './compute-tax.ts';
export { computeTaxYear, type TaxYear } from './compute-tax-year.ts';
export type { GainsOfYear } from './gain-tally.ts';
export { resultOfYear, yearsToldOf } from './result-of-year.ts';
export type { SaleInMind } from './sale-in-mind.ts';
export { type Held, TaxBook } from './tax-book.ts';
export type { TaxSettings } from './tax-settings.ts';
export type { YearNames } from './tax-year.ts';
