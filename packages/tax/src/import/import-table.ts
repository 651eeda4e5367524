import { RxtradeError } from '@rxtrade/core';
import type { ImportNote, TransactionImporter } from './importer.ts';
import { type DecimalSign, decimalSignOf } from './table/amount-text.ts';
import { columnName, columnsOf } from './table/columns.ts';
import { type CsvRecord, csvRecords, delimiterOf } from './table/csv-records.ts';
import { ImportRow, type RowSettings } from './table/import-row.ts';

/** What is known of a file before it is read. */
export type TableSettings = {
  readonly file: string;
  readonly importers: readonly TransactionImporter[];
  readonly decimal: DecimalSign | undefined;
  readonly zone: string | undefined;
};

/** A file whose importer and rows are known. */
export type ImportTable = {
  readonly importer: TransactionImporter;
  /** Its rows, export by export where several were joined to one file. */
  readonly exports: readonly (readonly ImportRow[])[];
  readonly unread: readonly ImportNote[];
};

/** Some venues write who the account is of before the header. */
const preambleLinesMax = 20;

/**
 * Finds the header of a CSV text, whose file it is, and its rows. Where a header of the importer comes again, another
 * export begins, whose columns may stand in another order.
 *
 * @throws E510 when no line of the first twenty is a header of the importers.
 */
export function importTable(text: string, { file, importers, decimal, zone }: TableSettings): ImportTable {
  const records = recordsOf(text);
  const { importer, index } = headerOf(records, { file, importers });
  const body = records.slice(index + 1);
  const shared = { file, zone, decimal: decimal ?? decimalSignOf(body) };
  let header = records[index]?.cells ?? [];
  let settings: RowSettings = { ...shared, columns: columnsOf(header) };
  let rows: ImportRow[] = [];
  const exports = [rows];
  const unread: ImportNote[] = [];
  const usual = usualWidthOf(body);
  for (const { cells, line, isCut } of body) {
    if (isCut) unread.push({ file, line, reason: 'a quoted cell begins here that the file ends within' });
    else if (isHeader(cells, { settings, importer })) {
      header = cells;
      settings = { ...shared, columns: columnsOf(header) };
      rows = [];
      exports.push(rows);
    } else if (cells.length !== header.length && !isPadded(cells, { header, usual }))
      unread.push({ file, line, reason: `it has ${cells.length} cells, and the header names ${header.length}` });
    else rows.push(new ImportRow(cells, line, settings));
  }
  return { importer, exports, unread };
}

/** The width that most rows have. */
function usualWidthOf(body: readonly CsvRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of body) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [usual] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [0];
  return usual;
}

/**
 * Binance ends the rows of some exports in several empty cells that the header does not name. One alone may be the last cell
 * of a row that an amount such as `1,000.5` was cut in two in.
 */
function isPadded(
  cells: readonly string[],
  { header, usual }: { readonly header: readonly string[]; readonly usual: number },
): boolean {
  const more = cells.slice(header.length);
  return cells.length === usual && more.length > 1 && more.every((cell) => cell === '');
}

/** Some venues, and spreadsheets, quote a whole row, with its own quotes doubled within: it is opened once more. */
function recordsOf(text: string): readonly CsvRecord[] {
  const delimiter = delimiterOf(text);
  return csvRecords(text, delimiter).map((record) => {
    const [only = '', second] = record.cells;
    if (second !== undefined || !only.includes(delimiter)) return record;
    return { ...record, cells: csvRecords(only, delimiter)[0]?.cells ?? record.cells };
  });
}

/** Columns are named by words that no row has in its first cell; only those that do are looked at further. */
function isHeader(
  cells: readonly string[],
  { settings, importer }: { readonly settings: RowSettings; readonly importer: TransactionImporter },
): boolean {
  const name = columnName(cells[0] ?? '');
  return settings.columns.places.has(name) && importer.sniff(new Set(cells.map(columnName))) > 0;
}

function headerOf(
  records: readonly CsvRecord[],
  { file, importers }: { readonly file: string; readonly importers: readonly TransactionImporter[] },
): { readonly importer: TransactionImporter; readonly index: number } {
  let best: { readonly importer: TransactionImporter; readonly index: number; readonly sure: number } | undefined;
  for (const [index, { cells }] of records.slice(0, preambleLinesMax).entries()) {
    const columns = new Set(cells.map(columnName));
    for (const importer of importers) {
      const sure = importer.sniff(columns);
      if (sure > (best?.sure ?? 0)) best = { importer, index, sure };
    }
  }
  if (best !== undefined) return best;
  if (records.length === 0) throw new RxtradeError('E510', `"${file}" is empty; export it again`, { file });
  const names = importers.map(({ name }) => name).join(', ');
  throw new RxtradeError(
    'E510',
    `"${file}" has no header of ${names}; export it again, or name its columns as docs/tax.md says`,
    {
      file,
    },
  );
}
