import type { Worksheet } from './worksheet.ts';

/**
 * Every figure of worksheets by its path: `sa108.13.4` and `form8949.total.gain` for rows (by line and by name),
 * `form8949.I.1.d`, `form8949.I.total.h` and `scheduleD.16.h` for cells of tables. Worksheets of one year, or later ones win.
 */
export function worksheetFigures(sheets: readonly Worksheet[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { name, year, rows, tables } of sheets) {
    found.set(`${name}.year`, year);
    for (const row of rows) {
      found.set(`${name}.${row.name}`, row.value);
      if (row.line !== '') found.set(`${name}.${row.line}`, row.value);
    }
    for (const table of tables)
      for (const row of [...table.rows, ...table.totals])
        for (const [i, column] of table.columns.entries())
          found.set(
            [name, table.name, row.name, column.name].filter((part) => part !== '').join('.'),
            row.cells[i] ?? '',
          );
  }
  return found;
}
