export { jsonText } from './json-text.ts';
export { notice, type TaxDocument, type TaxDocumentOptions, taxDocument, taxDocumentText } from './tax-document.ts';
