import type { ImportNote } from './importer.ts';
import type { ImportRow } from './table/import-row.ts';

/**
 * The rows of several exports of one layout, which may overlap. A row that stands in two of them, cell by cell, is one
 * fact: it counts as often as the export that tells it most often, as fills of one second can be alike in one export too.
 */
export function onceAcrossExports(exports: readonly (readonly ImportRow[])[]): {
  readonly rows: readonly ImportRow[];
  readonly repeated: readonly ImportNote[];
} {
  const [only, second] = exports;
  if (only !== undefined && second === undefined) return { rows: only, repeated: [] };
  const kept = new Map<string, ImportRow[]>();
  const rows: ImportRow[] = [];
  const repeated: ImportNote[] = [];
  for (const part of exports) {
    const seen = new Map<string, number>();
    for (const row of part) {
      const { content } = row;
      const count = seen.get(content) ?? 0;
      seen.set(content, count + 1);
      const alike = kept.get(content) ?? [];
      kept.set(content, alike);
      const before = alike[count];
      if (before === undefined) {
        alike.push(row);
        rows.push(row);
      } else {
        const { file, line } = row;
        repeated.push({ file, line, reason: `the same row stands at ${before.origin} already; it counts once` });
      }
    }
  }
  return { rows, repeated };
}
