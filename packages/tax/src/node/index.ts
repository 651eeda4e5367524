/**
 * Files, for what the package itself takes as text.
 *
 * @module
 */
export { type FileRatesOptions, fileRates } from './file-rates.ts';
export { type FillFormOptions, fillForm } from './form/fill-form.ts';
export { type FormField, formFields } from './form/form-fields.ts';
export { writeWorksheets } from './pdf/write-worksheets.ts';
export { readTaxFile } from './read-tax-file.ts';
export { readTextFile } from './read-text-file.ts';
export { writePrivateFile } from './write-private-file.ts';
