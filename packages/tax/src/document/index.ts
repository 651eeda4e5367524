export { notice, type TaxDocument, taxDocument } from './tax-document.ts';
