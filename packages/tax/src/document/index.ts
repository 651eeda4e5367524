export { notice, type TaxDocument, type TaxDocumentOptions, taxDocument } from './tax-document.ts';
