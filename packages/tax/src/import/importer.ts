import type { ImportRow } from './table/import-row.ts';

/**
 * A transaction in the JSON vocabulary (docs/tax.md) that has no id yet: its id follows from its content and those beside
 * it. Amounts are decimal text, times ISO 8601.
 */
export type RecordDraft = {
  readonly time: string;
  readonly type: string;
  readonly asset: string;
  readonly quantity: string;
  readonly account: string;
  readonly externalId?: string;
  /** The file and the line it was read from. */
  readonly origin: string;
  readonly [field: string]: string | undefined;
};

/** A transaction in the JSON vocabulary, for `readTransactions`. */
export type ImportedRecord = RecordDraft & { readonly id: string };

/** A line that was not made a transaction of, or that a person should look at. */
export type ImportNote = { readonly file: string; readonly line: number; readonly reason: string };

/** Where a record was read. */
export function placeOf({ origin }: RecordDraft): { readonly file: string; readonly line: number } {
  const colon = origin.lastIndexOf(':');
  return { file: origin.slice(0, colon), line: Number(origin.slice(colon + 1)) };
}

/** How rows become transactions. */
export type ImportOptions = {
  /** The account that rows are of, unless they name one. */
  readonly account: string;
};

/** What rows came to. Every row is behind a record, or stands in `unread` or in `notices`. */
export type ImportedRows = {
  readonly records: readonly RecordDraft[];
  readonly unread: readonly ImportNote[];
  /** Rows that rightly come to nothing: repeated ones, and moves within the account. */
  readonly notices: readonly ImportNote[];
};

/** Reads one layout of a venue's export. */
export interface TransactionImporter {
  /** As `--format` names it. */
  readonly name: string;
  /** How sure it is that a table with these columns (in lower case) is its own: 0 not at all, 1 entirely. */
  sniff(columns: ReadonlySet<string>): number;
  /**
   * Makes transactions of the rows of all files in its layout, in any order: what belongs together may stand in two files.
   */
  read(rows: readonly ImportRow[], options: ImportOptions): ImportedRows;
}

/** Sure of a table that has all of these columns, and surer the more of them there are. */
export function withColumns(...names: readonly string[]): (columns: ReadonlySet<string>) => number {
  return (columns) => (names.every((name) => columns.has(name)) ? 1 - 1 / (names.length + 1) : 0);
}
