import type { Instrument } from '../instrument/index.ts';
import type { BookDelta, BookLevels, BookSnapshot, EventTimes, MarketEvent, Trade } from '../market/index.ts';
import type { WireValue } from './wire-value.ts';

type Traded = EventTimes & { readonly kind: string; readonly instrument: Instrument };

/**
 * A market event as plain JSON. Every field is named, since a row of recorded columns has none of its own; in one order,
 * so that equal events are equal texts.
 */
export function marketToWire(event: MarketEvent): WireValue {
  switch (event.kind) {
    case 'bar': {
      const { instrument, intervalMs, openAt, open, high, low, close, volume } = event;
      return { kind: 'bar', instrument: instrument.id, intervalMs, openAt, open, high, low, close, volume };
    }
    case 'trade':
      return tradeToWire(event);
    case 'quote': {
      const { bid, bidQuantity, ask, askQuantity } = event;
      return { ...commonOf(event), bid, bidQuantity, ask, askQuantity };
    }
    case 'book-snapshot':
    case 'book-delta':
      return bookToWire(event);
    case 'funding':
      return { ...commonOf(event), rate: event.rate, ...(event.mark !== undefined && { mark: event.mark }) };
    case 'mark-price':
      return { ...commonOf(event), price: event.price };
    default:
      return 'instrument' in event ? { ...event, instrument: event.instrument.id } : { ...event };
  }
}

function tradeToWire(trade: Trade): WireValue {
  const { price, quantity, side, id } = trade;
  return { ...commonOf(trade), price, quantity, ...(side && { side }), ...(id !== undefined && { id }) };
}

function bookToWire(book: BookSnapshot | BookDelta): WireValue {
  const previous = book.kind === 'book-delta' ? book.previousSequence : undefined;
  return {
    ...commonOf(book),
    sequence: book.sequence,
    ...(previous !== undefined && { previousSequence: previous }),
    bids: levelsToWire(book.bids),
    asks: levelsToWire(book.asks),
  };
}

function commonOf({ kind, instrument, eventAt, receivedAt }: Traded): WireValue {
  return { kind, instrument: instrument.id, eventAt, receivedAt };
}

function levelsToWire({ prices, quantities }: BookLevels): WireValue {
  return { prices: [...prices], quantities: [...quantities] };
}

export function levelsFromWire(wire: unknown): BookLevels {
  const { prices, quantities } = wire as { prices: number[]; quantities: number[] };
  return { prices: Float64Array.from(prices), quantities: Float64Array.from(quantities) };
}
