import { type ImportedFiles, type ImportFilesOptions, importFiles } from './index.ts';

/** Reads a table that is written here: cells between bars, the header first. */
export function readRows(
  lines: readonly string[],
  options: ImportFilesOptions & { readonly file?: string } = {},
): ImportedFiles {
  const { file = 'in.csv', ...others } = options;
  return importFiles([{ name: file, text: csvOf(lines) }], others);
}

/** The table as CSV. */
export function csvOf(lines: readonly string[]): string {
  return lines.map((line) => line.split('|').map(quoted).join(',')).join('\n');
}

/** The reasons why lines were not read, by line. */
export function reasonsOf({ unread }: ImportedFiles): Readonly<Record<number, string>> {
  return Object.fromEntries(unread.map(({ line, reason }) => [line, reason]));
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
