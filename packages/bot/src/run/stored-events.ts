import { type BarSeries, type EventSeries, RxtradeError } from '@rxtrade/core';
import { type SeriesKey, seriesKeyOf, seriesName } from '@rxtrade/market-data';
import { openHistoryStore } from '@rxtrade/market-data/node';
import type { DataFile } from '../instruments/index.ts';
import type { StoredEvents } from './run-spec.ts';

/** What of a perpetual is looked for beside its bars: without it, holding one seems to cost nothing. */
const carried = ['funding', 'marks'] as const;

/** The stored funding and mark prices of the perpetuals among the bars. */
export async function carriedBeside(files: readonly DataFile[]): Promise<readonly StoredEvents[]> {
  const found = new Map<string, StoredEvents>();
  for (const { path, series, kind } of files) {
    if (series === undefined) continue;
    const { venue, instrument } = seriesKeyOf(series);
    const store = openHistoryStore(path);
    const traded = (await store.instrument(venue, instrument))?.kind ?? kind;
    if (traded !== 'perpetual') continue;
    for (const one of carried) {
      const key: SeriesKey = { venue, instrument, kind: one };
      if ((await store.find(key)) !== undefined) found.set(seriesName(key), { path, series: seriesName(key) });
    }
  }
  return [...found.values()];
}

/**
 * Loads what is no bar, each of an instrument whose bars the run has, and only from the time of those: a run neither
 * begins nor ends with funding that nobody could hold a position for.
 *
 * @throws As rejection, E904 for another instrument, E127 when there is no such series.
 */
export async function storedEvents(
  events: readonly StoredEvents[],
  bars: readonly BarSeries[],
): Promise<readonly EventSeries[]> {
  return Promise.all(
    events.map(async ({ path, series }) => {
      const key = seriesKeyOf(series);
      const own = bars.filter(({ instrument }) => instrument.id === key.instrument);
      const [first] = own;
      if (first === undefined || key.kind === 'bars')
        throw new RxtradeError(
          'E904',
          `${series} is of ${key.instrument}, of which the run has no bars; name them too, such as store:${key.venue}/${key.instrument}/1m`,
          { series },
        );
      const columns = await openHistoryStore(path).load(key, spanOf(own));
      return { instrument: first.instrument, kind: key.kind, columns } as EventSeries;
    }),
  );
}

/** From the first bar's open to before the last one's close. */
function spanOf(bars: readonly BarSeries[]): { readonly from: number; readonly to: number } {
  const full = bars.filter(({ columns }) => columns.length > 0);
  return {
    from: Math.min(...full.map(({ columns }) => columns.openAt[0] as number)),
    to: Math.max(...full.map(({ columns, intervalMs }) => (columns.openAt[columns.length - 1] as number) + intervalMs)),
  };
}
