import { textPieces } from '../document/text-pieces.ts';

/** A row of cells, all text already. */
export type CsvRow = readonly string[];

/**
 * A table as CSV (RFC 4180) in pieces, with the line ends of Unix. Cells that need quotes have them, and none is a formula.
 */
export function csvText(head: CsvRow, rows: Iterable<CsvRow>): Iterable<string> {
  return textPieces(linesOf(head, rows));
}

function* linesOf(head: CsvRow, rows: Iterable<CsvRow>): Generator<string> {
  yield lineOf(head);
  for (const row of rows) yield lineOf(row);
}

function lineOf(row: CsvRow): string {
  return `${row.map(cell).join(',')}\n`;
}

/** A spreadsheet works out what begins like a formula. Numbers are left as they are; any other such text gets an apostrophe. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}

function cell(raw: string): string {
  const text = harmless(raw);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
