export { type ReadTaxCase, readTaxCase, type TaxCaseOptions } from './read-tax-case.ts';
export { TaxCase } from './tax-case.ts';
