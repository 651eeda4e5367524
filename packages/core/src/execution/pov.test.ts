import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { barOf } from '../market/index.ts';
import type { OrderPlan } from '../order/index.ts';
import { hour, minute } from '../time/index.ts';
import { btc, Stage, turns } from '../world/stage.fixture.ts';
import { bid, buy, choosy, coin, Desk } from './desk.fixture.ts';
import { type PovSettings, pov } from './pov.ts';

const tenth = pov({ participation: 0.1 });

describe('pov', () => {
  it('given its description, then it needs no openings of bars', () => {
    expect(tenth).toMatchObject({ name: 'pov', needsBarOpened: false });
  });

  it('given bars, then it takes a tenth of what those after the decision traded', () => {
    const desk = new Desk(tenth, buy(5));
    expect(desk.bar(1000), 'this was traded before').toEqual([]);
    expect(desk.bar(20)).toEqual(['2 POV 10%']);
    expect(desk.bar(15)).toEqual(['1.5 POV 10%']);
    expect(desk.bar(0)).toEqual([]);
    expect(desk.bar(4), '0.4 is whole steps').toEqual(['0.4 POV 10%']);
    expect(desk.bar(1000), 'no more than was asked').toEqual(['1.1 POV 10%']);
    expect(desk.bar(1000)).toEqual([]);
    expect([1, 2, 3, 4].flatMap((order) => desk.fill(order))).toEqual(['done']);
  });

  it('given volume that is no whole step, then its share is kept for the next', () => {
    const desk = new Desk(tenth, buy(5));
    expect([desk.bar(), desk.bar(1.5), desk.bar(1.4), desk.bar(0.1)].flat()).toEqual([
      '0.1 POV 10%',
      '0.1 POV 10%',
      '0.1 POV 10%',
    ]);
  });

  it('given trades, then it follows them, ten seconds apart', () => {
    const desk = new Desk(tenth, buy(5));
    expect(desk.trade(1000, 0)).toEqual([]);
    expect(desk.trade(5, 1)).toEqual(['0.5 POV 10%']);
    expect(desk.trade(5, 2)).toEqual([]);
    expect(desk.trade(5, 10_000)).toEqual([]);
    expect(desk.trade(5, 10_001)).toEqual(['1.5 POV 10%']);
  });

  it('given a pause of nothing, then every trade is followed', () => {
    const desk = new Desk(pov({ participation: 0.25, everyMs: 0 }), buy(5));
    expect([desk.trade(4, 0), desk.trade(4, 0), desk.trade(8, 0)].flat()).toEqual(['1 POV 25%', '2 POV 25%']);
  });

  it('given a trade that happened before and is seen after, then it does not count', () => {
    const desk = new Desk(tenth, buy(5));
    desk.trade(1, 1000);
    desk.see({ kind: 'trade', instrument: coin, price: 100, quantity: 50, eventAt: 999, receivedAt: 1001 });
    expect(desk.trade(10, 1002)).toEqual(['1 POV 10%']);
  });

  it('given a bar that was open when it began, then that does not count: part of it was before', () => {
    const desk = new Desk(tenth, buy(5));
    const bar = (openAt: number) =>
      desk.see(barOf(coin, minute, { openAt, open: 1, high: 1, low: 1, close: 1, volume: 20 }));
    desk.quote(1);
    expect(bar(0)).toEqual([]);
    expect(bar(minute)).toEqual(['2 POV 10%']);
  });

  it('given trades, and bars of two lengths of the same market, then volume counts once', () => {
    const desk = new Desk(pov({ participation: 0.1, everyMs: 0 }), buy(500));
    desk.trade(1, 0);
    expect(desk.trade(100, 1000)).toEqual(['10 POV 10%']);
    expect(desk.bar(0), 'a bar ends, which began with the order').toEqual([]);
    const bar = (intervalMs: number, volume: number) =>
      desk.see(barOf(coin, intervalMs, { openAt: hour, open: 1, high: 1, low: 1, close: 1, volume }));
    expect(bar(minute, 90), 'of the same trades').toEqual([]);
    expect(bar(hour, 110), 'the longer one saw more').toEqual(['1 POV 10%']);
  });

  it('given volume that is no number, or below zero, then it is none', () => {
    const desk = new Desk(tenth, buy(5));
    expect([desk.bar(), desk.bar(Number.NaN), desk.bar(-50), desk.bar(10)].flat()).toEqual(['1 POV 10%']);
  });

  it('given quotes alone, then nothing is sent: they show no volume', () => {
    const desk = new Desk(tenth, buy(5));
    expect([desk.quote(0), desk.quote(minute), desk.quote(hour)].flat()).toEqual([]);
  });

  it('given a largest child, then more is sent with the next events', () => {
    const desk = new Desk(pov({ participation: 0.5, maxQuantity: 2 }), buy(5));
    expect([desk.bar(), desk.bar(100), desk.bar(0), desk.bar(0), desk.bar(0)].flat()).toEqual([
      '2 POV 50%',
      '2 POV 50%',
      '1 POV 50%',
    ]);
  });

  it('given a largest child below a step, then it is an error', () => {
    const desk = new Desk(pov({ participation: 0.5, maxQuantity: 0.05 }), buy(5));
    desk.bar();
    expect(refusalOf(() => desk.bar(100))).toEqual({
      code: 'E046',
      message: 'pov cannot send 0.05 of COIN/USDT, which is below one step; allow more',
      context: { maxQuantity: 0.05, instrument: 'COIN/USDT' },
    });
  });

  it('given a share smaller than the venue takes, then it waits until more has traded, and for a rest likewise', () => {
    const desk = new Desk(tenth, buy(2.5, choosy));
    desk.bar();
    expect(desk.bar(9), '0.9 is 90 of at least 100 USDT').toEqual([]);
    expect(desk.bar(2)).toEqual(['1.1 POV 10%']);
    expect(desk.bar(10), '1 would leave 0.4').toEqual([]);
    expect(desk.bar(4)).toEqual(['1.4 POV 10%']);
  });

  it('given a limit order, then its children are limit orders at its price, and what rests counts', () => {
    const desk = new Desk(tenth, bid(5));
    expect([desk.bar(1, 120), desk.bar(10, 120), desk.bar(0, 120), desk.bar(10, 120)].flat()).toEqual([
      '1 POV 10%',
      '1 POV 10%',
    ]);
    expect(desk.orders[0]?.request.terms).toMatchObject({ kind: 'limit', price: 10_000 });
  });

  it('given a child that filled in part and expired, then the next has what it missed', () => {
    const desk = new Desk(tenth, buy(5));
    desk.bar();
    desk.bar(10);
    desk.fill(1, 0.4);
    desk.expire(1);
    expect(desk.bar(10)).toEqual(['1.6 POV 10%']);
  });

  it('given ten refusals in a row, then it gives up', () => {
    const desk = new Desk(tenth, buy(5));
    desk.refuses = true;
    const said = Array.from({ length: 15 }, () => desk.bar(10)).flat();
    expect(said).toHaveLength(11);
    expect(said.at(-1)).toBe('done');
  });

  it('given an expiry, then nothing is sent from then on', () => {
    const plan: OrderPlan = { ...bid(5), timeInForce: { kind: 'gtd', expiresAt: 2 * minute } };
    const desk = new Desk(tenth, plan);
    expect([desk.bar(), desk.bar(100)].flat()).toEqual(['done']);
  });

  it('given an order with a trigger, then it goes out whole and at once', () => {
    const desk = new Desk(tenth, { ...buy(5), kind: 'stop', trigger: 120 });
    expect(desk.heard()).toEqual(['5 a test', 'done']);
  });

  it('given that it is called off, then what may be live is cancelled', () => {
    const desk = new Desk(tenth, buy(5));
    for (let i = 0; i < 3; i++) desk.bar(10);
    desk.fill(1);
    expect(desk.stop('enough')).toEqual(['cancel 2: enough']);
  });

  it.each<[PovSettings, string]>([
    [{ participation: 0 }, 'participation of pov is 0; give a share above 0 and at most 1, such as 0.1'],
    [{ participation: 1.01 }, 'participation of pov is 1.01; give a share above 0 and at most 1, such as 0.1'],
    [{ participation: Number.NaN }, 'participation of pov is NaN; give a share above 0 and at most 1, such as 0.1'],
    [{ participation: 1, maxQuantity: 0 }, 'maxQuantity of pov is 0; give a finite number above zero'],
    [{ participation: 1, everyMs: -1 }, 'everyMs of pov is -1; give finite milliseconds, 0 for no pause'],
    [{ participation: 1, everyMs: Number.NaN }, 'everyMs of pov is NaN; give finite milliseconds, 0 for no pause'],
  ])('given the settings %o, then they are refused', (settings, message) => {
    expect(refusalOf(() => pov(settings))).toMatchObject({ code: 'E045', message });
  });
});

describe('pov in a world', () => {
  it('given bars in which 1 trades, then a tenth of that fills at each opening, one bar behind', () => {
    const stage = new Stage({
      strategies: [{ strategy: turns('follower', (context) => context.order(buy(9, btc))), execution: tenth }],
    });
    const held: number[] = [];
    for (let i = 0; i < 5; i++) {
      stage.bar();
      held.push(stage.held());
    }
    expect(held).toEqual([0, 0, 0.1, 0.2, 0.3]);
  });
});
