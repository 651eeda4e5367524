import { minute } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { type LegPhase, standardFills } from '../matching/index.ts';
import { Bench, type Kind } from './bench.fixture.ts';
import { atMarket, bracket, entered, reached, stopped } from './bracket.fixture.ts';

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
