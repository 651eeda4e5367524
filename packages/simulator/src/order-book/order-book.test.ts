import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { change, snapshot } from '../venue/moments.fixture.ts';
import { Ladder, OrderBook } from './index.ts';

/** All levels of a side, best first. */
function levelsOf(side: Ladder): readonly (readonly [number, number])[] {
  return Array.from({ length: side.length }, (_, i) => [side.priceAt(i), side.leftAt(i)]);
}

describe('a ladder', () => {
  const anyUpdates = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 3 })), {
    maxLength: 200,
  });

  it.each(['bid', 'ask'] as const)('given any updates of %s levels, then it is what a map of them is', (side) => {
    fc.assert(
      fc.property(anyUpdates, (updates) => {
        const ladder = new Ladder(side);
        const oracle = new Map<number, number>();
        for (const [price, quantity] of updates) {
          ladder.set(price, quantity);
          if (quantity === 0) oracle.delete(price);
          else oracle.set(price, quantity);
        }
        const sorted = [...oracle].sort(([a], [b]) => (side === 'bid' ? b - a : a - b));
        expect(levelsOf(ladder)).toEqual(sorted);
        expect(ladder.best).toBe(sorted[0]?.[0] ?? Number.NaN);
        for (let price = 1; price <= 40; price++) expect(ladder.quantityAt(price)).toBe(oracle.get(price) ?? 0);
      }),
    );
  });

  it('given more levels than it had room for, then it grows', () => {
    const ladder = new Ladder('ask');
    for (let price = 3_000; price > 0; price--) ladder.set(price, price);
    expect([ladder.length, ladder.best, ladder.priceAt(2_999), ladder.quantityAt(1_500)]).toEqual([
      3_000, 1, 3_000, 1_500,
    ]);
  });

  it('given no levels, then no best, and nothing behind it', () => {
    const ladder = new Ladder('bid');
    expect([ladder.best, ladder.priceAt(0), ladder.leftAt(0), ladder.quantityAt(1)]).toEqual([
      Number.NaN,
      Number.NaN,
      0,
      0,
    ]);
    ladder.set(100, 1);
    expect([ladder.priceAt(1), ladder.leftAt(1)]).toEqual([Number.NaN, 0]);
  });

  it('given a level we took from, then less is left: what is added is new, what goes is first what we took', () => {
    const ladder = new Ladder('ask');
    ladder.set(100, 5);
    ladder.set(101, 7);
    ladder.take(100, 2);
    ladder.take(100, 1);
    expect(levelsOf(ladder)).toEqual([
      [100, 2],
      [101, 7],
    ]);
    expect(ladder.quantityAt(100), 'the data know nothing of us').toBe(5);
    ladder.set(101, 8);
    ladder.set(100, 5);
    expect(ladder.leftAt(0), 'the same quantity is no news').toBe(2);
    ladder.set(100, 6);
    expect(ladder.leftAt(0), 'one was added').toBe(3);
    ladder.set(100, 4);
    expect(ladder.leftAt(0), 'two of the three we took went').toBe(3);
    ladder.set(100, 2);
    expect(ladder.leftAt(0), 'and the last one, and one that was left').toBe(2);
    ladder.take(100, 2);
    ladder.set(100, 0);
    ladder.set(100, 6);
    expect(ladder.leftAt(0), 'it went, and came anew').toBe(6);
  });

  it('given all levels anew, then what we took is remembered all the same', () => {
    const ladder = new Ladder('bid');
    const replace = (...of: readonly (readonly [number, number])[]) => ladder.replace(snapshot({ bids: of }).bids);
    replace([101, 4], [100, 5]);
    ladder.take(101, 1);
    ladder.take(100, 2);
    ladder.take(99, 3);
    replace([101, 4], [100, 6]);
    expect(levelsOf(ladder)).toEqual([
      [101, 3],
      [100, 4],
    ]);
    replace([100, 6]);
    replace([101, 4], [100, 6]);
    expect(levelsOf(ladder)[0], 'a level that went and came anew').toEqual([101, 4]);
  });

  it('given a limit, then what is as good or better is within it, and none excludes nothing', () => {
    const [bids, asks] = [new Ladder('bid'), new Ladder('ask')];
    expect([99, 100, 101].map((price) => asks.isWithin(price, 100))).toEqual([true, true, false]);
    expect([99, 100, 101].map((price) => bids.isWithin(price, 100))).toEqual([false, true, true]);
    expect(asks.isWithin(1e9, Number.NaN)).toBe(true);
  });
});

describe('an order book', () => {
  const bids = [
    [100, 1],
    [99, 2],
  ] as const;
  const asks = [
    [101, 3],
    [102, 4],
  ] as const;

  it('given no snapshot yet, then it is stale, and changes say nothing', () => {
    const book = new OrderBook();
    book.change(change({ bids, asks, sequence: 5 }));
    expect([book.condition, book.bids.length, book.sequence]).toEqual(['stale', 0, Number.NaN]);
  });

  it('given a snapshot and changes that follow, then it is sound and up to date', () => {
    const book = new OrderBook();
    book.snapshot(snapshot({ bids, asks, sequence: 10 }));
    book.change(change({ bids: [[100, 0]], asks: [[101.5, 9]], sequence: 12, previousSequence: 10 }));
    expect(book.condition).toBe('sound');
    expect(levelsOf(book.bids)).toEqual([[99, 2]]);
    expect(levelsOf(book.asks)).toEqual([
      [101, 3],
      [101.5, 9],
      [102, 4],
    ]);
  });

  it('given a change from before the snapshot, then it is dropped; one that overlaps it counts', () => {
    const book = new OrderBook();
    book.snapshot(snapshot({ bids, asks, sequence: 10 }));
    book.change(change({ bids: [[100, 50]], sequence: 10, previousSequence: 8 }));
    expect(book.bids.quantityAt(100)).toBe(1);
    book.change(change({ bids: [[100, 60]], sequence: 11, previousSequence: 9 }));
    expect([book.bids.quantityAt(100), book.sequence, book.condition]).toEqual([60, 11, 'sound']);
  });

  it('given a change that follows on one that never came, then it is stale until the next snapshot', () => {
    const book = new OrderBook();
    book.snapshot(snapshot({ bids, asks, sequence: 10 }));
    book.change(change({ bids: [[100, 50]], sequence: 13, previousSequence: 12 }));
    expect([book.condition, book.bids.quantityAt(100)]).toEqual(['stale', 1]);
    book.change(change({ bids: [[100, 50]], sequence: 14, previousSequence: 13 }));
    expect(book.condition).toBe('stale');
    book.snapshot(snapshot({ bids, asks, sequence: 20 }));
    expect(book.condition).toBe('sound');
  });

  it('given a snapshot that is older than changes heard before it, then those that are newer are not lost', () => {
    const book = new OrderBook();
    book.change(change({ bids: [[100, 7]], sequence: 9, previousSequence: 8 }));
    book.change(change({ bids: [[99, 8]], sequence: 11, previousSequence: 9 }));
    book.change(change({ asks: [[101, 5]], sequence: 14, previousSequence: 11 }));
    book.snapshot(snapshot({ bids, asks, sequence: 10 }));
    expect([book.condition, book.sequence]).toEqual(['sound', 14]);
    expect([book.bids.quantityAt(100), book.bids.quantityAt(99), book.asks.quantityAt(101)]).toEqual([1, 8, 5]);
    book.change(change({ bids: [[99, 3]], sequence: 15, previousSequence: 14 }));
    expect(book.bids.quantityAt(99)).toBe(3);
  });

  it('given a snapshot older than a book that is sound, then it is dropped', () => {
    const book = new OrderBook();
    book.snapshot(snapshot({ bids, asks, sequence: 10 }));
    book.snapshot(snapshot({ bids: [[90, 1]], asks, sequence: 9 }));
    expect([book.sequence, book.bids.best]).toEqual([10, 100]);
  });

  it('given changes that do not say what they follow on, then no gap can be told', () => {
    const book = new OrderBook();
    book.snapshot(snapshot({ bids, asks, sequence: 10 }));
    book.change(change({ bids: [[100, 50]], sequence: 99 }));
    expect([book.condition, book.bids.quantityAt(100)]).toEqual(['sound', 50]);
  });

  it.each([
    ['crossed', [[102, 1]], [[101, 1]]],
    ['crossed', [[101, 1]], [[101, 1]]],
    ['empty', [], [[101, 1]]],
    ['empty', [[100, 1]], []],
    ['empty', [], []],
    ['sound', [[100.99, 1]], [[101, 1]]],
  ] as const)('is %s with bids %j and asks %j', (condition, of, against) => {
    const book = new OrderBook();
    book.snapshot(snapshot({ bids: of, asks: against }));
    expect(book.condition).toBe(condition);
  });

  it('given it is to forget, then it is stale', () => {
    const book = new OrderBook();
    book.snapshot(snapshot({ bids, asks }));
    book.forget();
    expect(book.condition).toBe('stale');
  });
});
