import type { BookDelta, BookLevels, BookSnapshot, EpochMs, Instrument, Quote, Trade } from '@rxtrade/core';
import { btc } from './bench.fixture.ts';

/** Levels as pairs of price and quantity. */
export type Levels = readonly (readonly [price: number, quantity: number])[];

/** What a test says of an update of a book; the rest has a default. */
export type BookSketch = {
  readonly bids?: Levels;
  readonly asks?: Levels;
  readonly sequence?: number;
  readonly previousSequence?: number;
  readonly at?: EpochMs;
  readonly instrument?: Instrument;
};

export function snapshot({ bids = [], asks = [], sequence = 1, at = 0, instrument = btc }: BookSketch): BookSnapshot {
  const times = { eventAt: at, receivedAt: at };
  return { kind: 'book-snapshot', instrument, sequence, bids: levels(bids), asks: levels(asks), ...times };
}

export function change({ bids = [], asks = [], at = 0, instrument = btc, ...of }: BookSketch): BookDelta {
  const { sequence = at, previousSequence } = of;
  const times = { eventAt: at, receivedAt: at };
  const sides = { bids: levels(bids), asks: levels(asks) };
  const follows = previousSequence === undefined ? {} : { previousSequence };
  return { kind: 'book-delta', instrument, sequence, ...follows, ...sides, ...times };
}

export function trade(price: number, quantity: number, at: EpochMs, side?: 'buy' | 'sell'): Trade {
  const of = { instrument: btc, price, quantity, eventAt: at, receivedAt: at };
  return side === undefined ? { kind: 'trade', ...of } : { kind: 'trade', ...of, side };
}

export function quote(
  [bid, bidQuantity]: readonly [number, number],
  [ask, askQuantity]: readonly [number, number],
  at: EpochMs,
): Quote {
  return { kind: 'quote', instrument: btc, bid, bidQuantity, ask, askQuantity, eventAt: at, receivedAt: at };
}

function levels(of: Levels): BookLevels {
  return { prices: Float64Array.from(of, ([price]) => price), quantities: Float64Array.from(of, ([, size]) => size) };
}
