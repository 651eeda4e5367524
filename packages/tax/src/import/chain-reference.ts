import type { Amount } from './drafts.ts';
import type { ImportRow } from './table/import-row.ts';

/**
 * References of what was moved on a chain: the id of its transaction. Venues pay many withdrawals in one transaction, two of
 * the same customer among them: where rows share an id, address and quantity tell them apart.
 */
export class ChainReferences {
  private readonly idOf: (row: ImportRow) => string;
  private readonly counts = new Map<string, number>();

  /** `idOf` reads a row's transaction id, empty where it has none. */
  constructor(rows: readonly ImportRow[], idOf: (row: ImportRow) => string) {
    this.idOf = idOf;
    for (const row of rows) this.counts.set(idOf(row), (this.counts.get(idOf(row)) ?? 0) + 1);
  }

  of(row: ImportRow, { quantity }: Amount): string {
    const id = this.idOf(row);
    if (id === '' || this.counts.get(id) === 1) return id;
    return [id, row.text('address', 'received address'), quantity.toString()].filter(Boolean).join(' ');
  }
}
