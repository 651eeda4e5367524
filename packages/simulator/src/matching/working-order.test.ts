import { describe, expect, it } from 'vitest';
import { type OrderSpec, workingOrder } from '../testing/index.ts';
import { WorkingOrder } from './working-order.ts';

describe('a working order', () => {
  it.each<readonly [OrderSpec, limit: number, trigger: number, isStop: boolean]>([
    [{ kind: 'market', side: 'buy' }, Number.NaN, Number.NaN, false],
    [{ kind: 'limit', side: 'buy', price: 99.5 }, 99.5, Number.NaN, false],
    [{ kind: 'stop', side: 'sell', trigger: 95.25 }, Number.NaN, 95.25, true],
    [{ kind: 'stop-limit', side: 'sell', trigger: 95, price: 94 }, 94, 95, true],
    [{ kind: 'take-profit', side: 'sell', trigger: 110 }, Number.NaN, 110, false],
    [{ kind: 'trailing-stop', side: 'sell', distance: 2 }, Number.NaN, Number.NEGATIVE_INFINITY, true],
    [{ kind: 'trailing-stop', side: 'buy', distance: 2 }, Number.NaN, Number.POSITIVE_INFINITY, true],
  ])('given %o, then its prices as floats', (spec, limit, trigger, isStop) => {
    const order = workingOrder(spec);
    expect([order.limit, order.hasLimit]).toEqual([limit, !Number.isNaN(limit)]);
    expect([order.trigger, order.isWaiting]).toEqual([trigger, !Number.isNaN(trigger)]);
    expect(order.isStop).toBe(isStop);
  });

  it('given nothing else, then it is an order of its own, for all that was asked', () => {
    const { request } = workingOrder({ kind: 'market', side: 'buy' });
    const order = new WorkingOrder({ ...request, quantity: 7 }, { sentAt: 1, activeAt: 2 });
    expect(order).toMatchObject({ role: 'order', parent: 0, quantity: 7, sentAt: 1, activeAt: 2, isBuy: true });
    expect(order).toMatchObject({ isResting: false, isAcknowledged: false, isDone: false });
    expect(order.cancelAt).toBe(Number.POSITIVE_INFINITY);
    const leg = new WorkingOrder(request, { sentAt: 1, activeAt: 2, role: 'stop-loss', parent: 3, quantity: 4 });
    expect(leg).toMatchObject({ role: 'stop-loss', parent: 3, quantity: 4 });
  });

  it('given a delay, then shorter than a bar it counts as none, else it is waited for', () => {
    const { request } = workingOrder({ kind: 'market', side: 'buy' });
    const order = new WorkingOrder(request, { sentAt: 1_000, activeAt: 1_500 });
    expect([order.presentFrom(501), order.presentFrom(500), order.presentFrom(499)]).toEqual([1_000, 1_500, 1_500]);
  });

  it('given prices, then a trailing sell follows the highest, and never goes back', () => {
    const order = workingOrder({ kind: 'trailing-stop', side: 'sell', distance: 2 });
    for (const [high, low, trigger] of [
      [100, 50, 98],
      [101, 50, 99],
      [100, 50, 99],
      [101.5, 101, 99.5],
    ] as const) {
      order.trail(high, low);
      expect(order.trigger).toBe(trigger);
    }
  });

  it('given prices, then a trailing buy follows the lowest, and never goes back', () => {
    const order = workingOrder({ kind: 'trailing-stop', side: 'buy', distance: 2 });
    for (const [high, low, trigger] of [
      [150, 100, 102],
      [150, 99, 101],
      [150, 100, 101],
      [98, 97, 99],
    ] as const) {
      order.trail(high, low);
      expect(order.trigger).toBe(trigger);
    }
  });

  it('given another kind, then it follows nothing', () => {
    const order = workingOrder({ kind: 'stop', side: 'sell', trigger: 95 });
    order.trail(200, 1);
    expect(order.trigger).toBe(95);
  });
});
