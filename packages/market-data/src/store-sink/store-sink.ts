import { type HistoryPage, type HistorySeries, type TimeRange, timeframeOf } from '@rxtrade/core';
import { filledBy, type HistorySink, joined } from '../download/index.ts';
import type { SeriesKey, SeriesRows } from '../history/index.ts';
import { type AppendOptions, type HistoryStore, readCoverage, seriesFolder, writeCoverage } from '../store/index.ts';

/** Where a download goes: to the series of this venue, under the instrument's id. */
export type StoreSinkSettings = AppendOptions & {
  readonly store: HistoryStore;
  readonly venue: string;
  readonly series: HistorySeries;
};

/**
 * Keeps a download in a history store, a page at a time. What is covered is what was downloaded before and, for bars, also
 * what lies there without a hole, wherever it came from.
 *
 * @throws E120 when venue or instrument is no name. As rejection of `append`, E124 for rows that are stored with other
 * values unless `keep` is `newest`, E123 while the series is written elsewhere, and what the store throws.
 */
export function storeSink(settings: StoreSinkSettings): HistorySink {
  return new StoreSink(settings);
}

class StoreSink implements HistorySink {
  private readonly store: HistoryStore;
  private readonly key: SeriesKey;
  private readonly options: AppendOptions;
  private readonly folder: string;
  /** Marks of all intervals are one series, but what was downloaded of one says nothing of another. */
  private readonly part: string | undefined;

  constructor({ store, venue, series, ...options }: StoreSinkSettings) {
    this.store = store;
    this.key = keyOf(venue, series);
    this.options = options;
    this.folder = seriesFolder(store.folder, this.key);
    this.part = series.kind === 'marks' ? timeframeOf(series.intervalMs) : undefined;
  }

  async covered({ from, to }: TimeRange): Promise<readonly TimeRange[]> {
    const { store, key } = this;
    const { downloaded, rows } = await this.downloaded();
    if (key.kind !== 'bars' || rows === 0) return downloaded;
    // a bar that opens before the range may reach into it
    const { openAt } = await store.load(key, { from: from - key.intervalMs, to });
    return joined([...downloaded, ...filledBy(openAt, key.intervalMs)]);
  }

  async append(page: HistoryPage): Promise<number> {
    const added = page.columns.length === 0 ? 0 : (await this.store.append(this.rowsOf(page), this.options)).added;
    const { downloaded, rows } = await this.downloaded();
    await writeCoverage({ folder: this.folder, part: this.part, rows, ranges: joined([...downloaded, page]) });
    return added;
  }

  private async downloaded(): Promise<{ readonly downloaded: readonly TimeRange[]; readonly rows: number }> {
    const rows = (await this.store.find(this.key))?.rows ?? 0;
    return { downloaded: await readCoverage({ folder: this.folder, part: this.part, rows }), rows };
  }

  private rowsOf(page: HistoryPage): SeriesRows {
    const { venue, instrument } = this.key;
    const intervalMs = this.key.kind === 'bars' ? this.key.intervalMs : 0;
    return page.kind === 'bars'
      ? { venue, instrument, kind: 'bars', intervalMs, columns: page.columns }
      : { venue, instrument, ...page };
  }
}

function keyOf(venue: string, series: HistorySeries): SeriesKey {
  const named = { venue, instrument: series.instrument.id };
  return series.kind === 'bars'
    ? { ...named, kind: 'bars', intervalMs: series.intervalMs }
    : { ...named, kind: series.kind };
}
