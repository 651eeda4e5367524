import { RxtradeError } from '@rxtrade/core';
import type { ImportNote, TransactionImporter } from './importer.ts';
import { type DecimalSign, decimalSignOf } from './table/amount-text.ts';
import { type CsvRecord, csvRecords, delimiterOf } from './table/csv-records.ts';
import { ImportRow } from './table/import-row.ts';

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
  readonly rows: readonly ImportRow[];
  readonly unread: readonly ImportNote[];
};

/** Some venues write who the account is of before the header. */
const preambleLinesMax = 20;

/**
 * Finds the header of a CSV text, whose file it is, and its rows.
 *
 * @throws E510 when no line of the first twenty is a header of the importers.
 */
export function importTable(text: string, { file, importers, decimal, zone }: TableSettings): ImportTable {
  const records = csvRecords(text, delimiterOf(text));
  const { importer, index } = headerOf(records, { file, importers });
  const names = (records[index]?.cells ?? []).map(columnName);
  const body = records.slice(index + 1);
  const sign = decimal ?? decimalSignOf(body.flatMap(({ cells }) => cells));
  const rows: ImportRow[] = [];
  const unread: ImportNote[] = [];
  for (const { cells, line, isCut } of body) {
    if (isCut) unread.push({ file, line, reason: 'the file ends within a quoted cell' });
    else if (cells.length !== names.length)
      unread.push({ file, line, reason: `it has ${cells.length} cells, and the header names ${names.length}` });
    else
      rows.push(
        new ImportRow(new Map(names.map((name, i) => [name, cells[i] ?? ''])), { file, line, decimal: sign, zone }),
      );
  }
  return { importer, rows, unread };
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
  const names = importers.map(({ name }) => name).join(', ');
  throw new RxtradeError(
    'E510',
    `"${file}" has no header of ${names}; export it again, or name its columns as docs/tax.md says`,
    {
      file,
    },
  );
}

function columnName(cell: string): string {
  return cell.toLowerCase().replace(/\s+/g, ' ').trim();
}
