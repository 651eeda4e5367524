/** A row of cells, all text already. */
export type CsvRow = readonly string[];

/** A table as CSV (RFC 4180), with the line ends of Unix. Cells that need quotes have them, and none is a formula. */
export function csvText(head: CsvRow, rows: readonly CsvRow[]): string {
  return `${[head, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}

/** A spreadsheet works out what begins like a formula. Numbers are left as they are; any other such text gets an apostrophe. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}

function cell(raw: string): string {
  const text = harmless(raw);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
