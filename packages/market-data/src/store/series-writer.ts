import { isoOf, RxtradeError } from '@rxtrade/core';
import {
  type ChangedRow,
  type Rows,
  rowsOf,
  type SeriesKey,
  type SeriesRows,
  seriesName,
  sliceRows,
} from '../history/index.ts';
import { checkInterval } from './check-interval.ts';
import type { AppendOptions, AppendSummary, SeriesWriter } from './history-store.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { PendingRows } from './pending-rows.ts';
import { removeStrays } from './strays.ts';
import { partRows, WorkingParts } from './working-parts.ts';

const changesShown = 5;

/** What a writer is opened with. */
export type WriterInput = {
  readonly key: SeriesKey;
  readonly folder: string;
  readonly manifest: Manifest;
  readonly options: AppendOptions;
  /** Gives the folder back. */
  readonly unlock: () => Promise<void>;
};

/** Writes one series; see `SeriesWriter`. */
export class PartWriter implements SeriesWriter {
  private readonly input: WriterInput;
  private readonly parts: WorkingParts;
  private readonly pending: PendingRows;
  private readonly changes: ChangedRow[] = [];
  private added = 0;
  private duplicate = 0;
  private changed = 0;
  private isOpen = true;

  constructor(input: WriterInput) {
    this.input = input;
    this.parts = new WorkingParts(input.folder, input.manifest);
    this.pending = new PendingRows(input.key.kind);
  }

  async write(given: SeriesRows): Promise<void> {
    const rows = this.checked(given);
    for (let from = 0; from < rows.length; from += partRows) {
      const block = sliceRows(rows, from, Math.min(from + partRows, rows.length));
      if (!this.pending.add(block)) {
        await this.merge(this.pending.takeAll());
        this.pending.add(block);
      }
      if (this.pending.length > partRows) await this.merge(this.pending.takeWhole());
    }
  }

  async commit(): Promise<AppendSummary> {
    const { folder, manifest, options, unlock } = this.input;
    if (this.pending.length > 0) await this.merge(this.pending.takeAll());
    const { added, duplicate, changed, changes } = this;
    if (changed > 0 && options.keep !== 'newest') {
      await this.abort();
      throw this.conflict();
    }
    this.isOpen = false;
    if (added + changed > 0) {
      const after = this.parts.manifest();
      await writeManifest(folder, after);
      await removeStrays(folder, after);
    } else if (manifest.generation === 0) await removeStrays(folder, manifest);
    await unlock();
    return { added, duplicate, changed, changes };
  }

  async abort(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;
    await this.parts.discard();
    await this.input.unlock();
  }

  private checked(given: SeriesRows): Rows {
    const { key } = this.input;
    if (!this.isOpen)
      throw new RxtradeError('E126', `${seriesName(key)} was committed or given up; open another writer`, {});
    if (seriesName(given) !== seriesName(key)) {
      throw new RxtradeError(
        given.kind === key.kind ? 'E125' : 'E126',
        `rows of ${seriesName(given)} cannot be written to ${seriesName(key)}; open a writer for what they are`,
        { key: seriesName(key), given: seriesName(given) },
      );
    }
    const rows = rowsOf(given);
    if (key.kind === 'bars') checkInterval(rows, key.intervalMs);
    return rows;
  }

  private async merge(rows: Rows): Promise<void> {
    if (rows.length === 0) return;
    const merged = await this.parts.merge(rows);
    this.added += merged.added;
    this.duplicate += merged.duplicate;
    this.changed += merged.changed;
    this.changes.push(...merged.changes.slice(0, changesShown - this.changes.length));
  }

  private conflict(): RxtradeError {
    const { changed, changes } = this;
    const shown = changes.map(
      ({ at, column, stored, given }) => `${isoOf(at)} ${column} ${stored} stored, ${given} given`,
    );
    return new RxtradeError(
      'E124',
      `${seriesName(this.input.key)} holds ${changed} of these rows with other values (${shown.join('; ')}${changed > changes.length ? '; …' : ''}); nothing was changed; keep what is given with keep: 'newest' (--keep newest), or remove the rows from the import`,
      { changed, changes },
    );
  }
}
