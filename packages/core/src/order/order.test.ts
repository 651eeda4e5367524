import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import type { OrderState } from './life-cycle.ts';
import { at, perpetual, requestOf, spot } from './order.fixture.ts';
import { Order } from './order.ts';
import type { OrderRequest } from './request.ts';

const origin = { reason: 'a test', tag: 'tag', allocations: [] };

function sent(changes: Partial<OrderRequest> = {}): Order {
  const order = new Order(requestOf(changes), origin);
  order.moveTo('sent', at);
  return order;
}

describe('Order', () => {
  it('given a request, then it is an intent of which nothing has filled', () => {
    const allocations = [{ strategy: 0, units: 1000, filled: 0 }];
    const order = new Order(requestOf({ number: 42 }), { reason: 'why', tag: 'mine', allocations });
    expect(order).toMatchObject({
      number: 42,
      reason: 'why',
      tag: 'mine',
      allocations,
      parent: undefined,
      role: 'order',
      isFromTarget: false,
      state: 'intent',
      isLive: true,
      filled: 0,
      remaining: 1000,
      closedAt: 0,
      endReason: '',
    });
    expect([order.quantity, order.filledQuantity].map(String)).toEqual(['1', '0']);
    expect(order.averagePrice).toBeUndefined();
  });

  it('given an origin, then a leg knows its entry, and a target’s order that it is one', () => {
    const entry = sent();
    const leg = new Order(requestOf({ number: 2 }), { ...origin, parent: entry, role: 'stop-loss' });
    expect([leg.parent, leg.role]).toEqual([entry, 'stop-loss']);
    expect(new Order(requestOf(), { ...origin, isFromTarget: true }).isFromTarget).toBe(true);
  });

  it('given fills, then quantity, notional and average add up until it is filled', () => {
    const order = sent();
    order.fill(400, spot.notionalUnits(10_000, 400), at + 1);
    expect(order).toMatchObject({ state: 'partly-filled', isLive: true, filled: 400, remaining: 600, closedAt: 0 });
    expect(order.averagePrice).toBe(100);
    order.fill(500, spot.notionalUnits(11_000, 500), at + 2);
    expect(order).toMatchObject({ state: 'partly-filled', remaining: 100 });
    order.fill(100, spot.notionalUnits(12_000, 100), at + 3);
    expect(order).toMatchObject({ state: 'filled', isLive: false, filled: 1000, remaining: 0, closedAt: at + 3 });
    expect(order.filledQuantity.toString()).toBe('1');
    expect(order.averagePrice, '0.4 x 100 + 0.5 x 110 + 0.1 x 120').toBeCloseTo(107, 12);
  });

  it('given a contract of a tenth, then the average is a price, not a notional', () => {
    const order = sent({ instrument: perpetual, quantity: 3 });
    order.fill(3, perpetual.notionalUnits(200_000, 3), at);
    expect(order.averagePrice).toBeCloseTo(2000, 9);
  });

  it.each([
    ['more than was asked at once', [1001]],
    ['more than was left', [400, 601]],
    ['anything after it was filled', [1000, 1]],
    ['nothing', [0]],
    ['less than nothing', [400, -400]],
  ])('given a fill of %s, then it is refused and changes nothing', (_, quantities) => {
    const order = sent();
    const last = quantities.at(-1) as number;
    for (const quantity of quantities.slice(0, -1)) order.fill(quantity, quantity * 10_000, at);
    const { state, filled, filledNotional } = order;
    expect(refusalOf(() => order.fill(last, last * 10_000, at))).toEqual({
      code: 'E041',
      message: `order 1 asked for 1, has filled ${Number(filled) / 1000} and cannot fill ${last / 1000}; report what the venue sent`,
      context: { order: 1 },
    });
    expect(order).toMatchObject({ state, filled, filledNotional });
  });

  it('given a fill of an order that was never sent, then it is refused and changes nothing', () => {
    const order = new Order(requestOf(), origin);
    expect(refusalOf(() => order.fill(1, 1, at)).message).toBe(
      'order 1 is intent and cannot become partly-filled; report what the venue sent',
    );
    expect(order).toMatchObject({ state: 'intent', filled: 0, filledNotional: 0 });
  });

  it('given a fill that overtook the cancel’s answer, then it counts, and the order is live again until it ends', () => {
    const order = sent();
    order.moveTo('cancelled', at + 1, 'asked to');
    order.fill(400, 4_000_000, at + 2);
    expect(order).toMatchObject({ state: 'partly-filled', filled: 400 });
    order.fill(600, 6_000_000, at + 3);
    expect(order).toMatchObject({ state: 'filled', closedAt: at + 3, endReason: '' });
  });

  it.each<OrderState>(['cancelled', 'expired', 'refused'])(
    'given that it is %s, then it keeps when and why',
    (state) => {
      const order = sent();
      order.moveTo(state, at + 5, 'because');
      expect(order).toMatchObject({ state, isLive: false, closedAt: at + 5, endReason: 'because' });
    },
  );

  it('given a state it goes through, then it has neither end nor reason', () => {
    const order = sent();
    order.moveTo('unknown', at + 5, 'timeout');
    expect(order).toMatchObject({ state: 'unknown', isLive: true, closedAt: 0, endReason: '' });
  });

  it('given the same news twice, then the second changes nothing', () => {
    const order = sent();
    order.moveTo('cancelled', at + 1, 'first');
    order.moveTo('cancelled', at + 2, 'second');
    expect(order).toMatchObject({ closedAt: at + 1, endReason: 'first' });
  });

  it('given a state that cannot follow, then it is refused and stays as it was', () => {
    const order = sent();
    order.moveTo('refused', at);
    expect(refusalOf(() => order.moveTo('open', at)).code).toBe('E041');
    expect(order.state).toBe('refused');
  });
});
