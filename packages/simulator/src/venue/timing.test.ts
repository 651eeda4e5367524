import { minute } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { constantLatency, randomLatency } from '../models/index.ts';
import { Bench, barOver, btc } from './bench.fixture.ts';

const bought = (price: number, order = 1) => `${order} filled 1 at ${price}, taker`;
const market = { kind: 'market', side: 'buy' } as const;

describe('when an order takes part', () => {
  it('given the bar it was decided on, then it does not trade in it', () => {
    const bench = new Bench();
    bench.bar([100, 110, 90, 105]);
    bench.send(market);
    bench.venue.match(barOver([100, 110, 90, 105], 0));
    expect(bench.take(), 'the same bar shown again is over by then').toEqual([]);
    bench.bar([106, 107, 105, 106]);
    expect(bench.take()).toEqual([bought(106)]);
  });

  it('given an order sent in the middle of a bar, then it sees the close alone', () => {
    const bench = new Bench();
    bench.now = 30_000;
    bench.send(market);
    bench.send({ kind: 'limit', side: 'buy', price: 95 });
    bench.send({ kind: 'limit', side: 'buy', price: 104 });
    bench.send({ kind: 'stop', side: 'buy', trigger: 102 });
    bench.send({ kind: 'stop', side: 'buy', trigger: 109 });
    bench.send({ kind: 'limit', side: 'buy', price: 95, timeInForce: { kind: 'ioc' } });
    bench.send({ kind: 'limit', side: 'buy', price: 104, postOnly: true });
    bench.venue.match(barOver([100, 110, 90, 103], 0));
    expect(bench.take()).toEqual([
      '4 filled 1 at 103, taker',
      bought(103),
      '3 filled 1 at 103, taker',
      '6 expired: could not fill at once',
      '7 rejected E403: post-only at 104 would take at 103',
    ]);
    bench.now = minute;
    bench.bar([101, 101, 94, 100]);
    expect(bench.take(), 'what rests goes on').toEqual(['2 filled 1 at 95, maker']);
  });

  it('given an order sent as a bar opens, then it takes part from its open; a millisecond later, not', () => {
    const bench = new Bench();
    bench.now = minute;
    bench.send(market);
    bench.now = minute + 1;
    bench.send(market);
    bench.venue.match(barOver([100, 110, 90, 103], minute));
    expect(bench.take()).toEqual([bought(100), bought(103, 2)]);
  });

  it('given the opening of a bar, when an order is sent on it, then it takes part in that bar from its open', () => {
    const bench = new Bench();
    bench.opening(100);
    bench.send(market);
    bench.bar([100, 110, 90, 105]);
    const [, fill] = bench.reports();
    expect(fill).toMatchObject({ kind: 'order-filled', price: 10_000, eventAt: 0, receivedAt: minute });
  });

  it('given an opening and then its bar, then an order is shown the opening once', () => {
    const bench = new Bench();
    bench.send({ kind: 'stop', side: 'sell', trigger: 95 });
    bench.opening(100);
    expect(bench.take()).toEqual([]);
    bench.bar([90, 91, 89, 90]);
    expect(bench.take(), 'a bar that contradicts its opening is matched in its range alone').toEqual([
      '1 filled 1 at 95, taker',
    ]);
  });

  it('given an opening that fills an order, then it happened, and is known, at that instant', () => {
    const bench = new Bench();
    bench.now = minute;
    bench.send(market);
    bench.opening(100);
    expect(bench.reports()[1]).toMatchObject({ kind: 'order-filled', eventAt: minute, receivedAt: minute });
    bench.bar([100, 110, 90, 105]);
    expect(bench.reports()).toEqual([]);
  });

  it('given an order that came after the opening of a bar, then that opening is not shown to it', () => {
    const bench = new Bench();
    bench.now = 1;
    bench.send(market);
    bench.venue.match({
      kind: 'bar-opened',
      instrument: btc,
      intervalMs: minute,
      openAt: 0,
      open: 100,
      eventAt: 0,
      receivedAt: 1,
    });
    expect(bench.take()).toEqual([]);
  });

  it('given fills within a bar, then they happened by its last millisecond and are known at its close', () => {
    const bench = new Bench();
    bench.send(market);
    bench.send({ kind: 'stop', side: 'buy', trigger: 105 });
    expect(bench.reports()).toMatchObject([
      { kind: 'order-acknowledged', order: 1, eventAt: 0, receivedAt: 0 },
      { kind: 'order-acknowledged', order: 2, eventAt: 0, receivedAt: 0 },
    ]);
    bench.bar([100, 110, 90, 95]);
    expect(bench.reports()).toMatchObject([
      { order: 1, eventAt: 0, receivedAt: minute },
      { order: 2, eventAt: minute - 1, receivedAt: minute },
    ]);
  });

  it('given a trade that was late on its way, then its fill is as late', () => {
    const bench = new Bench();
    bench.send(market);
    bench.show({ kind: 'trade', instrument: btc, price: 100, quantity: 1, eventAt: 500, receivedAt: 700 });
    expect(bench.reports()[1]).toMatchObject({ kind: 'order-filled', eventAt: 500, receivedAt: 700 });
  });
});

describe('latency', () => {
  it('given bars alone, when it is shorter than a bar, then it costs no time', () => {
    const bench = new Bench({ latency: constantLatency(minute - 1) });
    bench.send(market);
    bench.bar([100, 110, 90, 105]);
    expect(bench.take()).toEqual([bought(100)]);
  });

  it('given bars alone, when it is as long as a bar, then the order waits for the bar after', () => {
    const bench = new Bench({ latency: constantLatency(minute) });
    bench.send(market);
    bench.bar([100, 110, 90, 105]);
    expect(bench.take()).toEqual([]);
    bench.bar([106, 107, 104, 105]);
    expect(bench.take()).toEqual([bought(106)]);
  });

  it('given bars alone, when it ends inside a bar, then that bar has its close for it, and later ones all', () => {
    const bench = new Bench({ latency: constantLatency(minute + 1_000) });
    bench.send(market);
    bench.send({ kind: 'limit', side: 'buy', price: 95 });
    bench.bar([100, 110, 90, 105]);
    bench.bar([106, 107, 90, 104]);
    expect(bench.take()).toEqual([bought(104)]);
    bench.bar([104, 105, 94, 100]);
    expect(bench.take()).toEqual(['2 filled 1 at 95, maker']);
  });

  it('given an order that arrives as a bar closes, then that bar has nothing for it', () => {
    const bench = new Bench({ latency: constantLatency(30_000) });
    bench.now = 30_000;
    bench.send(market);
    bench.venue.match(barOver([100, 110, 90, 105], 0));
    expect(bench.take()).toEqual([]);
  });

  it('given trades, then an order sees what happens once it is there', () => {
    const bench = new Bench({ latency: constantLatency(100) });
    bench.send(market);
    bench.trade(100, 99);
    expect(bench.take()).toEqual([]);
    bench.trade(101, 100);
    expect(bench.take()).toEqual([bought(101)]);
  });

  it('given trades, then a cancel takes as long as an order, and a fill can overtake it', () => {
    const bench = new Bench({ latency: constantLatency(100) });
    bench.send({ kind: 'limit', side: 'buy', price: 95 });
    bench.send({ kind: 'limit', side: 'buy', price: 90 });
    bench.trade(100, 1_000);
    bench.cancel(1);
    bench.cancel(2);
    bench.trade(94, 1_099);
    expect(bench.take()).toEqual(['1 filled 1 at 95, maker']);
    bench.trade(80, 1_200);
    expect(bench.reports()).toMatchObject([
      { kind: 'order-cancelled', order: 2, eventAt: 1_100, receivedAt: 1_200, reason: 'as asked' },
    ]);
  });

  it('given a cancel that arrives with a trade, then it was first; a second cancel does not delay it', () => {
    const bench = new Bench({ latency: constantLatency(100) });
    bench.send({ kind: 'limit', side: 'buy', price: 95 });
    bench.trade(100, 1_000);
    bench.cancel(1);
    bench.now = 1_050;
    bench.cancel(1);
    bench.trade(94, 1_100);
    expect(bench.take()).toEqual(['1 cancelled: as asked']);
  });

  it('given bars alone, when it is shorter than a bar, then a cancel is there at once; else it waits', () => {
    const quick = new Bench({ latency: constantLatency(minute - 1) });
    const slow = new Bench({ latency: constantLatency(minute) });
    for (const bench of [quick, slow]) {
      bench.send({ kind: 'limit', side: 'buy', price: 80 });
      bench.bar([100, 101, 99, 100]);
      bench.bar([100, 101, 99, 100]);
      bench.cancel(1);
    }
    expect(quick.reports()[1]).toMatchObject({ kind: 'order-cancelled', eventAt: 2 * minute, receivedAt: 2 * minute });
    expect(slow.take()).toEqual([]);
    slow.bar([100, 101, 79, 100]);
    expect(slow.take(), 'it arrives when this bar is over').toEqual(['1 filled 1 at 80, maker']);
  });

  it('given a random one, then the seed decides', () => {
    const run = (seed: number) => {
      const bench = new Bench({ seed, latency: randomLatency(1, 1_000) });
      const filledAt: number[] = [];
      for (let i = 0; i < 20; i++) {
        const sentAt = bench.now;
        bench.send(market);
        for (let at = sentAt + 10; bench.take().length === 0; at += 10) bench.trade(100, at);
        filledAt.push(bench.now - sentAt);
      }
      return filledAt;
    };
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
    expect(new Set(run(1)).size).toBeGreaterThan(10);
  });
});

describe('the end of an order', () => {
  const until = (expiresAt: number) => ({ kind: 'gtd', expiresAt }) as const;

  it('given a date inside a bar, then the order has the opening of it, and not its range', () => {
    const bench = new Bench();
    bench.send({ kind: 'limit', side: 'buy', price: 95, timeInForce: until(minute / 2) });
    bench.send({ kind: 'limit', side: 'buy', price: 100, timeInForce: until(minute / 2) });
    bench.bar([100, 101, 90, 100]);
    expect(bench.reports().slice(2)).toMatchObject([
      { kind: 'order-filled', order: 2 },
      { kind: 'order-expired', order: 1, eventAt: minute / 2, receivedAt: minute, reason: 'good till date is over' },
    ]);
  });

  it('given a date that is the close of a bar, then the order has all of it, and nothing of the next', () => {
    const bench = new Bench();
    bench.send({ kind: 'limit', side: 'buy', price: 95, timeInForce: until(minute) });
    bench.send({ kind: 'limit', side: 'buy', price: 90, timeInForce: until(minute) });
    bench.bar([100, 101, 94, 100]);
    expect(bench.take()).toEqual(['1 filled 1 at 95, maker']);
    bench.bar([80, 81, 79, 80]);
    expect(bench.take()).toEqual(['2 expired: good till date is over']);
  });

  it('given a date that is over when the order is sent, then it expires with the next event, not before it was sent', () => {
    const bench = new Bench();
    bench.now = 2 * minute;
    bench.send({ kind: 'stop', side: 'buy', trigger: 100, timeInForce: until(minute) });
    bench.bar([100, 101, 94, 100]);
    expect(bench.reports()[1]).toMatchObject({ kind: 'order-expired', eventAt: 2 * minute, receivedAt: 3 * minute });
  });

  it('given trades, then the date itself is too late', () => {
    const bench = new Bench();
    for (const price of [95, 94]) bench.send({ kind: 'limit', side: 'buy', price, timeInForce: until(1_000) });
    bench.trade(100, 10);
    bench.trade(94.5, 999);
    expect(bench.take()).toEqual(['1 filled 1 at 95, maker']);
    bench.trade(90, 1_000);
    expect(bench.take()).toEqual(['2 expired: good till date is over']);
  });

  it('given no date, then an order rests', () => {
    const bench = new Bench();
    bench.send({ kind: 'limit', side: 'buy', price: 50 });
    for (let i = 0; i < 1_000; i++) bench.bar([100, 101, 99, 100]);
    expect(bench.take()).toEqual([]);
    bench.bar([100, 101, 49, 100]);
    expect(bench.take()).toEqual(['1 filled 1 at 50, maker']);
  });

  it('given a cancel, then the order ends at once and never fills', () => {
    const bench = new Bench();
    bench.send(market);
    bench.cancel(1);
    expect(bench.reports().slice(1)).toEqual([
      { kind: 'order-cancelled', order: 1, eventAt: 0, receivedAt: 0, reason: 'as asked' },
    ]);
    bench.bar([100, 101, 99, 100]);
    expect(bench.reports()).toEqual([]);
  });

  it('given a cancel of an order that is over, or never was, then nothing happens', () => {
    const bench = new Bench();
    bench.send(market);
    bench.bar([100, 101, 99, 100]);
    bench.take();
    bench.cancel(1);
    bench.cancel(99);
    expect(bench.reports()).toEqual([]);
  });

  it('given trades without latency, then a cancel is there at once', () => {
    const bench = new Bench();
    bench.send({ kind: 'limit', side: 'buy', price: 50 });
    bench.trade(100);
    bench.cancel(1);
    expect(bench.take()).toEqual(['1 cancelled: as asked']);
  });
});

describe('acknowledgments', () => {
  it('given an order, then it is acknowledged as it is sent, latency or not', () => {
    const bench = new Bench({ latency: constantLatency(500) });
    bench.now = 7;
    bench.send(market);
    expect(bench.reports()).toEqual([{ kind: 'order-acknowledged', order: 1, eventAt: 7, receivedAt: 7 }]);
  });

  it('given a post-only order, then it is acknowledged when it rests, once, and never when it is rejected', () => {
    const bench = new Bench();
    bench.send({ kind: 'limit', side: 'buy', price: 95, postOnly: true });
    bench.send({ kind: 'limit', side: 'buy', price: 105, postOnly: true });
    expect(bench.reports()).toEqual([]);
    bench.bar([100, 101, 99, 100]);
    bench.bar([100, 101, 99, 100]);
    expect(bench.reports()).toEqual([
      { kind: 'order-acknowledged', order: 1, eventAt: 0, receivedAt: minute },
      {
        kind: 'order-rejected',
        order: 2,
        eventAt: 0,
        receivedAt: minute,
        code: 'E403',
        reason: 'post-only at 105 would take at 100',
      },
    ]);
  });
});

describe('the end of the data', () => {
  it('given an order that closes a position, then it fills at the last bar as told; what opens one does not', () => {
    for (const price of ['open', 'close'] as const) {
      const bench = new Bench();
      bench.send({ ...market, quantity: 2 });
      bench.bar([100, 101, 99, 100]);
      bench.bar([102, 105, 101, 104]);
      bench.take();
      bench.send(market);
      bench.send({ kind: 'limit', side: 'sell', price: 90, reduceOnly: true });
      bench.send({ kind: 'market', side: 'sell', quantity: 3, reduceOnly: true });
      bench.venue.finish(price, bench.now);
      expect(bench.reports().slice(3)).toMatchObject([
        {
          kind: 'order-filled',
          order: 4,
          quantity: 20,
          price: price === 'open' ? 10_200 : 10_400,
          eventAt: 2 * minute,
        },
        { kind: 'order-cancelled', order: 4, reason: 'reduced to the position' },
      ]);
    }
  });

  it('given trades or quotes alone, then the last of them is the price', () => {
    for (const show of [(bench: Bench) => bench.trade(99), (bench: Bench) => bench.quote(99, 101)]) {
      const bench = new Bench();
      bench.send(market);
      bench.trade(100);
      show(bench);
      bench.take();
      bench.send({ kind: 'market', side: 'sell', reduceOnly: true });
      bench.venue.finish('open', bench.now);
      expect(bench.take()).toEqual(['2 filled 1 at 99, taker']);
    }
  });

  it('given an instrument that never had a price, then nothing happens to its orders', () => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'sell', reduceOnly: true });
    bench.venue.finish('close', 0);
    expect(bench.take()).toEqual([]);
  });

  it('given two closing orders, then the second finds nothing left', () => {
    const bench = new Bench();
    bench.send(market);
    bench.bar([100, 101, 99, 100]);
    bench.take();
    bench.send({ kind: 'market', side: 'sell', reduceOnly: true });
    bench.send({ kind: 'market', side: 'sell', reduceOnly: true });
    bench.venue.finish('close', bench.now);
    expect(bench.take()).toEqual(['2 filled 1 at 100, taker', '3 cancelled: E404: the position is closed']);
    bench.venue.finish('close', bench.now);
    expect(bench.take()).toEqual([]);
  });
});
