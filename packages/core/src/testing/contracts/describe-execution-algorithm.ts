import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { BarSeries } from '../../market/index.ts';
import { addInteger, type Integer } from '../../money/index.ts';
import type { OrderPlan, OrderSize } from '../../order/index.ts';
import type { ExecutionAlgorithm } from '../../ports/index.ts';
import { defineStrategy } from '../../strategy/index.ts';
import { minute } from '../../time/index.ts';
import { decisionsOver, plainInstrument, poisoned, walk } from './plain-run.ts';

/** How the suite orders: an algorithm that takes nothing but limit orders says so. */
export type DescribeExecutionOptions = {
  /** The kind of order to be worked: a market order when absent, or a limit order at a price that is always met. */
  readonly order?: 'market' | 'limit';
};

/** Prices of the walk stay within it. */
const priceMax = 1000;
const bars = 60;

/** An order at the first bar, called back before the bar `cancelAt`, if ever. */
function once(order: 'market' | 'limit', size: OrderSize, cancelAt = Number.POSITIVE_INFINITY) {
  const common = { instrument: plainInstrument, side: 'buy', size, reason: 'once' } as const;
  const plan: OrderPlan =
    order === 'market' ? { ...common, kind: 'market' } : { ...common, kind: 'limit', price: priceMax };
  return defineStrategy({
    name: 'once',
    params: z.object({}),
    setup: (context) => {
      let bars = 0;
      return {
        onBar: (bar) => {
          bars += 1;
          if (bars === 1) context.order(plan);
          if (bars === cancelAt) context.cancelAll(bar, 'enough');
        },
      };
    },
  });
}

/**
 * What any execution algorithm must hold to: it buys no more than it was asked, only that, stops when told, and knows
 * nothing of what comes later.
 */
export function describeExecutionAlgorithm(
  name: string,
  make: () => ExecutionAlgorithm,
  { order = 'market' }: DescribeExecutionOptions = {},
): void {
  const market = walk(bars, {});
  const run = (size: OrderSize, { cancelAt, series = market }: { cancelAt?: number; series?: BarSeries } = {}) =>
    decisionsOver([series], { strategy: once(order, size, cancelAt), execution: make() });
  const filled = ({ trader }: ReturnType<typeof run>): Integer =>
    trader.ledger.books.reduce<Integer>((sum, { net }) => addInteger(sum, net.quantity), 0);

  describe(`${name} keeps the contract of an execution algorithm`, () => {
    it('given a quantity, then its children are on the same side and instrument, and fill no more than that', () => {
      const end = run({ quantity: '3' });
      for (const child of end.venue.submitted)
        expect(child).toMatchObject({ side: 'buy', instrument: plainInstrument });
      expect(filled(end) > 0, 'it does work').toBe(true);
      expect(filled(end) <= 3000).toBe(true);
    });

    it('given a fraction of equity, then it spends no more than that', () => {
      const end = run({ fraction: 0.5 });
      expect(filled(end) > 0).toBe(true);
      // prices of the walk begin at 100: half of 100,000 buys about 500
      expect(filled(end) <= 550_000).toBe(true);
    });

    it('given the same market again, then the same children', () => {
      expect(run({ quantity: '3' }).venue.submitted).toEqual(run({ quantity: '3' }).venue.submitted);
    });

    it('given another market from some bar on, then the children until then are the same', () => {
      const until = (at: number, series: BarSeries) =>
        run({ quantity: '3' }, { series }).venue.submitted.filter(({ decidedAt }) => decidedAt < at);
      for (const from of [2, 7, 20, 40])
        expect(
          until(from * minute, poisoned(market, from, from)),
          `a market that is noise from bar ${from} on`,
        ).toEqual(until(from * minute, market));
    });

    it('given a cancel, then no child is sent after it, and none that was is left', () => {
      const end = run({ quantity: '3' }, { cancelAt: 5 });
      for (const { decidedAt } of end.venue.submitted) expect(decidedAt).toBeLessThanOrEqual(5 * minute);
      expect(end.venue.resting).toEqual([]);
    });
  });
}
