import { minute } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { type LegPhase, standardFills } from '../matching/index.ts';
import { Bench, btc, eth, type Kind, perpetual, type Sent } from './bench.fixture.ts';

/** A buy with a stop at 95 (the order after it) and a target at 110 (the one after that). */
const bracket = (entry: Kind): Sent => ({
  ...entry,
  side: 'buy',
  legs: [
    { role: 'stop-loss', terms: { kind: 'stop', trigger: 95 } },
    { role: 'take-profit', terms: { kind: 'limit', price: 110 } },
  ],
});
const atMarket = bracket({ kind: 'market' });
const entered = '1 filled 1 at 100, taker';
const stopped = ['2 filled 1 at 95, taker', '3 cancelled: order 2 filled'];
const reached = ['3 filled 1 at 110, maker', '2 cancelled: order 3 filled'];

describe('brackets', () => {
  it('given an entry at the open, when the bar reaches the stop, then it stops within that bar', () => {
    const bench = new Bench();
    bench.send(atMarket);
    bench.bar([100, 105, 95, 96]);
    expect(bench.take()).toEqual([entered, ...stopped]);
  });

  it('given an entry at the open, when the bar trades through the target, then it is reached within that bar', () => {
    const bench = new Bench();
    bench.send(atMarket);
    bench.bar([100, 111, 96, 100]);
    expect(bench.take()).toEqual([entered, ...reached]);
  });

  it('given a bar that reaches both, then the stop is assumed to be first, whatever the order of the legs', () => {
    const legs = atMarket.legs ?? [];
    for (const [stop, target, one] of [
      [2, 3, atMarket],
      [3, 2, { ...atMarket, legs: legs.toReversed() }],
    ] as const) {
      const bench = new Bench();
      bench.send(one);
      bench.bar([100, 101, 99, 100]);
      bench.bar([100, 115, 90, 112]);
      expect(bench.take()).toEqual([
        entered,
        `${stop} filled 1 at 95, taker`,
        `${target} cancelled: order ${stop} filled`,
      ]);
    }
  });

  it('given legs, then they are acknowledged as their entry fills, and not before', () => {
    const bench = new Bench();
    bench.send(bracket({ kind: 'stop', trigger: 105 }));
    expect(bench.reports().map(({ kind, order }) => [kind, order])).toEqual([['order-acknowledged', 1]]);
    bench.bar([100, 104, 90, 95]);
    expect(bench.reports()).toEqual([]);
    bench.bar([100, 106, 99, 105]);
    expect(bench.reports()).toMatchObject([
      { kind: 'order-filled', order: 1, eventAt: 2 * minute - 1, receivedAt: 2 * minute },
      { kind: 'order-acknowledged', order: 2, eventAt: 2 * minute - 1, receivedAt: 2 * minute },
      { kind: 'order-acknowledged', order: 3, eventAt: 2 * minute - 1, receivedAt: 2 * minute },
    ]);
  });

  it('given an entry inside the range, when the low may have been before it, then only the close can stop it', () => {
    const bench = new Bench();
    bench.send(bracket({ kind: 'stop', trigger: 105 }));
    bench.bar([100, 120, 90, 106]);
    expect(bench.take()).toEqual(['1 filled 1 at 105, taker']);
  });

  it('given an entry inside the range, when the close is beyond the stop, then it passed it on the way', () => {
    const bench = new Bench();
    bench.send(bracket({ kind: 'stop', trigger: 105 }));
    bench.bar([100, 106, 90, 94]);
    expect(bench.take()).toEqual(['1 filled 1 at 105, taker', ...stopped]);
  });

  it('given an entry inside the range, when the close is beyond the target, then it is reached', () => {
    const bench = new Bench();
    bench.send(bracket({ kind: 'stop', trigger: 105 }));
    bench.bar([100, 112, 99, 111]);
    expect(bench.take()).toEqual(['1 filled 1 at 105, taker', ...reached]);
  });

  it('given an entry inside the range, when the next bar gaps through the target, then it makes at its limit', () => {
    const bench = new Bench();
    bench.send(bracket({ kind: 'stop', trigger: 105 }));
    bench.bar([100, 106, 99, 106]);
    bench.bar([115, 116, 114, 115]);
    expect(bench.take()).toEqual(['1 filled 1 at 105, taker', ...reached]);
  });

  it('given an entry inside the range, when the next bar gaps through the stop, then it fills at the worse open', () => {
    const bench = new Bench();
    bench.send(bracket({ kind: 'stop', trigger: 105 }));
    bench.bar([100, 106, 99, 106]);
    bench.bar([90, 92, 89, 91]);
    expect(bench.take().slice(1)).toEqual(['2 filled 1 at 90, taker', '3 cancelled: order 2 filled']);
  });

  it.each<readonly [LegPhase, readonly string[]]>([
    ['next-bar', []],
    ['from-entry', reached],
    ['from-open', stopped],
  ])('given a model whose legs see of the bar: %s, then so they do', (phase, told) => {
    const bench = new Bench({ fills: { ...standardFills(), legPhase: () => phase } });
    bench.send(bracket({ kind: 'stop', trigger: 105 }));
    bench.bar([100, 112, 90, 111]);
    expect(bench.take()).toEqual(['1 filled 1 at 105, taker', ...told]);
    bench.bar([111, 112, 110.5, 111]);
    expect(bench.take(), 'a leg that could not see the bar rests').toEqual(phase === 'next-bar' ? reached : []);
  });

  it('given a model whose legs see the whole bar, then of two that it reaches the stop is first, whatever their order', () => {
    const bench = new Bench({ fills: { ...standardFills(), legPhase: () => 'from-open' } });
    const entry = bracket({ kind: 'stop', trigger: 105 });
    bench.send({ ...entry, legs: (entry.legs ?? []).toReversed() });
    bench.bar([100, 112, 90, 111]);
    expect(bench.take().slice(1)).toEqual(['3 filled 1 at 95, taker', '2 cancelled: order 3 filled']);
  });

  it('given a model whose legs wait for the next bar, then one that may not rest still waits for its trigger', () => {
    const bench = new Bench({ fills: { ...standardFills(), legPhase: () => 'next-bar' } });
    const stop: Kind = { kind: 'stop', trigger: 95, timeInForce: { kind: 'ioc' } };
    bench.send({ kind: 'stop', trigger: 105, side: 'buy', legs: [{ role: 'stop-loss', terms: stop }] });
    bench.bar([100, 112, 90, 106]);
    bench.bar([100, 101, 94, 100]);
    expect(bench.take()).toEqual(['1 filled 1 at 105, taker', '2 filled 1 at 95, taker']);
  });

  it('given a stop that its entry is beyond already, then it fills where the entry did', () => {
    const bench = new Bench();
    const terms: Kind = { kind: 'stop', trigger: 107 };
    bench.send({ kind: 'stop', trigger: 105, side: 'buy', legs: [{ role: 'stop-loss', terms }] });
    bench.bar([100, 110, 99, 109]);
    expect(bench.take()).toEqual(['1 filled 1 at 105, taker', '2 filled 1 at 105, taker']);
  });

  it('given a position that became smaller, then a leg fills what is left of it', () => {
    const bench = new Bench();
    bench.send(atMarket);
    bench.send({ kind: 'market', side: 'sell', quantity: 0.4 });
    bench.bar([100, 101, 94, 95]);
    expect(bench.take().slice(2)).toEqual([
      '2 filled 0.6 at 95, taker',
      '2 cancelled: reduced to the position',
      '3 cancelled: order 2 filled',
    ]);
  });

  it('given legs that may not rest, when the bar has nothing for them, then they expire', () => {
    const bench = new Bench();
    bench.send({
      kind: 'stop',
      trigger: 105,
      side: 'buy',
      legs: [{ role: 'take-profit', terms: { kind: 'limit', price: 110, timeInForce: { kind: 'ioc' } } }],
    });
    bench.bar([100, 106, 90, 106]);
    expect(bench.take()).toEqual(['1 filled 1 at 105, taker', '2 expired: could not fill at once']);
  });

  it('given an opening that gaps beyond both stop and entry, then both fill there', () => {
    const bench = new Bench();
    bench.send(atMarket);
    bench.bar([94, 96, 93, 95]);
    expect(bench.take()).toEqual(['1 filled 1 at 94, taker', '2 filled 1 at 94, taker', '3 cancelled: order 2 filled']);
  });

  it('given trades, then legs wait for the trade after their entry', () => {
    const bench = new Bench();
    bench.send(atMarket);
    bench.trade(94);
    expect(bench.take()).toEqual(['1 filled 1 at 94, taker']);
    bench.trade(94);
    expect(bench.take()).toEqual(['2 filled 1 at 94, taker', '3 cancelled: order 2 filled']);
  });

  it('given an entry that came in the middle of a bar, then its legs wait for the next', () => {
    const bench = new Bench();
    bench.now = 1;
    bench.send(atMarket);
    bench.now = 0;
    bench.bar([100, 120, 80, 94]);
    expect(bench.take()).toEqual(['1 filled 1 at 94, taker']);
    bench.bar([94, 95, 93, 94]);
    expect(bench.take()).toEqual(['2 filled 1 at 94, taker', '3 cancelled: order 2 filled']);
  });

  it('given an entry inside the range that has nothing to reduce, then its legs never come', () => {
    const bench = new Bench();
    bench.send({ ...bracket({ kind: 'stop', trigger: 105 }), reduceOnly: true });
    bench.bar([100, 110, 90, 100]);
    expect(bench.reports().map(({ kind, order }) => [kind, order])).toEqual([
      ['order-acknowledged', 1],
      ['order-cancelled', 1],
    ]);
  });

  it('given an entry that was cancelled, then its legs never come', () => {
    const bench = new Bench();
    bench.send(bracket({ kind: 'limit', price: 98 }));
    bench.bar([100, 101, 99, 100]);
    bench.cancel(1);
    bench.bar([98, 99, 80, 81]);
    expect(bench.take()).toEqual(['1 cancelled: as asked']);
  });

  it('given a leg that was cancelled, then the other goes on', () => {
    const bench = new Bench();
    bench.send(atMarket);
    bench.bar([100, 101, 99, 100]);
    bench.cancel(2);
    bench.bar([100, 101, 90, 100]);
    bench.bar([100, 111, 100, 111]);
    expect(bench.take()).toEqual([entered, '2 cancelled: as asked', '3 filled 1 at 110, maker']);
  });

  it('given two brackets, then the legs of one leave those of the other alone', () => {
    const bench = new Bench();
    bench.send(atMarket);
    bench.send({ ...atMarket, legs: [{ role: 'stop-loss', terms: { kind: 'stop', trigger: 90 } }] });
    bench.bar([100, 101, 94, 95]);
    expect(bench.take()).toEqual([entered, '4 filled 1 at 100, taker', ...stopped]);
    bench.bar([95, 96, 89, 90]);
    expect(bench.take()).toEqual(['5 filled 1 at 90, taker']);
  });

  it('given a short entry, then its legs buy', () => {
    const bench = new Bench();
    bench.send({
      kind: 'market',
      side: 'sell',
      legs: [
        { role: 'stop-loss', terms: { kind: 'stop', trigger: 105 } },
        { role: 'take-profit', terms: { kind: 'limit', price: 90 } },
      ],
    });
    bench.bar([100, 101, 99, 100]);
    bench.bar([100, 104, 89, 100]);
    expect(bench.take()).toEqual([entered, '3 filled 1 at 90, maker', '2 cancelled: order 3 filled']);
  });

  it('given a trailing stop as a leg, then it follows from its entry on', () => {
    const bench = new Bench();
    bench.send({
      kind: 'market',
      side: 'buy',
      legs: [{ role: 'stop-loss', terms: { kind: 'trailing-stop', distance: 5 } }],
    });
    bench.bar([100, 110, 99, 109]);
    bench.bar([109, 110, 104, 106]);
    expect(bench.take()).toEqual([entered, '2 filled 1 at 105, taker']);
  });
});

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

describe('orders that only reduce', () => {
  const close = { kind: 'market', side: 'sell', reduceOnly: true } as const;

  it('given nothing to reduce, then they are cancelled with the reason', () => {
    const bench = new Bench();
    bench.send(close);
    bench.bar([100, 101, 99, 100]);
    expect(bench.take()).toEqual(['1 cancelled: E404: the position is closed']);
  });

  it('given a position on their own side, then there is nothing to reduce either', () => {
    for (const side of ['buy', 'sell'] as const) {
      const bench = new Bench();
      bench.send({ kind: 'market', side });
      bench.send({ kind: 'market', side, reduceOnly: true });
      bench.bar([100, 101, 99, 100]);
      expect(bench.take().slice(1)).toEqual(['2 cancelled: E404: the position is closed']);
    }
  });

  it('given less than they ask, then they fill what is there, and end', () => {
    for (const [side, opposite] of [
      ['buy', 'sell'],
      ['sell', 'buy'],
    ] as const) {
      const bench = new Bench();
      bench.send({ kind: 'market', side, quantity: 0.4 });
      bench.send({ kind: 'market', side: opposite, quantity: 1, reduceOnly: true });
      bench.bar([100, 101, 99, 100]);
      expect(bench.take().slice(1)).toEqual(['2 filled 0.4 at 100, taker', '2 cancelled: reduced to the position']);
    }
  });

  it('given more than they ask, then they fill what they ask', () => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'buy', quantity: 2 });
    bench.send({ ...close, quantity: 0.5 });
    bench.send({ ...close, quantity: 1.5 });
    bench.send({ ...close, quantity: 1 });
    bench.bar([100, 101, 99, 100]);
    expect(bench.take().slice(1)).toEqual([
      '2 filled 0.5 at 100, taker',
      '3 filled 1.5 at 100, taker',
      '4 cancelled: E404: the position is closed',
    ]);
  });

  it('given hedge mode, then each side has a position of its own', () => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'buy', instrument: perpetual, positionSide: 'long', quantity: 3 });
    bench.send({ kind: 'market', side: 'sell', instrument: perpetual, positionSide: 'short', quantity: 1 });
    bench.send({
      kind: 'market',
      side: 'buy',
      instrument: perpetual,
      positionSide: 'short',
      quantity: 2,
      reduceOnly: true,
    });
    bench.send({
      kind: 'market',
      side: 'sell',
      instrument: perpetual,
      positionSide: 'long',
      quantity: 2,
      reduceOnly: true,
    });
    bench.send({
      kind: 'market',
      side: 'sell',
      instrument: perpetual,
      positionSide: 'net',
      quantity: 2,
      reduceOnly: true,
    });
    bench.bar([100, 101, 99, 100], perpetual);
    expect(bench.take().slice(2)).toEqual([
      '3 filled 1 at 100, taker',
      '3 cancelled: reduced to the position',
      '4 filled 2 at 100, taker',
      '5 cancelled: E404: the position is closed',
    ]);
  });

  it('given legs of a hedged entry, then they reduce its side', () => {
    const bench = new Bench();
    bench.send({ ...atMarket, instrument: perpetual, positionSide: 'long' });
    bench.send({ kind: 'market', side: 'sell', instrument: perpetual, positionSide: 'short' });
    bench.bar([100, 101, 94, 95], perpetual);
    expect(bench.take()).toEqual([entered, '4 filled 1 at 100, taker', ...stopped]);
  });

  it('given an entry that itself was cut, then its legs are for what filled', () => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'sell', quantity: 0.5, instrument: perpetual, positionSide: 'short' });
    bench.send({ kind: 'market', side: 'sell', quantity: 5, instrument: perpetual, positionSide: 'net' });
    bench.send({ ...atMarket, quantity: 2, reduceOnly: true, instrument: perpetual, positionSide: 'short' });
    bench.send({ kind: 'market', side: 'buy', quantity: 9, instrument: perpetual, positionSide: 'short' });
    bench.bar([100, 101, 99, 100], perpetual);
    expect(bench.take().slice(2)).toEqual([
      '3 filled 0.5 at 100, taker',
      '3 cancelled: reduced to the position',
      '6 filled 9 at 100, taker',
    ]);
    bench.bar([100, 101, 94, 95], perpetual);
    expect(bench.take(), 'nine are held, half a one was the entry').toEqual([
      '4 filled 0.5 at 95, taker',
      '4 cancelled: reduced to the position',
      '5 cancelled: order 4 filled',
    ]);
  });
});

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
