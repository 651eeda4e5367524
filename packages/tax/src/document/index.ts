export { taxDocumentText } from './document-text.ts';
export { notice, type TaxDocument, type TaxDocumentOptions, taxDocument } from './tax-document.ts';
