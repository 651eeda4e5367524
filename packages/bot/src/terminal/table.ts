/** Rows of name and value as aligned lines; numbers stand right. */
export function tableOf(rows: readonly (readonly [string, string])[]): string {
  const names = Math.max(0, ...rows.map(([name]) => name.length));
  const values = Math.max(0, ...rows.map(([, value]) => value.length));
  return rows.map(([name, value]) => `  ${name.padEnd(names)}  ${value.padStart(values)}`).join('\n');
}

/** Rows of name and text as aligned lines, both standing left. */
export function listOf(rows: readonly (readonly [string, string])[]): string {
  const names = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(names)}  ${text}`).join('\n');
}

/** Columns under a header, each as wide as its longest cell; `right` names the columns whose cells stand right. */
export function gridOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const widths = header.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (right.includes(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(header), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)]
    .map((text) => `  ${text}`)
    .join('\n');
}
