import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import type { OrderPlan } from '../order/index.ts';
import { minute, second } from '../time/index.ts';
import { btc, Stage, turns } from '../world/stage.fixture.ts';
import { bid, buy, choosy, coin, Desk } from './desk.fixture.ts';
import { twap } from './twap.ts';

const fourMinutes = twap({ durationMs: 4 * minute, slices: 4 });

describe('twap', () => {
  it('given its description, then it needs no openings of bars', () => {
    expect(fourMinutes).toMatchObject({ name: 'twap', needsBarOpened: false });
  });

  it('given 12 in four slices, when minutes pass, then three go out a minute, the first at once', () => {
    const desk = new Desk(fourMinutes, buy(12));
    expect(desk.heard(), 'it begins with the event it was decided on').toEqual([]);
    expect(desk.bar()).toEqual(['3 TWAP 1 of 4']);
    expect(desk.bar()).toEqual(['3 TWAP 2 of 4']);
    expect(desk.bar()).toEqual(['3 TWAP 3 of 4']);
    expect(desk.bar()).toEqual(['3 TWAP 4 of 4']);
    expect(desk.bar(), 'all is on its way').toEqual([]);
    expect([1, 2, 3, 4].map((order) => desk.fill(order))).toEqual([[], [], [], ['done']]);
  });

  it('given an order of which a third is no whole step, then each is rounded down and the last takes the rest', () => {
    // 1 / 3 = 0.33, 2 / 3 = 0.67 of which 0.3 is out, and 0.4 is left
    const desk = new Desk(twap({ durationMs: 3 * minute, slices: 3 }), buy(1));
    expect([desk.bar(), desk.bar(), desk.bar()].flat()).toEqual([
      '0.3 TWAP 1 of 3',
      '0.3 TWAP 2 of 3',
      '0.4 TWAP 3 of 3',
    ]);
  });

  it('given a quantity in text off the step, then what is below it is left out, as with any order', () => {
    const desk = new Desk(twap({ durationMs: minute, slices: 1 }), buy('1.19'));
    expect(desk.bar()).toEqual(['1.1 TWAP 1 of 1']);
    expect(desk.fill(1)).toEqual(['done']);
  });

  it('given trades alone, then they are its clock', () => {
    const desk = new Desk(fourMinutes, buy(12));
    expect(desk.trade(1, 1000)).toEqual(['3 TWAP 1 of 4']);
    expect(desk.trade(1, 60_999)).toEqual([]);
    expect(desk.trade(1, 61_000)).toEqual(['3 TWAP 2 of 4']);
  });

  it('given quotes alone, then they are', () => {
    const desk = new Desk(fourMinutes, buy(12));
    expect([desk.quote(0), desk.quote(60_000), desk.quote(60_001)].flat()).toEqual(['3 TWAP 1 of 4', '3 TWAP 2 of 4']);
  });

  it('given no event while two slices are due, then the next event has both', () => {
    const desk = new Desk(fourMinutes, buy(12));
    expect([desk.trade(1, 0), desk.trade(1, 2 * minute)].flat()).toEqual(['3 TWAP 1 of 4', '6 TWAP 3 of 4']);
    expect(desk.trade(1, 60 * minute), 'however late').toEqual(['3 TWAP 4 of 4']);
  });

  it('given a slice that filled in part and expired, then the next takes what it missed', () => {
    const desk = new Desk(fourMinutes, buy(12));
    desk.bar();
    desk.fill(1, 1);
    desk.expire(1);
    expect(desk.bar()).toEqual(['5 TWAP 2 of 4']);
  });

  it('given a slice that filled in part and still works, then the next leaves it to it', () => {
    const desk = new Desk(fourMinutes, buy(12));
    desk.bar();
    desk.fill(1, 1);
    expect(desk.bar()).toEqual(['3 TWAP 2 of 4']);
  });

  it('given a slice that expired without a fill, then the next takes it', () => {
    const desk = new Desk(fourMinutes, buy(12));
    desk.bar();
    desk.expire(1);
    expect(desk.bar()).toEqual(['6 TWAP 2 of 4']);
  });

  it('given a slice that a risk rule made smaller, then the next takes what was left off', () => {
    const desk = new Desk(fourMinutes, buy(12));
    desk.quantityMax = 1;
    expect([desk.bar(), desk.bar()].flat()).toEqual(['3 TWAP 1 of 4', '5 TWAP 2 of 4']);
  });

  it('given a slice due at a whole millisecond of parts that are none, then it is due then', () => {
    // seven fourteenths of 2,500 ms, of 178.57 ms each
    const desk = new Desk(twap({ durationMs: 2500, slices: 14 }), buy(14));
    expect([desk.trade(1, 0), desk.trade(1, 1250)].flat()).toEqual(['1 TWAP 1 of 14', '7 TWAP 8 of 14']);
  });

  it('given a slice that was refused, then the next takes it', () => {
    const desk = new Desk(fourMinutes, buy(12));
    desk.refuses = true;
    expect(desk.bar()).toEqual(['refused 3 TWAP 1 of 4']);
    desk.refuses = false;
    expect(desk.bar()).toEqual(['6 TWAP 2 of 4']);
  });

  it('given that the last slice is refused, then it is tried again, a second apart, ten times in a row', () => {
    const desk = new Desk(twap({ durationMs: 4 * minute, slices: 1 }), buy(12));
    desk.refuses = true;
    expect([desk.trade(1, 0), desk.trade(1, 999), desk.trade(1, 1000)].flat()).toHaveLength(2);
    desk.refuses = false;
    expect(desk.trade(1, 2000)).toEqual(['12 TWAP 1 of 1']);
    desk.fill(1, 1);
    desk.expire(1);
    desk.refuses = true;
    const said = Array.from({ length: 20 }, (_, i) => desk.trade(1, 3000 + i * second)).flat();
    expect(said).toEqual([...Array.from({ length: 10 }, () => 'refused 11 TWAP 1 of 1'), 'done']);
  });

  it('given slices smaller than the venue takes, then two go together', () => {
    // 0.5 at 100 is 50 USDT, and 100 are the least
    const desk = new Desk(twap({ durationMs: 10 * minute, slices: 10 }), buy(5, choosy));
    expect(Array.from({ length: 10 }, () => desk.bar()).flat()).toEqual(
      [2, 4, 6, 8, 10].map((slice) => `1 TWAP ${slice} of 10`),
    );
  });

  it('given that a slice would leave less than the venue takes, then it waits for the last', () => {
    // 0.9 and 0.9 of 1.8: neither is taken alone
    const desk = new Desk(twap({ durationMs: 2 * minute, slices: 2 }), buy(1.8, choosy));
    expect([desk.bar(), desk.bar()].flat()).toEqual(['1.8 TWAP 2 of 2']);
    // 1.3 could go alone, but not the 0.7 after it
    const uneven = new Desk(twap({ durationMs: 3 * minute, slices: 3 }), buy(2, choosy));
    expect([uneven.bar(), uneven.bar(), uneven.bar()].flat()).toEqual(['2 TWAP 3 of 3']);
  });

  it('given an order smaller than the venue takes, then it goes out whole, to be refused with a reason', () => {
    expect(new Desk(twap({ durationMs: minute, slices: 1 }), buy(0.2, choosy)).bar()).toEqual(['0.2 TWAP 1 of 1']);
  });

  it('given a slice larger than the venue takes, then the rest goes with those after it', () => {
    const desk = new Desk(twap({ durationMs: 2 * minute, slices: 2 }), buy(160, choosy));
    expect([desk.bar(), desk.bar(), desk.bar(), desk.bar(), desk.bar()].flat()).toEqual([
      '50 TWAP 1 of 2',
      '50 TWAP 2 of 2',
      '50 TWAP 2 of 2',
      '10 TWAP 2 of 2',
    ]);
  });

  it('given a limit order, then its slices are limit orders at its price, which rest', () => {
    const desk = new Desk(fourMinutes, bid(12));
    desk.bar(1, 120);
    desk.bar(1, 120);
    expect(desk.orders.map(({ request }) => request.terms)).toEqual([
      { kind: 'limit', price: 10_000, postOnly: false, timeInForce: { kind: 'gtc' } },
      { kind: 'limit', price: 10_000, postOnly: false, timeInForce: { kind: 'gtc' } },
    ]);
  });

  it('given an expiry, then nothing is sent from then on', () => {
    const plan: OrderPlan = { ...bid(12), timeInForce: { kind: 'gtd', expiresAt: 2 * minute } };
    const desk = new Desk(fourMinutes, plan);
    expect([desk.bar(), desk.bar(), desk.bar()].flat()).toEqual(['3 TWAP 1 of 4', 'done']);
  });

  it('given an order with a trigger, then it goes out whole and at once: it protects', () => {
    const stop: OrderPlan = { ...buy(12), kind: 'stop', trigger: 120 };
    const desk = new Desk(fourMinutes, stop);
    expect(desk.heard()).toEqual(['12 a test', 'done']);
    expect(desk.stop('enough')).toEqual(['cancel 1: enough']);
  });

  it('given a fraction, then it is worked out at the first price shown, in the currency of the account', () => {
    const half: OrderPlan = { ...buy(0), size: { fraction: 0.5 } };
    const custom = { kind: 'custom', name: 'news', payload: 0, instrument: coin, eventAt: 0, receivedAt: 0 } as const;
    const desk = new Desk(fourMinutes, half);
    expect(desk.see(custom), 'no price yet').toEqual([]);
    // 0.5 x 10,000 / 100 = 50, a quarter of it at once
    expect(desk.trade(1)).toEqual(['12.5 TWAP 1 of 4']);
    expect(new Desk(fourMinutes, half, { quoteRate: 2 }).trade(1)).toEqual(['6.2 TWAP 1 of 4']);
    expect(new Desk(fourMinutes, { ...bid(0), size: { fraction: 0.5 } }).see(custom), 'its limit').toHaveLength(1);
  });

  it.each([
    ['nothing', 0, ['0 a test']],
    ['less than a step', 0.09, ['0.09 a test']],
    ['less than nothing', -1, ['-1 a test']],
    ['no number', Number.NaN, ['NaN a test']],
  ])('given an order of %s, then the trader is asked, which refuses it', (_, quantity, said) => {
    expect(new Desk(fourMinutes, buy(quantity)).bar()).toEqual([...said, 'done']);
  });

  it('given more units than a float holds, then it is an error', () => {
    expect(refusalOf(() => new Desk(fourMinutes, buy('9007199254740993')).bar()).code).toBe('E010');
  });

  it('given that it is called off, then what may be live is cancelled, and what has filled is not', () => {
    const desk = new Desk(fourMinutes, buy(12));
    for (let i = 0; i < 3; i++) desk.bar();
    desk.fill(2);
    expect(desk.stop('enough')).toEqual(['cancel 1: enough', 'cancel 3: enough']);
  });

  it.each([
    [{ durationMs: 0, slices: 4 }, 'durationMs of twap is 0; give a finite number above zero'],
    [{ durationMs: -1, slices: 4 }, 'durationMs of twap is -1; give a finite number above zero'],
    [
      { durationMs: Number.POSITIVE_INFINITY, slices: 4 },
      'durationMs of twap is Infinity; give a finite number above zero',
    ],
    [{ durationMs: Number.NaN, slices: 4 }, 'durationMs of twap is NaN; give a finite number above zero'],
    [{ durationMs: 1, slices: 0 }, 'slices of twap is 0; give a whole number above zero'],
    [{ durationMs: 1, slices: 1.5 }, 'slices of twap is 1.5; give a whole number above zero'],
    [{ durationMs: 1, slices: Number.NaN }, 'slices of twap is NaN; give a whole number above zero'],
  ])('given the settings %o, then they are refused', (settings, message) => {
    expect(refusalOf(() => twap(settings))).toMatchObject({ code: 'E045', message });
  });
});

describe('twap in a world', () => {
  const stage = () =>
    new Stage({
      strategies: [
        {
          strategy: turns(
            'slow-buyer',
            (context) => context.order({ ...buy(6, btc), reason: 'slowly' }),
            undefined,
            undefined,
            (context, bar) => context.cancelAll(bar, 'enough'),
          ),
          execution: twap({ durationMs: 6 * minute, slices: 6 }),
        },
      ],
    });

  it('given bars, then a slice is decided at each close and fills at the next open, until it is called off', () => {
    const one = stage();
    const held: number[] = [];
    for (let i = 0; i < 6; i++) {
      one.bar({ open: 100 + i });
      held.push(one.held());
    }
    expect(held).toEqual([0, 1, 2, 3, 3, 3]);
    expect(one.venue.log, 'the fourth close calls it off: nothing is live, nothing follows').toEqual([
      '+1',
      '+2',
      '+3',
    ]);
    expect(one.facts.fills.map(({ order }) => order.reason)).toEqual([
      'TWAP 1 of 6: slowly',
      'TWAP 2 of 6: slowly',
      'TWAP 3 of 6: slowly',
    ]);
  });

  it('given a venue that stands still, when it is called off, then every child is cancelled', () => {
    const one = stage();
    one.venue.holds = true;
    for (let i = 0; i < 4; i++) one.bar();
    one.bar();
    expect([...new Set(one.venue.log)], 'and nothing follows').toEqual(['+1', '+2', '+3', '-1', '-2', '-3']);
  });
});
