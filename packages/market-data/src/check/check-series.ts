import type { BarColumns, EventColumns } from '@rxtrade/core';
import { type SeriesKey, seriesName } from '../history/index.ts';
import { checkQuality, type QualityOptions, type QualityReport } from '../quality/index.ts';
import type { HistoryStore } from '../store/index.ts';
import { type EventFinding, eventFindings } from './event-findings.ts';

/** What is to be known about a series of a store. */
export type SeriesCheck = { readonly key: SeriesKey; readonly rows: number } & (
  | { readonly kind: 'bars'; readonly report: QualityReport }
  | { readonly kind: 'events'; readonly findings: readonly EventFinding[] }
);

/**
 * Reads a series from its Parquet files, each to the last bit as it was written, and reports on the quality of what it holds.
 *
 * @throws As rejection, E127 when there is none, E121 when a part is missing, cut or damaged.
 */
export async function checkSeries(
  store: HistoryStore,
  key: SeriesKey,
  options: QualityOptions = {},
): Promise<SeriesCheck> {
  const columns = await store.load(key, { useCache: false });
  const rows = columns.length;
  if (key.kind === 'bars') {
    const report = checkQuality(columns as BarColumns, key.intervalMs, options);
    return { key, rows, kind: 'bars', report: { ...report, file: seriesName(key) } };
  }
  return { key, rows, kind: 'events', findings: eventFindings({ kind: key.kind, columns } as EventColumns) };
}
