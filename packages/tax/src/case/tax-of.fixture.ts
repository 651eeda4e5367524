import { computeTax } from '../book/index.ts';
import { type TaxDocument, taxDocument } from '../document/index.ts';
import { readTaxCase } from './read-tax-case.ts';

/** What a test says of a transaction; the rest is bought or sold on the main account for the reporting currency. */
export type Line = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

/** Works out a case and gives its document as it would be read back. */
// biome-ignore lint/suspicious/noExplicitAny: a document is looked into field by field
export function taxOf(jurisdiction: string, method: string, lines: readonly Line[], more: object = {}): any {
  const transactions = lines.map((line) => ({ asset: 'BTC', account: 'main', ...line }));
  const { transactions: read, settings } = readTaxCase({ jurisdiction, method, ...more, transactions });
  return JSON.parse(JSON.stringify(taxDocument(computeTax(read, settings)))) as TaxDocument;
}

/** Noon UTC of a day. */
export const noon = (day: string) => `${day}T12:00:00Z`;

/** A purchase at a total. */
export const buy = (id: string, day: string, quantity: string, total: string, more: object = {}): Line => ({
  ...{ id, type: 'buy', time: noon(day), quantity, total },
  ...more,
});

/** A sale at a total. */
export const sell = (id: string, day: string, quantity: string, total: string, more: object = {}): Line => ({
  ...{ id, type: 'sell', time: noon(day), quantity, total },
  ...more,
});
