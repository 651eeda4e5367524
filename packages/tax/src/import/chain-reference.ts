import type { Amount } from './drafts.ts';
import type { ImportRow } from './table/import-row.ts';

/**
 * The reference of what was moved on a chain. Venues pay many withdrawals in one transaction, two of the same customer among
 * them, so that its id alone does not tell them apart.
 */
export function chainReference(row: ImportRow, txid: string, { quantity }: Amount): string {
  return txid === ''
    ? ''
    : [txid, row.text('address', 'received address'), quantity.toString()].filter(Boolean).join(' ');
}
