import {
  type BookDelta,
  type BookLevels,
  type BookSnapshot,
  type Instrument,
  type OrderRequest,
  SeededRandom,
} from '@rxtrade/core';
import { approvedOrder } from '@rxtrade/core/testing';
import { OrderBook, SimulatedVenue } from '@rxtrade/simulator';
import { instruments, year2024 } from './market.ts';
import { type Benchmark, rates } from './measure.ts';

const levels = 1_000;
const perChange = 20;

/** Order books alone: levels kept, and the venue with one order that waits in a queue. */
export const books: Benchmark = {
  name: 'books',
  run: (isSmall) => {
    const [instrument] = instruments(1);
    if (instrument === undefined) return [];
    const changes = isSmall ? 500 : 50_000;
    const events = randomBook(instrument, changes, 1);
    const count = changes * perChange;
    const runs = isSmall ? 1 : 10;
    const kept = rates(count, runs, () => {
      const book = new OrderBook();
      for (const event of events) {
        if (event.kind === 'book-snapshot') book.snapshot(event);
        else book.change(event);
      }
    });
    const matched = rates(count, runs, () => {
      const venue = new SimulatedVenue();
      venue.submit(approvedOrder({ number: 1, instrument, decidedAt: year2024, terms: farBid(instrument) }), year2024);
      for (const event of events) venue.match(event);
    });
    const note = `${levels} levels a side, ${perChange} changed at a time`;
    return [
      { name: 'order book kept up to date', value: kept.best, unit: 'M levels/s', budget: 3, note },
      { name: 'venue with one resting order', value: matched.best, unit: 'M levels/s', budget: 1.5, note },
    ];
  },
};

function farBid(instrument: Instrument): OrderRequest['terms'] {
  return { kind: 'limit', price: instrument.priceUnits(95), postOnly: false, timeInForce: { kind: 'gtc' } };
}

/** A book around a price that stands still, and changes of which most are near it. */
function randomBook(instrument: Instrument, changes: number, seed: number): readonly (BookSnapshot | BookDelta)[] {
  const random = new SeededRandom(seed);
  const quantity = () => Math.ceil(random.between(0, 5_000)) / 1_000;
  const side = (sign: 1 | -1, depths: readonly number[]): BookLevels => ({
    prices: Float64Array.from(depths, (depth) => (10_000 + sign * (1 + depth)) / 100),
    // one in four goes, to come back later
    quantities: Float64Array.from(depths, () => (random.next() < 0.25 && depths.length < levels ? 0 : quantity())),
  });
  const all = Array.from({ length: levels }, (_, depth) => depth);
  const near = () => Array.from({ length: perChange / 2 }, () => Math.floor(levels * random.next() ** 3));
  const times = (i: number) => ({
    instrument,
    eventAt: year2024 + i * 100,
    receivedAt: year2024 + i * 100,
    sequence: i,
  });
  const events: (BookSnapshot | BookDelta)[] = [
    { kind: 'book-snapshot', ...times(0), bids: side(-1, all), asks: side(1, all) },
  ];
  for (let i = 1; i <= changes; i++)
    events.push({
      kind: 'book-delta',
      ...times(i),
      previousSequence: i - 1,
      bids: side(-1, near()),
      asks: side(1, near()),
    });
  return events;
}
