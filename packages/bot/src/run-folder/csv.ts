/** A table as CSV text: a header, then a line a row. Text with commas, quotes or line ends is quoted (RFC 4180). */
export function csvOf<Row>(
  rows: Iterable<Row>,
  columns: Readonly<Record<string, (row: Row) => string | number | undefined>>,
): string {
  const names = Object.keys(columns);
  const cells = Object.values(columns);
  const lines = [names.join(',')];
  for (const row of rows) lines.push(cells.map((cell) => cellText(cell(row))).join(','));
  return `${lines.join('\n')}\n`;
}

function cellText(value: string | number | undefined): string {
  if (value === undefined || (typeof value === 'number' && Number.isNaN(value))) return '';
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
