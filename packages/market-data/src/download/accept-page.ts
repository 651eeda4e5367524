import { type HistoryPage, type HistorySeries, isoOf, RxtradeError, type TimeRange } from '@rxtrade/core';

/** What a page must fit into: what was asked, and how far the pages before it came. */
export type PagePlace = {
  readonly series: HistorySeries;
  readonly piece: TimeRange;
  readonly reached: number;
  readonly source: string;
};

/**
 * A page as it may be kept. What an earlier page brought already is cut off; a page that brings nothing further, leaves a
 * hole, or holds what it should not is a fault of the source, before which nothing is kept.
 *
 * @throws E150
 */
export function acceptedPage(page: HistoryPage, place: PagePlace): HistoryPage {
  const { series, piece, reached } = place;
  if (page.kind !== series.kind) throw broken(place, `gave ${page.kind}`);
  if (page.to <= reached) throw broken(place, `gave a page up to ${isoOf(page.to)} again, which does not lead on`);
  if (page.from > reached) throw broken(place, `left out what lies before ${isoOf(page.from)}`);
  if (page.to > piece.to) throw broken(place, `gave more than was asked for, up to ${isoOf(page.to)}`);
  const instants = instantsOf(page);
  for (let i = 0; i < instants.length; i++) {
    const at = instants[i] as number;
    if (!(at >= page.from && at < page.to))
      throw broken(place, `gave a row of ${told(at)} in a page up to ${isoOf(page.to)}`);
    const before = i === 0 ? Number.NEGATIVE_INFINITY : (instants[i - 1] as number);
    if (at < before || (at === before && page.kind !== 'trades'))
      throw broken(place, `gave rows out of order at ${isoOf(at)}`);
  }
  return page.from === reached ? page : pageFrom(page, reached);
}

/** The instants that order a page: openings of bars. */
export function instantsOf(page: HistoryPage): Float64Array {
  return page.kind === 'bars' ? page.columns.openAt : page.columns.eventAt;
}

/** The part of a page from `from` on, on the same memory. */
function pageFrom(page: HistoryPage, from: number): HistoryPage {
  const instants = instantsOf(page);
  let first = 0;
  while (first < instants.length && (instants[first] as number) < from) first += 1;
  const columns = Object.fromEntries(
    Object.entries(page.columns).map(([name, column]) => [
      name,
      typeof column === 'number' ? column - first : column.subarray(first),
    ]),
  );
  // the same columns, shorter: which kind they are of does not change
  return { ...page, from, columns } as HistoryPage;
}

function broken({ source, series, reached }: PagePlace, what: string): RxtradeError {
  const { kind, instrument } = series;
  return new RxtradeError(
    'E150',
    `${source}, asked for ${kind} of ${instrument.id} from ${isoOf(reached)} on, ${what}`,
    {
      source,
      kind,
      instrument: instrument.id,
      reached,
    },
  );
}

function told(at: number): string {
  return Number.isFinite(at) ? isoOf(at) : String(at);
}
