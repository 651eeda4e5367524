/**
 * Files, for what the package itself takes as text.
 *
 * @module
 */
export { type FileRatesOptions, fileRates } from './file-rates.ts';
export { writeWorksheets } from './pdf/write-worksheets.ts';
export { readTaxFile } from './read-tax-file.ts';
export { readTextFile } from './read-text-file.ts';
export { writePrivateFile } from './write-private-file.ts';
