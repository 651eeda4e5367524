import type { RateOf } from '@rxtrade/analytics';
import {
  type BarSeries,
  type EpochMs,
  type EventSeries,
  eventIndexAtOrAfter,
  type Instrument,
  indexAtOrAfter,
  type QuoteSeries,
  type TradeSeries,
} from '@rxtrade/core';

/** The last price of an instrument at or before an instant; the first one before that. */
type Prices = { readonly instrument: Instrument; readonly priceAt: (at: EpochMs) => number };
type Hop = { readonly prices: Prices; readonly isInverse: boolean };

/**
 * Rates into the reporting currency from the data themselves: the last price at or before an instant (of bars the close,
 * and the first open before the first close), over the fewest instruments between two currencies. Bars go before trades,
 * and these before quotes. As in the account's valuation, a currency that no instrument leads from counts as nothing.
 */
export function ratesFromSeries(
  series: readonly BarSeries[],
  reportingCurrency: string,
  events: readonly EventSeries[] = [],
): RateOf {
  const prices = [
    ...series.filter(({ columns }) => columns.length > 0).map(pricesOfBars),
    ...events.flatMap((one) => (one.kind === 'trades' && one.columns.length > 0 ? [pricesOfTrades(one)] : [])),
    ...events.flatMap((one) => (one.kind === 'quotes' && one.columns.length > 0 ? [pricesOfQuotes(one)] : [])),
  ].filter(({ instrument }) => instrument.isDelivered);
  const routes = new Map<string, readonly Hop[] | undefined>();
  return (currency, at) => {
    if (!routes.has(currency)) routes.set(currency, routeBetween(prices, currency, reportingCurrency));
    const route = routes.get(currency);
    if (route === undefined) return 0;
    return route.reduce((rate, hop) => {
      const price = hop.prices.priceAt(at);
      return hop.isInverse ? rate / price : rate * price;
    }, 1);
  };
}

function pricesOfBars({ instrument, columns, intervalMs }: BarSeries): Prices {
  return {
    instrument,
    priceAt: (at) => {
      const closed = indexAtOrAfter(columns, at - intervalMs + 1) - 1;
      return (closed < 0 ? columns.open[0] : columns.close[closed]) as number;
    },
  };
}

function pricesOfTrades(series: TradeSeries): Prices {
  const { price } = series.columns;
  return { instrument: series.instrument, priceAt: (at) => price[lastBy(series, at)] as number };
}

function pricesOfQuotes(series: QuoteSeries): Prices {
  const { bid, ask } = series.columns;
  const midOf = (index: number) => ((bid[index] as number) + (ask[index] as number)) / 2;
  return { instrument: series.instrument, priceAt: (at) => midOf(lastBy(series, at)) };
}

function lastBy(series: EventSeries, at: EpochMs): number {
  return Math.max(0, eventIndexAtOrAfter(series, at + 1) - 1);
}

/** Breadth first, so that the shortest way is found. */
function routeBetween(all: readonly Prices[], from: string, to: string): readonly Hop[] | undefined {
  const reached = new Map<string, readonly Hop[]>([[from, []]]);
  for (const [currency, route] of reached) {
    if (currency === to) return route;
    for (const prices of all) {
      const { base, quote } = prices.instrument;
      const next = base === currency ? quote : quote === currency ? base : undefined;
      if (next !== undefined && !reached.has(next))
        reached.set(next, [...route, { prices, isInverse: quote === currency }]);
    }
  }
  return undefined;
}
