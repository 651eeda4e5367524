import { csvRecords, delimiterOf } from './csv-records.ts';

/** A row by the names of its columns, in lower case. */
export type CsvTableRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

/** The rows of CSV text whose first line is its header. */
export function csvTable(text: string): readonly CsvTableRow[] {
  const [header, ...rows] = csvRecords(text, delimiterOf(text));
  const names = header?.cells.map((cell) => cell.toLowerCase()) ?? [];
  return rows.map(({ cells, line }) => ({
    line,
    cells: Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])),
  }));
}
