/** A row of cells, all text already. */
export type CsvRow = readonly string[];

/** A table as CSV (RFC 4180), with the line ends of Unix. Cells that need quotes have them. */
export function csvText(head: CsvRow, rows: readonly CsvRow[]): string {
  return `${[head, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
