/**
 * Files, for what the package itself takes as text.
 *
 * @module
 */
export { readTaxFile } from './read-tax-file.ts';
