import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unlimitedVolume, volumeShare } from '../volume/index.ts';
import { Bench, barOver, type Prices, type Sent } from './bench.fixture.ts';
import { bracket } from './bracket.fixture.ts';
import { quote, trade } from './moments.fixture.ts';

/** A bar has a volume of 10: a tenth of it is 1. */
const tenth = { volume: volumeShare(0.1) };
const flat: Prices = [100, 100, 100, 100];
const market = (quantity: number, of: Partial<Sent> = {}): Sent =>
  ({ kind: 'market', side: 'buy', quantity, ...of }) as Sent;

describe('orders larger than what trades and quotes show', () => {
  it('given a market order, then it takes what each trade had, and goes on', () => {
    const bench = new Bench();
    bench.send(market(1.5));
    bench.show(trade(100, 1, 100));
    bench.show(trade(101, 1, 200));
    expect(bench.take()).toEqual(['1 filled 1 at 100, taker', '1 filled 0.5 at 101, taker']);
  });

  it('given a market order, then it takes what is quoted, once, and goes on when more is', () => {
    const bench = new Bench();
    bench.send(market(3));
    bench.show(quote([99, 5], [100, 1], 100));
    bench.show(quote([99, 6], [100, 1], 200));
    bench.show(trade(100, 1, 250));
    expect(bench.take(), 'the ask is the one it took').toEqual(['1 filled 1 at 100, taker']);
    bench.show(quote([99, 6], [100, 0.6], 300));
    bench.show(quote([99, 6], [100, 1.5], 400));
    bench.show(quote([99, 6], [101, 9], 500));
    expect(bench.take(), '0.9 were added').toEqual(['1 filled 0.9 at 100, taker', '1 filled 1.1 at 101, taker']);
  });

  it('given two orders, then they share what a trade had, whoever came first first', () => {
    const bench = new Bench();
    bench.send(market(0.7));
    bench.send(market(0.7));
    bench.show(trade(100, 1, 100));
    expect(bench.take()).toEqual(['1 filled 0.7 at 100, taker', '2 filled 0.3 at 100, taker']);
  });

  it('given a limit, then what it could not take rests, and makes', () => {
    const bench = new Bench();
    bench.send({ kind: 'limit', side: 'buy', price: 100, quantity: 3 });
    bench.show(quote([99, 5], [100, 1], 100));
    bench.show(quote([98, 5], [99.5, 0.5], 200));
    expect(bench.take()).toEqual(['1 filled 1 at 100, taker', '1 filled 0.5 at 100, maker']);
  });

  it('given immediate or kill, then the rest expires, or all of it does', () => {
    const bench = new Bench();
    bench.send({ kind: 'limit', side: 'buy', price: 100, quantity: 3, timeInForce: { kind: 'ioc' } });
    bench.send({ kind: 'limit', side: 'buy', price: 100, quantity: 1.1, timeInForce: { kind: 'fok' } });
    bench.show(quote([99, 5], [100, 1], 100));
    expect(bench.take()).toEqual([
      '1 filled 1 at 100, taker',
      '1 expired: the rest did not fill at once',
      '2 expired: could not fill whole at once',
    ]);
  });

  it('given quantities that the data do not tell, or a model without limits, then whole', () => {
    const bench = new Bench();
    bench.send(market(500));
    bench.show(quote([99, Number.NaN], [100, Number.NaN], 100));
    expect(bench.take()).toEqual(['1 filled 500 at 100, taker']);
    const other = new Bench({ volume: unlimitedVolume() });
    other.send(market(500));
    other.show(trade(100, 0.1, 100));
    other.send({ kind: 'limit', side: 'sell', price: 101, quantity: 500 });
    other.show(trade(100, 0.1, 200));
    other.show(trade(102, 0.1, 300));
    expect(other.take()).toEqual(['1 filled 500 at 100, taker', '2 filled 500 at 101, maker']);
  });

  it('given a share of the volume, then that of each trade', () => {
    const bench = new Bench({ volume: volumeShare(0.5) });
    bench.send(market(1));
    bench.send({ kind: 'limit', side: 'buy', price: 99, quantity: 1 });
    bench.show(trade(100, 1, 100));
    bench.show(trade(98, 1, 200));
    expect(bench.take(), 'the resting one is reached first').toEqual([
      '1 filled 0.5 at 100, taker',
      '2 filled 0.5 at 99, maker',
    ]);
    bench.show(trade(98, 4, 300));
    expect(bench.take()).toEqual(['2 filled 0.5 at 99, maker', '1 filled 0.5 at 98, taker']);
  });
});

describe('trades and bars of one market', () => {
  it('given a bar whose trades were shown, then it is not matched against once more', () => {
    const bench = new Bench();
    bench.send({ kind: 'limit', side: 'buy', price: 99, quantity: 3 });
    bench.show(trade(100, 9, 1_000));
    bench.show(trade(98, 1, 2_000));
    expect(bench.take()).toEqual(['1 filled 1 at 99, maker']);
    bench.show(barOver([100, 100, 98, 98], 0));
    expect(bench.take(), 'one unit was there, and is gone').toEqual([]);
    bench.opening(97);
    expect(bench.take(), 'the opening is the first trade').toEqual([]);
    bench.bar([97, 97, 97, 97]);
    expect(bench.take(), 'a bar without trades is all there is').toEqual(['1 filled 2 at 99, maker']);
  });
});

describe('orders larger than their share of a bar', () => {
  it('given a market order, then it takes its share of each bar from the opening on', () => {
    const bench = new Bench(tenth);
    bench.send(market(2.5));
    bench.bar([100, 101, 99, 100]);
    bench.bar([102, 103, 101, 102]);
    bench.bar([104, 105, 103, 104]);
    expect(bench.take()).toEqual([
      '1 filled 1 at 100, taker',
      '1 filled 1 at 102, taker',
      '1 filled 0.5 at 104, taker',
    ]);
  });

  it('given several orders, then a bar has one share for all of them, stops first', () => {
    const bench = new Bench(tenth);
    bench.send({ kind: 'limit', side: 'buy', price: 95, quantity: 0.8 });
    bench.send({ kind: 'stop', side: 'buy', trigger: 105, quantity: 0.8 });
    bench.bar([100, 106, 94, 100]);
    expect(bench.take()).toEqual(['2 filled 0.8 at 105, taker', '1 filled 0.2 at 95, maker']);
    bench.bar([100, 101, 94, 100]);
    expect(bench.take()).toEqual(['1 filled 0.6 at 95, maker']);
  });

  it('given a stop that found less than it asked, then the rest takes from the next opening on', () => {
    const bench = new Bench(tenth);
    bench.send({ kind: 'stop', side: 'buy', trigger: 105, quantity: 1.5 });
    bench.bar([100, 106, 100, 101]);
    bench.bar([90, 91, 89, 90]);
    expect(bench.take()).toEqual(['1 filled 1 at 105, taker', '1 filled 0.5 at 90, taker']);
  });

  it('given a bar without volume, then nothing fills in it', () => {
    const bench = new Bench({ volume: { name: 'none', ofBar: () => 0 } });
    bench.send(market(1));
    bench.send({ kind: 'limit', side: 'buy', price: 100, timeInForce: { kind: 'ioc' } });
    bench.send({ kind: 'limit', side: 'buy', price: 100, timeInForce: { kind: 'fok' } });
    bench.bar(flat);
    expect(bench.take()).toEqual(['2 expired: could not fill at once', '3 expired: could not fill whole at once']);
  });

  it('given the opening before its bar, then everything happens as with the bar alone, and is known at its close', () => {
    const run = (hasOpening: boolean) => {
      const bench = new Bench(tenth);
      bench.send(market(1.5));
      if (hasOpening) bench.opening(100);
      bench.bar([100, 101, 99, 100]);
      return bench.reports();
    };
    expect(run(true)).toEqual(run(false));
  });

  it('given a cancel, then what has filled stays, and the rest ends', () => {
    const bench = new Bench(tenth);
    const order = bench.send(market(2));
    bench.bar(flat);
    bench.cancel(order);
    expect(bench.take()).toEqual(['1 filled 1 at 100, taker', '1 cancelled: as asked']);
  });
});

describe('brackets and groups that fill in part', () => {
  it('given an entry in parts, then its legs protect what has filled, and grow with it', () => {
    const bench = new Bench(tenth);
    bench.send({ ...bracket({ kind: 'market' }), quantity: 2 });
    bench.bar(flat);
    bench.bar(flat);
    expect(bench.take()).toEqual(['1 filled 1 at 100, taker', '1 filled 1 at 100, taker']);
    bench.bar([100, 100, 94, 94]);
    bench.bar([94, 94, 94, 94]);
    expect(bench.take()).toEqual(['2 filled 1 at 95, taker', '2 filled 1 at 94, taker', '3 cancelled: order 2 filled']);
  });

  it('given a leg that fills while its entry is not done, then the entry opens no more', () => {
    const bench = new Bench(tenth);
    bench.send({ ...bracket({ kind: 'limit', price: 100 }), quantity: 3 });
    bench.bar([101, 101, 99, 101]);
    expect(bench.take()).toEqual(['1 filled 1 at 100, maker']);
    bench.bar([101, 101, 94, 94]);
    expect(bench.take()).toEqual([
      '2 filled 1 at 95, taker',
      '2 cancelled: reduced to the position',
      '1 cancelled: order 2 filled',
      '3 cancelled: order 2 filled',
    ]);
  });

  it('given a leg in parts, then the other leg has that much less to do', () => {
    const bench = new Bench(tenth);
    bench.send({ ...bracket({ kind: 'market' }), quantity: 1 });
    bench.bar(flat);
    bench.take();
    bench.show(trade(111, 4, bench.now + 1));
    expect(bench.take()).toEqual(['3 filled 0.4 at 110, maker']);
    bench.show(trade(94, 100, bench.now + 2));
    expect(bench.take()).toEqual([
      '2 filled 0.6 at 94, taker',
      '2 cancelled: reduced to the position',
      '3 cancelled: order 2 filled',
    ]);
  });

  it('given orders of which one cancels the other, then its first fill does', () => {
    const bench = new Bench(tenth);
    bench.send(market(2, { ocoGroup: 1 }));
    bench.send({ kind: 'limit', side: 'buy', price: 90, ocoGroup: 1 });
    bench.bar(flat);
    expect(bench.take()).toEqual(['1 filled 1 at 100, taker', '2 cancelled: order 1 filled']);
  });
});

describe('whatever is sent where little is shown', () => {
  const price = () => fc.integer({ min: 95, max: 105 });
  const anyOrder = fc
    .record({
      kind: fc.oneof(
        fc.constant({ kind: 'market' as const }),
        fc.record({
          kind: fc.constant('limit' as const),
          price: price(),
          timeInForce: fc.constantFrom({ kind: 'gtc' as const }, { kind: 'ioc' as const }, { kind: 'fok' as const }),
        }),
        fc.record({ kind: fc.constant('stop' as const), trigger: price() }),
      ),
      side: fc.constantFrom('buy' as const, 'sell' as const),
      quantity: fc.integer({ min: 1, max: 40 }).map((tenths) => tenths / 10),
      reduceOnly: fc.boolean(),
      hasLegs: fc.boolean(),
    })
    .map(({ kind, side, quantity, reduceOnly, hasLegs }): Sent => {
      const away = side === 'buy' ? 1 : -1;
      const legs = [
        { role: 'stop-loss', terms: { kind: 'stop', trigger: 100 - 4 * away } },
        { role: 'take-profit', terms: { kind: 'limit', price: 100 + 4 * away } },
      ] as const;
      return { ...kind, side, quantity, reduceOnly, ...(hasLegs && { legs }) };
    });
  const anyPrint = fc.record({
    print: price(),
    quantity: fc.integer({ min: 1, max: 20 }).map((tenths) => tenths / 10),
    side: fc.constantFrom('buy' as const, 'sell' as const, undefined),
  });

  it('then a trade fills no more than it had, an order no more than it asked, and nothing that has ended', () => {
    fc.assert(
      fc.property(
        fc.array(anyOrder, { minLength: 1, maxLength: 5 }),
        fc.array(anyPrint, { maxLength: 30 }),
        (all, prints) => {
          const bench = new Bench();
          const asked = new Map<number, number>();
          for (const one of all) {
            const number = bench.send(one);
            for (let i = 0; i <= (one.legs?.length ?? 0); i++)
              asked.set(number + i, Math.round((one.quantity ?? 1) * 10));
          }
          const filled = new Map<number, number>();
          const ended = new Set<number>();
          for (const [i, { print, quantity, side }] of prints.entries()) {
            bench.show(trade(print, quantity, i + 1, side));
            let taken = 0;
            for (const report of bench.reports()) {
              const { order } = report;
              if (report.kind === 'order-acknowledged') continue;
              expect(ended.has(order), 'an order ends once').toBe(false);
              if (report.kind !== 'order-filled') {
                ended.add(order);
                continue;
              }
              taken += Number(report.quantity);
              const sum = (filled.get(order) ?? 0) + Number(report.quantity);
              filled.set(order, sum);
              expect(sum).toBeLessThanOrEqual(asked.get(order) ?? 0);
              if (sum === asked.get(order)) ended.add(order);
            }
            expect(taken).toBeLessThanOrEqual(Math.round(quantity * 10));
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
