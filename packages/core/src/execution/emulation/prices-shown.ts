import type { MarketEvent } from '../../market/index.ts';

/** What a market event shows of prices: how far it went, and where it ended. */
export type PricesShown = { readonly high: number; readonly low: number; readonly last: number };

/** Undefined for what shows no price at which anything could have traded. A quote shows a seller the bid, a buyer the ask. */
export function pricesShown(event: MarketEvent, isBuy: boolean): PricesShown | undefined {
  switch (event.kind) {
    case 'bar':
      return { high: event.high, low: event.low, last: event.close };
    case 'bar-opened':
      return at(event.open);
    case 'trade':
      return at(event.price);
    case 'quote':
      return at(isBuy ? event.ask : event.bid);
    default:
      return undefined;
  }
}

function at(price: number): PricesShown {
  return { high: price, low: price, last: price };
}
