import type { RateOf } from '@rxtrade/analytics';
import { type BarSeries, type EpochMs, indexAtOrAfter } from '@rxtrade/core';

type Hop = { readonly series: BarSeries; readonly isInverse: boolean };

/**
 * Rates into the reporting currency from the bars themselves: the last close at or before an instant (the first open
 * before the first close), over the fewest instruments between two currencies. As in the account's valuation, a
 * currency that no instrument leads from counts as nothing.
 */
export function ratesFromSeries(series: readonly BarSeries[], reportingCurrency: string): RateOf {
  const routes = new Map<string, readonly Hop[] | undefined>();
  return (currency, at) => {
    if (!routes.has(currency)) routes.set(currency, routeBetween(series, currency, reportingCurrency));
    const route = routes.get(currency);
    if (route === undefined) return 0;
    return route.reduce(
      (rate, hop) => (hop.isInverse ? rate / priceAt(hop.series, at) : rate * priceAt(hop.series, at)),
      1,
    );
  };
}

function priceAt({ columns, intervalMs }: BarSeries, at: EpochMs): number {
  const closed = indexAtOrAfter(columns, at - intervalMs + 1) - 1;
  return (closed < 0 ? columns.open[0] : columns.close[closed]) ?? Number.NaN;
}

/** Breadth first, so that the shortest way is found. */
function routeBetween(series: readonly BarSeries[], from: string, to: string): readonly Hop[] | undefined {
  const delivered = series.filter(({ instrument, columns }) => instrument.isDelivered && columns.length > 0);
  const reached = new Map<string, readonly Hop[]>([[from, []]]);
  for (const [currency, route] of reached) {
    if (currency === to) return route;
    for (const one of delivered) {
      const { base, quote } = one.instrument;
      const next = base === currency ? quote : quote === currency ? base : undefined;
      if (next !== undefined && !reached.has(next))
        reached.set(next, [...route, { series: one, isInverse: quote === currency }]);
    }
  }
  return undefined;
}
