import type { Clock, DurationMs, EpochMs, HistoryPage, HistorySeries, TimeRange } from '@rxtrade/core';
import { instantsOf } from './accept-page.ts';
import { filledBy, joined, lengthOf, without } from './time-ranges.ts';

/** What a download has brought. */
export type DownloadSummary = {
  /** Rows that came, and those of them that were not there before. */
  readonly rows: number;
  readonly added: number;
  readonly pages: number;
};

/** Where a download stands. */
export type DownloadEvent =
  /** Once, first: what is missing. Nothing where all is there. */
  | { readonly kind: 'planned'; readonly missing: readonly TimeRange[] }
  /** After each page that is kept. */
  | (DownloadSummary & {
      readonly kind: 'progress';
      /** The end of the latest page. */
      readonly at: EpochMs;
      /** Of the time that was missing, from 0 to 1. */
      readonly share: number;
      readonly rowsPerSecond: number;
      /** If it goes on like this; absent before it can be told. */
      readonly leftMs?: DurationMs;
    })
  /** Once, last. */
  | (DownloadSummary & {
      readonly kind: 'done';
      /** Where bars or marks are missing among what came: the source has none there. Empty for other kinds. */
      readonly gaps: readonly TimeRange[];
      /** What was asked for and is not there yet, such as bars that are still open. */
      readonly left: readonly TimeRange[];
    });

/** Counts what a download brings. */
export class DownloadTally {
  private readonly series: HistorySeries;
  private readonly missing: readonly TimeRange[];
  private readonly missingMs: DurationMs;
  private readonly clock: Clock;
  private readonly startedAt: EpochMs;
  private rows = 0;
  private added = 0;
  private pages = 0;
  private taken: readonly TimeRange[] = [];
  private readonly holes: TimeRange[] = [];

  constructor(series: HistorySeries, missing: readonly TimeRange[], clock: Clock) {
    this.series = series;
    this.missing = joined(missing);
    this.missingMs = lengthOf(this.missing);
    this.clock = clock;
    this.startedAt = clock.now();
  }

  planned(): DownloadEvent {
    return { kind: 'planned', missing: this.missing };
  }

  took(page: HistoryPage, added: number): DownloadEvent {
    const { from, to, columns } = page;
    this.rows += columns.length;
    this.added += added;
    this.pages += 1;
    this.taken = joined([...this.taken, { from, to }]);
    this.holes.push(...this.holesIn(page));
    const elapsed = this.clock.now() - this.startedAt;
    const share = lengthOf(this.taken) / this.missingMs;
    return {
      kind: 'progress',
      ...this.summary(),
      at: to,
      share,
      rowsPerSecond: elapsed > 0 ? (1_000 * this.rows) / elapsed : 0,
      ...(share > 0 && elapsed > 0 && { leftMs: Math.round((elapsed * (1 - share)) / share) }),
    };
  }

  done(): DownloadEvent {
    const { series } = this;
    const leastMs = 'intervalMs' in series ? series.intervalMs : 0;
    // a range may begin or end within an interval, which is no hole
    const gaps = joined(this.holes).filter(({ from, to }) => to - from >= leastMs);
    const left = this.missing.flatMap((range) => without(range, this.taken));
    return { kind: 'done', ...this.summary(), gaps, left };
  }

  private holesIn(page: HistoryPage): readonly TimeRange[] {
    const { series } = this;
    return 'intervalMs' in series ? without(page, filledBy(instantsOf(page), series.intervalMs)) : [];
  }

  private summary(): DownloadSummary {
    const { rows, added, pages } = this;
    return { rows, added, pages };
  }
}
