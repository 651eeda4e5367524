import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedSlippage, fixedSpread } from '../models/index.ts';
import { Bench, type Sent } from './bench.fixture.ts';
import { type BookSketch, change, type Levels, snapshot, trade } from './moments.fixture.ts';

const bids: Levels = [
  [99, 1],
  [98.5, 2],
  [98, 5],
];
const asks: Levels = [
  [100, 0.5],
  [100.5, 1.2],
  [101, 3],
];

/** A bench that was shown a book, and orders that were sent before its next update. */
function benchOn(sketch: BookSketch, ...sent: readonly Sent[]): Bench {
  const bench = new Bench();
  bench.show(snapshot({ bids, asks, ...sketch }));
  for (const one of sent) bench.send(one);
  return bench;
}

const buy = (quantity: number): Sent => ({ kind: 'market', side: 'buy', quantity });

describe('orders that take from an order book', () => {
  it('given a market order, then it walks the book level by level, each at its price', () => {
    const bench = benchOn({}, buy(2), { kind: 'market', side: 'sell', quantity: 2.5 });
    expect(bench.take(), 'it was decided on this book, and waits for the next').toEqual([]);
    bench.show(change({ at: 100 }));
    expect(bench.take()).toEqual([
      '1 filled 0.5 at 100, taker',
      '1 filled 1.2 at 100.5, taker',
      '1 filled 0.3 at 101, taker',
      '2 filled 1 at 99, taker',
      '2 filled 1.5 at 98.5, taker',
    ]);
  });

  it('given a walk, then slippage is the distance to the best price, and no model adds to it', () => {
    const bench = new Bench({ slippage: fixedSlippage(50), spread: fixedSpread(50) });
    bench.show(snapshot({ bids, asks }));
    bench.send(buy(2));
    bench.show(change({ at: 100 }));
    const fills = bench.reports().filter((report) => report.kind === 'order-filled');
    expect(fills.map(({ price, slippage }) => [price, slippage])).toEqual([
      [10_000, 0],
      [10_050, 0.5],
      [10_100, 1],
    ]);
  });

  it('given more than the book holds, then what there is, and the rest ends', () => {
    const bench = benchOn({}, buy(10));
    bench.show(change({ at: 100 }));
    expect(bench.take().slice(2)).toEqual(['1 filled 3 at 101, taker', '1 expired: E407: the book holds no more']);
  });

  it('given what we took, then it is gone until more is added there, or the level goes', () => {
    const bench = benchOn({}, buy(1.5));
    bench.show(change({ at: 100 }));
    bench.send(buy(0.5));
    bench.show(change({ at: 200, asks: [[100.5, 1.2]] }));
    expect(bench.take().slice(2), 'of 1.2 at 100.5 only 0.2 are left').toEqual([
      '2 filled 0.2 at 100.5, taker',
      '2 filled 0.3 at 101, taker',
    ]);
    bench.send(buy(0.5));
    bench.show(change({ at: 300, asks: [[100, 0.7]] }));
    expect(bench.take(), '0.2 were added').toEqual(['3 filled 0.2 at 100, taker', '3 filled 0.3 at 101, taker']);
    bench.show(change({ at: 400, asks: [[100, 0]] }));
    bench.send(buy(0.5));
    bench.show(change({ at: 500, asks: [[100, 0.4]] }));
    expect(bench.take(), 'the level is another one').toEqual([
      '4 filled 0.4 at 100, taker',
      '4 filled 0.1 at 101, taker',
    ]);
  });

  it('given two orders at one update, then the second finds what the first left', () => {
    const bench = benchOn({}, buy(1), buy(1));
    bench.show(change({ at: 100 }));
    expect(bench.take()).toEqual([
      '1 filled 0.5 at 100, taker',
      '1 filled 0.5 at 100.5, taker',
      '2 filled 0.7 at 100.5, taker',
      '2 filled 0.3 at 101, taker',
    ]);
  });

  it('given a limit, then it takes as far as it goes, and what is left rests', () => {
    const bench = benchOn({}, { kind: 'limit', side: 'buy', price: 100.5, quantity: 5 });
    bench.show(change({ at: 100 }));
    expect(bench.take()).toEqual(['1 filled 0.5 at 100, taker', '1 filled 1.2 at 100.5, taker']);
    bench.show(trade(100.5, 2, 150, 'sell'));
    expect(bench.take(), 'nobody else bids there').toEqual(['1 filled 2 at 100.5, maker']);
    bench.show(change({ at: 200, asks: [[100.4, 7]], bids: [[100.5, 0]] }));
    expect(bench.take(), 'and whoever would sell below it sells to it').toEqual(['1 filled 1.3 at 100.5, maker']);
  });

  it('given an immediate limit, then what it cannot take at once expires', () => {
    const bench = benchOn(
      {},
      { kind: 'limit', side: 'buy', price: 100.5, quantity: 5, timeInForce: { kind: 'ioc' } },
      { kind: 'limit', side: 'buy', price: 99.5, quantity: 5, timeInForce: { kind: 'ioc' } },
    );
    bench.show(change({ at: 100 }));
    expect(bench.take()).toEqual([
      '1 filled 0.5 at 100, taker',
      '1 filled 1.2 at 100.5, taker',
      '1 expired: the rest did not fill at once',
      '2 expired: could not fill at once',
    ]);
  });

  it('given fill-or-kill, then all of it within its limit at once, or nothing', () => {
    const fok = { kind: 'fok' } as const;
    const bench = benchOn(
      {},
      { kind: 'limit', side: 'buy', price: 100.5, quantity: 1.8, timeInForce: fok },
      { kind: 'market', side: 'buy', quantity: 4.8, timeInForce: fok },
      { kind: 'limit', side: 'buy', price: 100.5, quantity: 1.7, timeInForce: fok },
    );
    bench.show(change({ at: 100 }));
    expect(bench.take()).toEqual([
      '1 expired: could not fill whole at once',
      '2 expired: could not fill whole at once',
      '3 filled 0.5 at 100, taker',
      '3 filled 1.2 at 100.5, taker',
    ]);
  });

  it('given post-only, then it is rejected where it would take, and rests where it would not', () => {
    const bench = benchOn(
      {},
      { kind: 'limit', side: 'buy', price: 100, postOnly: true },
      { kind: 'limit', side: 'buy', price: 99.5, postOnly: true },
    );
    bench.show(change({ at: 100 }));
    expect(bench.take()).toEqual(['1 rejected E403: post-only at 100 would take at 100']);
    bench.show(change({ at: 200, asks: [[99.4, 1]] }));
    expect(bench.take()).toEqual(['2 filled 1 at 99.5, maker']);
  });

  it('given a stop, then the book triggers it, and it walks the book', () => {
    const bench = benchOn({}, { kind: 'stop', side: 'sell', trigger: 98.5, quantity: 3 });
    bench.show(change({ at: 100 }));
    expect(bench.take()).toEqual([]);
    bench.show(change({ at: 200, bids: [[99, 0]] }));
    expect(bench.take()).toEqual(['1 filled 2 at 98.5, taker', '1 filled 1 at 98, taker']);
  });

  it('given a reduce-only order, then it walks no further than the position reaches', () => {
    const bench = benchOn({}, buy(1));
    bench.show(change({ at: 100 }));
    bench.send({ kind: 'market', side: 'sell', quantity: 5, reduceOnly: true });
    bench.take();
    bench.show(change({ at: 200 }));
    expect(bench.take()).toEqual(['2 filled 1 at 99, taker', '2 cancelled: reduced to the position']);
  });

  it('given an order on its way, then it meets the first book at or after its arrival', () => {
    const bench = benchOn({});
    bench.now = 50;
    bench.send(buy(0.5));
    bench.show(change({ at: 49 }));
    expect(bench.take()).toEqual([]);
    bench.show(change({ at: 50 }));
    expect(bench.take()).toEqual(['1 filled 0.5 at 100, taker']);
  });

  it('given quotes and bars of the same market, then takers trade against the book alone', () => {
    const bench = benchOn({}, buy(0.5));
    bench.quote(90, 91, 50);
    bench.trade(92, 60);
    bench.bar([93, 94, 92, 93]);
    bench.opening(93);
    expect(bench.take()).toEqual([]);
    bench.show(change({ at: bench.now }));
    expect(bench.take()).toEqual(['1 filled 0.5 at 100, taker']);
  });

  it('given the end of the data, then what closes trades at the best price', () => {
    const bench = benchOn({}, buy(1.7));
    bench.show(change({ at: 100 }));
    bench.take();
    bench.send({ kind: 'market', side: 'sell', quantity: 1.7, reduceOnly: true });
    bench.venue.finish('close', bench.now);
    expect(bench.take()).toEqual(['2 filled 1.7 at 99, taker']);
  });
});

describe('order books that are not to be believed', () => {
  const troublesOf = ({ venue }: Bench) => venue.troubles.map(({ code, count, firstAt }) => [code, count, firstAt]);

  it('given a crossed book, then nothing fills on it until it is sound again, and the venue says so', () => {
    const bench = benchOn({}, buy(0.5), { kind: 'limit', side: 'buy', price: 97 });
    bench.show(change({ at: 100, asks: [[98, 1]] }));
    bench.show(change({ at: 200, asks: [[96, 1]] }));
    expect(bench.take()).toEqual([]);
    bench.show(
      change({
        at: 300,
        asks: [
          [98, 0],
          [96, 0],
        ],
      }),
    );
    expect(bench.take()).toEqual(['1 filled 0.5 at 100, taker']);
    expect(troublesOf(bench)).toEqual([['E406', 1, 100]]);
    bench.show(change({ at: 400, asks: [[98, 1]] }));
    expect(bench.venue.troubles[0]?.text).toBe(
      'The order book of BTCUSDT was crossed 2 times, first at 1970-01-01T00:00:00.100Z (E406): ' +
        'nothing filled on it meanwhile; check how it was recorded.',
    );
  });

  it('given a gap, then nothing fills until the next snapshot', () => {
    const bench = benchOn({ sequence: 1 }, buy(0.5), { kind: 'limit', side: 'buy', price: 98 });
    bench.show(change({ at: 100, sequence: 3, previousSequence: 2, asks: [[97, 1]] }));
    bench.show(change({ at: 200, sequence: 4, previousSequence: 3 }));
    expect(bench.take()).toEqual([]);
    bench.show(snapshot({ at: 300, sequence: 9, bids, asks: [[102, 1]] }));
    expect(bench.take()).toEqual(['1 filled 0.5 at 102, taker']);
    expect(troublesOf(bench)).toEqual([['E408', 1, 100]]);
  });

  it('given changes before the first snapshot, then they are no book yet', () => {
    const bench = new Bench();
    bench.send(buy(0.5));
    bench.show(change({ at: 100, bids, asks }));
    expect(bench.take()).toEqual([]);
    bench.show(snapshot({ at: 200, bids, asks }));
    expect(bench.take()).toEqual(['1 filled 0.5 at 100, taker']);
  });

  it('given a side without levels, then who would take there is told so, and who would not rests or waits', () => {
    const bench = benchOn({ asks: [] });
    bench.send(buy(0.5));
    bench.send({ kind: 'limit', side: 'buy', price: 99.5, timeInForce: { kind: 'ioc' } });
    bench.send({ kind: 'limit', side: 'buy', price: 99.5 });
    bench.send({ kind: 'stop', side: 'buy', trigger: 101 });
    bench.send({ kind: 'trailing-stop', side: 'buy', distance: 1 });
    bench.send({ kind: 'market', side: 'sell', quantity: 0.5 });
    bench.show(change({ at: 100 }));
    expect(bench.take()).toEqual([
      '1 expired: E407: the book has no asks',
      '2 expired: E407: the book has no asks',
      '6 filled 0.5 at 99, taker',
    ]);
    bench.show(change({ at: 200, asks: [[101, 4]] }));
    expect(bench.take()).toEqual(['4 filled 1 at 101, taker']);
    expect(troublesOf(bench)).toEqual([['E407', 1, 0]]);
  });

  it('given a split, then the book is of before, and nothing fills until the next snapshot', () => {
    const bench = benchOn({});
    bench.split('2');
    bench.send(buy(0.5));
    bench.show(change({ at: 100 }));
    expect(bench.take()).toEqual([]);
    bench.show(snapshot({ at: 200, bids: [[49, 1]], asks: [[50, 1]] }));
    expect(bench.take()).toEqual(['1 filled 0.5 at 50, taker']);
  });
});

describe('whatever the book and the orders', () => {
  /** What is left at each ask for us: only what is added is new, what goes is first of all what we took. */
  class PlainAsks {
    private readonly levels = new Map<number, { told: number; taken: number }>();

    set(price: number, told: number): void {
      const { told: before, taken } = this.levels.get(price) ?? { told: 0, taken: 0 };
      if (told === 0) this.levels.delete(price);
      else this.levels.set(price, { told, taken: Math.max(0, taken - Math.max(0, before - told)) });
    }

    buy(tenths: number): readonly string[] {
      let missing = tenths;
      const parts: string[] = [];
      for (const [price, level] of [...this.levels].sort(([a], [b]) => a - b)) {
        const part = Math.min(missing, level.told - level.taken);
        if (part <= 0) continue;
        level.taken += part;
        missing -= part;
        parts.push(`${part / 10} at ${price}`);
      }
      return parts;
    }
  }

  const anyChange = fc.record({
    asks: fc.array(fc.tuple(fc.integer({ min: 100, max: 108 }), fc.integer({ min: 0, max: 30 })), { maxLength: 4 }),
    tenths: fc.integer({ min: 1, max: 60 }),
  });

  it('given any changes and buyers, then each fills as a plain walk of what is left to us', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { minLength: 1, maxLength: 30 }), (steps) => {
        const bench = new Bench();
        const plain = new PlainAsks();
        bench.show(snapshot({ bids: [[99, 1]], asks: [[110, 1_000]] }));
        plain.set(110, 10_000);
        for (const [i, { asks: changed, tenths }] of steps.entries()) {
          bench.send(buy(tenths / 10));
          bench.show(change({ at: i + 2, asks: changed.map(([price, told]) => [price, told / 10]) }));
          for (const [price, told] of changed) plain.set(price, told);
          const told = bench.take().map((line) => line.replace(/^\d+ filled | *, taker$/g, ''));
          expect(told).toEqual(plain.buy(tenths));
        }
      }),
      { numRuns: 300 },
    );
  });
});
