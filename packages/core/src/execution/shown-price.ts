import type { MarketEvent } from '../market/index.ts';

/** The price an event shows, in quote: a quote's and a book's is the middle. NaN where it shows none. */
export function shownPrice(event: MarketEvent): number {
  switch (event.kind) {
    case 'bar':
      return event.close;
    case 'bar-opened':
      return event.open;
    case 'trade':
    case 'mark-price':
      return event.price;
    case 'quote':
      return (event.bid + event.ask) / 2;
    case 'book-snapshot':
      return ((event.bids.prices[0] ?? Number.NaN) + (event.asks.prices[0] ?? Number.NaN)) / 2;
    default:
      return Number.NaN;
  }
}
