import { describe, expect, it } from 'vitest';
import { Bench, eth } from './bench.fixture.ts';

describe('a split', () => {
  it('given shares held, then as many more can be sold; what is finer than a step is gone', () => {
    for (const [ratio, left] of [
      ['2', '0.6'],
      ['7', '2.1'],
      ['0.5', '0.1'],
      ['1.5', '0.4'],
    ] as const) {
      const bench = new Bench();
      bench.send({ kind: 'market', side: 'buy', quantity: 0.3 });
      bench.bar([100, 101, 99, 100]);
      bench.split(ratio);
      bench.send({ kind: 'market', side: 'sell', quantity: 50, reduceOnly: true });
      bench.bar([50, 51, 49, 50]);
      expect(bench.take()[1]).toBe(`2 filled ${left} at 50, taker`);
    }
  });

  it('given shares sold short, then a split rounds toward zero, too', () => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'sell', quantity: 0.3 });
    bench.bar([100, 101, 99, 100]);
    bench.split('1.5');
    bench.send({ kind: 'market', side: 'buy', quantity: 50, reduceOnly: true });
    bench.bar([50, 51, 49, 50]);
    expect(bench.take()[1]).toBe('2 filled 0.4 at 50, taker');
  });

  it('given live orders, then they end: their prices are of before', () => {
    const bench = new Bench();
    bench.send({ kind: 'limit', side: 'buy', price: 90 });
    bench.send({ kind: 'limit', side: 'buy', price: 9, instrument: eth });
    bench.reports();
    bench.now = 5;
    bench.split('2');
    expect(bench.reports()).toEqual([
      { kind: 'order-cancelled', order: 1, eventAt: 5, receivedAt: 5, reason: 'split by 2' },
    ]);
    bench.bar([50, 51, 49, 50]);
    expect(bench.take()).toEqual([]);
  });

  it('given quotes of before, then they are of half the price now', () => {
    const bench = new Bench();
    bench.quote(99, 101);
    bench.split('2');
    bench.send({ kind: 'market', side: 'buy' });
    bench.send({ kind: 'market', side: 'sell' });
    bench.trade(50);
    expect(bench.take()).toEqual(['1 filled 1 at 50.5, taker', '2 filled 1 at 49.5, taker']);
  });

  it('given the end of the data right after it, then no price of before closes anything', () => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'buy' });
    bench.bar([100, 101, 99, 100]);
    bench.take();
    bench.split('2');
    bench.send({ kind: 'market', side: 'sell', reduceOnly: true });
    bench.venue.finish('close', bench.now);
    expect(bench.take()).toEqual([]);
  });
});
