/** One record of a CSV file: its cells, and the line it begins on. */
export type CsvRecord = {
  readonly cells: readonly string[];
  readonly line: number;
  /** The file ends before the quote of its last cell does. */
  readonly isCut: boolean;
};

/**
 * Splits CSV text into records by RFC 4180, whatever its line ends. A byte order mark and empty lines are left out. The
 * line numbers, which a person needs to find a row again, are why this is no library: none tells them once a quoted cell
 * holds a line end.
 */
export function csvRecords(text: string, delimiter = ','): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const first = line;
    let isCut = false;
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        at++;
        for (;;) {
          const end = text.indexOf('"', at);
          isCut = end === -1;
          const piece = text.slice(at, isCut ? text.length : end);
          line += piece.split('\n').length - 1;
          cell += piece;
          at = isCut ? text.length : end + 1;
          if (isCut || text[at] !== '"') break;
          cell += '"';
          at++;
        }
      }
      const start = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
      cells.push((cell + text.slice(start, at)).trim());
      if (text[at] !== delimiter) break;
      at++;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    line++;
    if (cells.some((cell) => cell !== '')) records.push({ cells, line: first, isCut });
  }
  return records;
}

/** The delimiter its first lines use: the one of comma, semicolon and tab that splits any of them furthest. */
export function delimiterOf(text: string): string {
  const lines = text.slice(0, 10_000).split('\n').slice(0, 20);
  const widest = (delimiter: string) => Math.max(...lines.map((line) => line.split(delimiter).length));
  return [',', ';', '\t'].reduce((best, next) => (widest(next) > widest(best) ? next : best));
}
