export { computeTax } from './compute-tax.ts';
export { resultOfYear } from './result-of-year.ts';
export { TaxBook } from './tax-book.ts';
export type { TaxSettings } from './tax-settings.ts';
