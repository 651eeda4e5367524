import { computeTax } from '../book/index.ts';
import { taxDocument } from '../document/index.ts';
import { type ReadTaxCase, readTaxCase } from './read-tax-case.ts';

/** What a test says of a transaction; the rest is bought or sold on the main account for the reporting currency. */
export type Line = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

type Fields = Readonly<Record<string, unknown>>;

/** A document as it is read back. */
export type Read = {
  readonly disposals: readonly (Fields & { readonly matches: readonly Fields[]; readonly notes: readonly string[] })[];
  readonly remainingLots: readonly Fields[];
  readonly pools: readonly Fields[];
  readonly portfolioCost: string;
  readonly income: readonly Fields[];
  readonly missing: readonly Fields[];
  readonly byTaxYear: Readonly<Record<string, Fields>>;
  readonly form8949: readonly Fields[];
  readonly scheduleD: readonly Fields[];
  readonly txf: readonly string[];
  readonly leftOut: readonly Fields[];
  readonly questions: readonly Fields[];
  readonly rules: Fields;
};

/** Reads lines as transactions of a case, with its settings. */
export function caseOf(lines: readonly Line[], settings: object): ReadTaxCase {
  return readTaxCase({ ...settings, transactions: lines.map((line) => ({ asset: 'BTC', account: 'main', ...line })) });
}

/** Works out a case and gives its document as it would be read back. */
export function taxOf(jurisdiction: string, method: string, lines: readonly Line[], more: object = {}): Read {
  const { transactions, settings } = caseOf(lines, { jurisdiction, method, ...more });
  return JSON.parse(JSON.stringify(taxDocument(computeTax(transactions, settings)))) as Read;
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
