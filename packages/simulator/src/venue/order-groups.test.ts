import { describe, expect, it } from 'vitest';
import { Bench, btc, eth } from './bench.fixture.ts';

describe('orders of one group', () => {
  it('given a fill of one, then the rest of the group ends, and others do not', () => {
    const bench = new Bench();
    bench.send({ kind: 'limit', side: 'buy', price: 95, ocoGroup: 1 });
    bench.send({ kind: 'stop', side: 'buy', trigger: 105, ocoGroup: 1 });
    bench.send({ kind: 'limit', side: 'buy', price: 50, ocoGroup: 1 });
    bench.send({ kind: 'limit', side: 'buy', price: 50, ocoGroup: 2 });
    bench.send({ kind: 'limit', side: 'buy', price: 50 });
    bench.bar([100, 104, 94, 100]);
    expect(bench.take()).toEqual([
      '1 filled 1 at 95, maker',
      '2 cancelled: order 1 filled',
      '3 cancelled: order 1 filled',
    ]);
    bench.bar([100, 104, 49, 100]);
    expect(bench.take()).toEqual(['4 filled 1 at 50, maker', '5 filled 1 at 50, maker']);
  });

  it('given a bar that reaches two of a group, then the stop is assumed to be first', () => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'buy' });
    bench.bar([100, 101, 99, 100]);
    bench.send({ kind: 'limit', side: 'sell', price: 110, ocoGroup: 1, reduceOnly: true });
    bench.send({ kind: 'stop', side: 'sell', trigger: 95, ocoGroup: 1, reduceOnly: true });
    bench.bar([100, 111, 94, 100]);
    expect(bench.take().slice(1)).toEqual(['3 filled 1 at 95, taker', '2 cancelled: order 3 filled']);
  });

  it('given a group across instruments, then a fill in one ends the rest in the other', () => {
    const bench = new Bench();
    bench.send({ kind: 'limit', side: 'buy', price: 95, ocoGroup: 7, instrument: btc });
    bench.send({ kind: 'limit', side: 'buy', price: 9, ocoGroup: 7, instrument: eth });
    bench.bar([100, 104, 94, 100], btc);
    bench.bar([10, 11, 8, 9], eth);
    expect(bench.take()).toEqual(['1 filled 1 at 95, maker', '2 cancelled: order 1 filled']);
  });

  it('given a group that reduces, when one is cut to the position, then the rest ends too', () => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'buy', quantity: 1 });
    bench.bar([100, 101, 99, 100]);
    bench.take();
    for (const price of [105, 110])
      bench.send({ kind: 'limit', side: 'sell', price, quantity: 3, reduceOnly: true, ocoGroup: 1 });
    bench.bar([100, 106, 99, 105]);
    expect(bench.take()).toEqual([
      '2 filled 1 at 105, maker',
      '2 cancelled: reduced to the position',
      '3 cancelled: order 2 filled',
    ]);
  });

  it('given one that was cancelled or expired, then the rest goes on', () => {
    const bench = new Bench();
    bench.send({ kind: 'limit', side: 'buy', price: 99, ocoGroup: 1 });
    bench.send({ kind: 'limit', side: 'buy', price: 98, ocoGroup: 1, timeInForce: { kind: 'ioc' } });
    bench.send({ kind: 'limit', side: 'buy', price: 97, ocoGroup: 1 });
    bench.cancel(1);
    bench.bar([100, 101, 96, 100]);
    expect(bench.take()).toEqual([
      '1 cancelled: as asked',
      '2 expired: could not fill at once',
      '3 filled 1 at 97, maker',
    ]);
  });
});
