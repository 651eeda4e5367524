export { computeTax } from './compute-tax.ts';
export { TaxBook } from './tax-book.ts';
export type { TaxSettings } from './tax-settings.ts';
