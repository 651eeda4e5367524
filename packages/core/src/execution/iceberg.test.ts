import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { defineInstrument } from '../instrument/index.ts';
import type { OrderPlan } from '../order/index.ts';
import { minute } from '../time/index.ts';
import { btc, Stage, turns } from '../world/stage.fixture.ts';
import { bid, buy, choosy, Desk } from './desk.fixture.ts';
import { iceberg } from './iceberg.ts';

const threes = iceberg({ displayQuantity: 3 });

describe('iceberg', () => {
  it('given its description, then it needs no openings of bars', () => {
    expect(threes).toMatchObject({ name: 'iceberg', needsBarOpened: false });
  });

  it('given 10 of which 3 are shown, when each tip fills, then the next is sent at once, and the last is the rest', () => {
    const desk = new Desk(threes, bid(10));
    expect(desk.quote()).toEqual(['3 iceberg 1']);
    expect(desk.quote(), 'one at a time').toEqual([]);
    expect(desk.fill(1)).toEqual(['3 iceberg 2']);
    expect(desk.fill(2)).toEqual(['3 iceberg 3']);
    expect(desk.fill(3)).toEqual(['1 iceberg 4']);
    expect(desk.fill(4)).toEqual(['done']);
  });

  it('given a tip that fills in parts, then the next waits for the last of them', () => {
    const desk = new Desk(threes, bid(10));
    desk.bar();
    expect(desk.fill(1, 1)).toEqual([]);
    expect(desk.bar()).toEqual([]);
    expect(desk.fill(1, 1.9)).toEqual([]);
    expect(desk.fill(1, 0.1)).toEqual(['3 iceberg 2']);
  });

  it('given a display of the whole or more, then all of it is shown', () => {
    expect(new Desk(iceberg({ displayQuantity: 99 }), bid(10)).bar()).toEqual(['10 iceberg 1']);
  });

  it('given a display off the step, then it is rounded down to it', () => {
    expect(new Desk(iceberg({ displayQuantity: 0.39 }), bid(10)).bar()).toEqual(['0.3 iceberg 1']);
  });

  it('given a rest smaller than the venue takes, then it goes with the tip before', () => {
    // 1.5, then 1.5 would leave 0.5: 50 of at least 100 USDT
    const desk = new Desk(iceberg({ displayQuantity: 1.5 }), bid(3.5, choosy));
    expect([desk.bar(), desk.fill(1), desk.fill(2)].flat()).toEqual(['1.5 iceberg 1', '2 iceberg 2', 'done']);
  });

  it('given a tip that the venue ended in part, then a new one takes its place with the next event', () => {
    const desk = new Desk(threes, bid(10));
    desk.bar();
    desk.fill(1, 1);
    desk.expire(1);
    expect(desk.bar()).toEqual(['3 iceberg 2']);
  });

  it('given a tip that the venue ended without a fill, then likewise where children can be asked for, a second on', () => {
    const desk = new Desk(threes, bid(10));
    desk.trade(1, 0);
    desk.expire(1);
    expect(desk.trade(1, 100)).toEqual([]);
    expect(desk.trade(1, 1100)).toEqual(['3 iceberg 2']);
  });

  it('given ten refusals in a row, then it gives up', () => {
    const desk = new Desk(threes, bid(10));
    desk.refuses = true;
    expect(Array.from({ length: 12 }, () => desk.bar()).flat()).toEqual([
      ...Array.from({ length: 10 }, () => 'refused 3 iceberg 1'),
      'done',
    ]);
  });

  it('given an expiry, then no tip follows from then on', () => {
    const plan: OrderPlan = { ...bid(10), timeInForce: { kind: 'gtd', expiresAt: 2 * minute } };
    const desk = new Desk(threes, plan);
    expect(desk.bar()).toEqual(['3 iceberg 1']);
    expect([desk.bar(), desk.fill(1)].flat()).toEqual(['done']);
    const late = new Desk(threes, plan);
    late.bar();
    late.now = 2 * minute;
    expect(late.fill(1), 'nor one for a fill').toEqual([]);
  });

  it('given that it is called off, then its tip is cancelled', () => {
    const desk = new Desk(threes, bid(10));
    desk.bar();
    desk.fill(1);
    expect(desk.stop('enough')).toEqual(['cancel 2: enough']);
  });

  it.each<[string, OrderPlan]>([
    ['market', buy(10)],
    ['stop', { ...buy(10), kind: 'stop', trigger: 120 }],
    ['stop-limit', { ...buy(10), kind: 'stop-limit', trigger: 120, price: 121 }],
    ['take-profit', { ...buy(10), kind: 'take-profit', trigger: 80 }],
    ['trailing-stop', { ...buy(10), kind: 'trailing-stop', trail: { rate: 0.1 } }],
  ])('given a %s order, then it cannot be worked so', (kind, plan) => {
    expect(refusalOf(() => new Desk(threes, plan))).toEqual({
      code: 'E046',
      message: `iceberg cannot work a ${kind} order on COIN/USDT; plan a limit order, the only kind that rests in parts`,
      context: { kind, instrument: 'COIN/USDT' },
    });
  });

  it.each([
    ['less than a step', 0.05, bid(10)],
    ['less than the smallest quantity', 0.2, bid(10, choosy)],
    ['less than the smallest notional', 0.9, bid(10, choosy)],
  ])('given a display of %s, then it is an error', (_, displayQuantity, plan) => {
    expect(refusalOf(() => new Desk(iceberg({ displayQuantity }), plan).bar())).toMatchObject({
      code: 'E046',
      message: `iceberg cannot show ${displayQuantity} of ${plan.instrument.id}, which takes no order that small; show more`,
    });
  });

  it('given rules that changed on the way, then tips are whole steps of the day', () => {
    const dated = defineInstrument({
      id: 'DATED/USDT',
      kind: 'spot',
      base: 'DATED',
      quote: 'USDT',
      rules: [
        { tickSize: '0.01', quantityStep: '0.1' },
        { from: 2 * minute, tickSize: '0.01', quantityStep: '1' },
      ],
    });
    const desk = new Desk(iceberg({ displayQuantity: 2.5 }), bid(7.2, dated));
    expect(desk.bar()).toEqual(['2.5 iceberg 1']);
    desk.now = 2 * minute;
    // 4.7 are left: two, two, and the 0.7 that is no step any more stays undone
    expect([desk.fill(1), desk.fill(2), desk.fill(3)].flat()).toEqual(['2 iceberg 2', '2 iceberg 3', 'done']);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('given a display of %d, then it is refused', (value) => {
    expect(refusalOf(() => iceberg({ displayQuantity: value }))).toMatchObject({
      code: 'E045',
      message: `displayQuantity of iceberg is ${value}; give a finite number above zero`,
    });
  });
});

describe('iceberg in a world', () => {
  it('given a venue that fills tips, then the book never holds more than one, until all is done', () => {
    const plan: OrderPlan = { ...bid(5, btc), reason: 'hidden' };
    const stage = new Stage({
      strategies: [
        { strategy: turns('hider', (context) => context.order(plan)), execution: iceberg({ displayQuantity: 2 }) },
      ],
    });
    stage.bar();
    for (const number of [1, 2, 3]) {
      stage.venue.fill(number);
      stage.hear();
    }
    expect(stage.venue.log).toEqual(['+1', '+2', '+3']);
    expect(stage.facts.fills.map(({ quantity, order }) => `${quantity} ${order.reason}`)).toEqual([
      '2 iceberg 1: hidden',
      '2 iceberg 2: hidden',
      '1 iceberg 3: hidden',
    ]);
    expect(stage.held()).toBe(5);
  });
});
