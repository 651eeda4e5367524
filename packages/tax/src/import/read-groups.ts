import type { ImportedRows, ImportNote, RecordDraft } from './importer.ts';
import type { ImportRow } from './table/import-row.ts';
import { UnreadRow } from './table/unread-row.ts';

/** What a group of rows came to: transactions, or the reason that it rightly comes to none. */
export type GroupRead = readonly RecordDraft[] | string;

/** Rows that belong together. */
export type RowGroup = readonly [ImportRow, ...ImportRow[]];

/**
 * Reads rows that belong together: those that `keyOf` gives one key. A group that cannot be read is unread, row by row.
 */
export function readGroups(
  rows: readonly ImportRow[],
  keyOf: (row: ImportRow) => string,
  read: (group: RowGroup) => GroupRead,
): ImportedRows {
  const groups = new Map<string, [ImportRow, ...ImportRow[]]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return readAll(groups.values(), read);
}

/** Reads rows that stand for themselves. */
export function readEach(rows: readonly ImportRow[], read: (row: ImportRow) => GroupRead): ImportedRows {
  return readAll(
    rows.map((row): RowGroup => [row]),
    ([row]) => read(row),
  );
}

function readAll(groups: Iterable<RowGroup>, read: (group: RowGroup) => GroupRead): ImportedRows {
  const records: RecordDraft[] = [];
  const unread: ImportNote[] = [];
  const notices: ImportNote[] = [];
  for (const group of groups) {
    try {
      const found = read(group);
      if (typeof found === 'string') note(notices, group, found);
      else for (const record of found) records.push(record);
    } catch (error) {
      if (!(error instanceof UnreadRow)) throw error;
      note(unread, group, error.message);
    }
  }
  return { records, unread, notices };
}

function note(notes: ImportNote[], group: RowGroup, reason: string): void {
  for (const { file, line } of group) notes.push({ file, line, reason });
}

/** Rows without those whose id was seen before: exports of periods that overlap tell one fact twice. */
export function onceById(
  rows: readonly ImportRow[],
  idOf: (row: ImportRow) => string,
): { readonly rows: readonly ImportRow[]; readonly repeated: readonly ImportNote[] } {
  const seen = new Map<string, ImportRow>();
  const repeated: ImportNote[] = [];
  const kept: ImportRow[] = [];
  for (const row of rows) {
    const id = idOf(row);
    const before = id === '' ? undefined : seen.get(id);
    if (before === undefined) {
      seen.set(id, row);
      kept.push(row);
    } else
      repeated.push({
        file: row.file,
        line: row.line,
        reason: `"${id}" stands at ${before.origin} already; it counts once`,
      });
  }
  return { rows: kept, repeated };
}
