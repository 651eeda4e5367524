import { type Currency, day as dayMs, type EpochMs, Exact } from '@rxtrade/core';
import { quotient } from '../amounts/exact-math.ts';
import { dayText } from '../calendar/local-day.ts';
import type { RateSource } from './rate-source.ts';
import { type RateEntry, type TableRatesOptions, tableRates } from './table-rates.ts';

/** Prices of one asset in another, as a market had them. */
export type MarketPrices = {
  readonly base: Currency;
  readonly quote: Currency;
  /** In time order: when each price was the last, and what one `base` cost in `quote`. */
  readonly closes: Iterable<{ readonly at: EpochMs; readonly price: number }>;
};

const one = new Exact(1, 0);
/** Places that a price is read with: more than any venue quotes. */
const pricePlaces = 12;

/**
 * A `RateSource` over the prices of a market: of a day, its last price of that UTC day. A market's price holds both ways, so
 * that the quote is also priced in the base, to twelve places.
 */
export function marketRates({ base, quote, closes }: MarketPrices, options: TableRatesOptions): RateSource {
  const lastOfDay = new Map<number, number>();
  for (const { at, price } of closes) if (price > 0) lastOfDay.set(Math.floor((at - 1) / dayMs), price);
  return tableRates(entriesOf(base, quote, lastOfDay), options);
}

function* entriesOf(base: Currency, quote: Currency, lastOfDay: ReadonlyMap<number, number>): Generator<RateEntry> {
  for (const [day, price] of lastOfDay) {
    const rate = Exact.of(price.toFixed(pricePlaces));
    if (rate.units === 0) continue;
    yield { from: base, to: quote, day: dayText(day), rate: rate.toString() };
    yield { from: quote, to: base, day: dayText(day), rate: quotient(one, rate).toString() };
  }
}
