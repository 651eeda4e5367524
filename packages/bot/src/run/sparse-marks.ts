import type { BarSeries, EventSeries, FundingSeries, MarkSeries } from '@rxtrade/core';
import { commonestSpacing } from '@rxtrade/market-data';

/**
 * Marks that come less often than bars, as those published with funding do, say what funding is worked out at, and no
 * more: to value positions at them would hold every equity and every margin still from one to the next.
 */
export function withSparseMarks(bars: readonly BarSeries[], events: readonly EventSeries[]): readonly EventSeries[] {
  const sparse = events.filter((one) => one.kind === 'marks').filter((marks) => isSparse(marks, bars));
  const rest = events.filter((one) => one.kind !== 'marks' || !sparse.includes(one));
  return rest.map((one) => {
    const marks = sparse.find(({ instrument }) => instrument === one.instrument);
    return one.kind === 'funding' && marks !== undefined ? markedAt(one, marks) : one;
  });
}

function isSparse({ instrument, columns }: MarkSeries, bars: readonly BarSeries[]): boolean {
  const own = bars.filter((one) => one.instrument === instrument).map(({ intervalMs }) => intervalMs);
  return spacingOf(columns) > Math.min(...own);
}

/** Of fewer than two, none: they stand for no more than their own instant. */
function spacingOf({ eventAt }: MarkSeries['columns']): number {
  return commonestSpacing(eventAt) ?? 0;
}

/** Funding that names no mark of its own, at the latest; never at one that is older than they come apart. */
function markedAt(funding: FundingSeries, { columns }: MarkSeries): FundingSeries {
  const { eventAt, mark: own } = funding.columns;
  const spacing = spacingOf(columns);
  let next = 0;
  const mark = eventAt.map((at, i) => {
    while (next < columns.length && (columns.eventAt[next] as number) <= at) next += 1;
    const said = own?.[i] ?? Number.NaN;
    const isFresh = next > 0 && at - (columns.eventAt[next - 1] as number) <= spacing;
    return Number.isNaN(said) && isFresh ? (columns.price[next - 1] as number) : said;
  });
  return { ...funding, columns: { ...funding.columns, mark } };
}
