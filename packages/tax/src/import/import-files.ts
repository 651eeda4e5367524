import { importTable } from './import-table.ts';
import {
  type ImportedRecord,
  type ImportNote,
  placeOf,
  type RecordDraft,
  type TransactionImporter,
} from './importer.ts';
import { importerNamed, importers as knownImporters } from './importers.ts';
import { onceAcrossExports } from './once-across-exports.ts';
import { type LayoutRecords, onceAcrossLayouts } from './once-across-layouts.ts';
import type { DecimalSign } from './table/amount-text.ts';
import type { ImportRow } from './table/import-row.ts';

/** A file that was read already: importers reach no disk. */
export type ImportFile = { readonly name: string; readonly text: string };

/** How files are read. What is absent is found out, or refused where it cannot be. */
export type ImportFilesOptions = {
  /** The format of all of them; told by their columns when absent. */
  readonly format?: string;
  /** The account of rows that name none: `main` unless told. */
  readonly account?: string;
  /** The zone of times that do not say theirs. Venues that write UTC need none. */
  readonly zone?: string;
  /** The sign decimals start with; told by the cells when absent, and the point where they do not tell. */
  readonly decimal?: DecimalSign;
  /** Layouts of one's own, beside or instead of those that are known. */
  readonly importers?: readonly TransactionImporter[];
};

/** What files came to, in time order. Every row is in one of the three. */
export type ImportedFiles = {
  readonly transactions: readonly ImportedRecord[];
  readonly unread: readonly ImportNote[];
  /** Rows that rightly come to nothing: repeated ones, and moves within the account. */
  readonly notices: readonly ImportNote[];
};

/**
 * Makes transactions of exported files. Files of one layout are read as one, as the legs of a trade may stand in two of
 * them, and a reference that two of them tell counts once.
 *
 * @throws E510 when the format is unknown, or a file has no header of it.
 */
export function importFiles(files: readonly ImportFile[], options: ImportFilesOptions = {}): ImportedFiles {
  const { format, account = 'main', zone, decimal, importers = knownImporters } = options;
  const candidates = format === undefined ? importers : [importerNamed(format, importers)];
  const unread: ImportNote[] = [];
  const notices: ImportNote[] = [];
  const tables = new Map<TransactionImporter, (readonly ImportRow[])[]>();
  for (const { name, text } of files) {
    const table = importTable(text, { file: name, importers: candidates, decimal, zone });
    append(unread, table.unread);
    const exports = tables.get(table.importer) ?? [];
    tables.set(table.importer, exports);
    append(exports, table.exports);
  }
  const layouts: LayoutRecords[] = [];
  for (const importer of candidates) {
    const { rows, repeated } = onceAcrossExports(tables.get(importer) ?? []);
    tables.delete(importer);
    const read = importer.read(rows, { account });
    layouts.push({ name: importer.name, records: read.records });
    append(unread, read.unread);
    append(notices, repeated);
    append(notices, read.notices);
  }
  const once = onceAcrossLayouts(layouts);
  append(notices, once.repeated);
  const transactions = named(once.records, { unread, notices });
  return { transactions, unread: inOrder(unread), notices: inOrder(notices) };
}

/**
 * Gives each record an id that follows from its content. A venue's reference that comes again is no record; one that tells
 * of another amount then cannot be known. Layouts may round the legs of a trade otherwise.
 */
function named(
  drafts: readonly RecordDraft[],
  { unread, notices }: Record<'unread' | 'notices', ImportNote[]>,
): readonly ImportedRecord[] {
  const seen = new Map<string, RecordDraft>();
  const used = new Map<string, number>();
  const records: ImportedRecord[] = [];
  for (const draft of inTimeOrder(drafts)) {
    const { externalId, account, type, asset } = draft;
    const key = `${account}\n${externalId}\n${type}\n${asset}`;
    const before = externalId === undefined ? undefined : seen.get(key);
    if (before !== undefined) {
      const stands = `"${externalId}" stands at ${before.origin} already`;
      if (before.quantity === draft.quantity || type === 'buy' || type === 'sell')
        notices.push({ ...placeOf(draft), reason: `${stands}; it counts once` });
      else unread.push({ ...placeOf(draft), reason: `${stands}, with another quantity` });
      continue;
    }
    seen.set(key, draft);
    const id = [account, externalId ?? draft.time, type, asset].join(' ');
    const count = (used.get(id) ?? 0) + 1;
    used.set(id, count);
    records.push({ id: count === 1 ? id : `${id} ${count}`, ...draft });
  }
  return records;
}

/** By time, whatever the order of files and rows: those of one instant by what they are and say. */
function inTimeOrder(drafts: readonly RecordDraft[]): readonly RecordDraft[] {
  const timed = drafts.map((draft) => ({ draft, at: Date.parse(draft.time), rank: rankOf(draft) }));
  timed.sort((a, b) => a.at - b.at || a.rank - b.rank || compareText(contentOf(a.draft), contentOf(b.draft)));
  return timed.map(({ draft }) => draft);
}

/** At one instant acquisitions come first, as tax takes them. */
function rankOf({ type }: RecordDraft): number {
  return ['buy', 'income', 'deposit', 'rights'].includes(type) ? 0 : 1;
}

/** Everything but where it stood. */
function contentOf(draft: RecordDraft): string {
  return JSON.stringify(
    Object.entries(draft)
      .filter(([name]) => name !== 'origin')
      .sort(),
  );
}

/** One by one: a call takes fewer arguments than a file may have lines. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}

function inOrder(notes: readonly ImportNote[]): readonly ImportNote[] {
  return [...notes].sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
