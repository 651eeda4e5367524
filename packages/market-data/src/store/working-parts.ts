import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyRows, instantAt, joinRows, type Merged, mergeRows, type Rows, sliceRows } from '../history/index.ts';
import type { Manifest, Part } from './manifest.ts';
import { readPart, writePart } from './part-files.ts';

/**
 * Rows a part holds at most: 131,072, which is 6 MB of bars in memory and about 2.5 on disk. Parts are cut by rows and not
 * by the calendar because a month is 44,640 one-minute bars but may be a hundred million trades: equal parts bound what
 * an append rewrites and what an import holds, whatever the series.
 */
export const partRows = 131_072;

/** The parts of a series as they will be once they are committed. New files are on disk, but nothing names them yet. */
export class WorkingParts {
  private readonly folder: string;
  private readonly before: Manifest;
  private readonly written = new Set<string>();
  private parts: readonly Part[];
  /** Files written, also those that were replaced since: no name is used twice. */
  private count = 0;

  constructor(folder: string, before: Manifest) {
    this.folder = folder;
    this.before = before;
    this.parts = before.parts;
  }

  /** Merges rows in. What they neither meet nor follow closely is not read. */
  async merge(rows: Rows): Promise<Merged> {
    const [from, to] = this.touched(rows);
    const stored: Rows[] = [];
    for (const part of this.parts.slice(from, to)) stored.push(await readPart(this.folder, rows.kind, part));
    const merged = mergeRows(stored.length === 0 ? emptyRows(rows.kind, 0) : joinRows(rows.kind, stored), rows);
    if (merged.added + merged.changed === 0) return merged;
    const replaced = this.parts.slice(from, to);
    this.parts = [...this.parts.slice(0, from), ...(await this.write(merged.rows)), ...this.parts.slice(to)];
    for (const { file } of replaced) if (this.written.delete(file)) await rm(join(this.folder, file), { force: true });
    return merged;
  }

  /** The manifest that names them. */
  manifest(): Manifest {
    return { ...this.before, generation: this.before.generation + 1, parts: [...this.parts] };
  }

  /** Removes the new files. */
  async discard(): Promise<void> {
    for (const file of this.written) await rm(join(this.folder, file), { force: true });
  }

  /** The range of parts that rows are merged with: those they meet, or one beside them that has room. */
  private touched(rows: Rows): readonly [number, number] {
    const first = instantAt(rows, 0);
    const last = instantAt(rows, rows.length - 1);
    let from = this.parts.findIndex(({ lastAt }) => lastAt >= first);
    if (from < 0) from = this.parts.length;
    let to = from;
    while (to < this.parts.length && (this.parts[to] as Part).firstAt <= last) to++;
    const hasRoom = (part: Part | undefined) => part !== undefined && part.rows + rows.length <= partRows;
    if (from < to) return [from, to];
    if (hasRoom(this.parts[from - 1])) return [from - 1, to];
    return hasRoom(this.parts[to]) ? [from, to + 1] : [from, to];
  }

  private async write(rows: Rows): Promise<readonly Part[]> {
    const count = Math.ceil(rows.length / partRows);
    const parts: Part[] = [];
    for (let i = 0; i < count; i++) {
      const cut = (part: number) => Math.floor((rows.length * part) / count);
      const piece = sliceRows(rows, cut(i), cut(i + 1));
      const file = `${this.before.generation + 1}-${++this.count}.parquet`;
      this.written.add(file);
      parts.push(await writePart(this.folder, file, piece));
    }
    return parts;
  }
}
