import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addInteger, type Integer } from '../../money/index.ts';
import type { OrderPlan, OrderSize } from '../../order/index.ts';
import type { ExecutionAlgorithm } from '../../ports/index.ts';
import { defineStrategy } from '../../strategy/index.ts';
import { decisionsOver, plainInstrument, walk } from './plain-run.ts';

/** An order at the first bar, called back before the bar `cancelAt`, if ever. */
function once(size: OrderSize, cancelAt = Number.POSITIVE_INFINITY) {
  const plan: OrderPlan = { kind: 'market', instrument: plainInstrument, side: 'buy', size, reason: 'once' };
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

/** What any execution algorithm must hold to: it buys no more than it was asked, only that, and stops when told. */
export function describeExecutionAlgorithm(name: string, make: () => ExecutionAlgorithm): void {
  const run = (size: OrderSize, cancelAt?: number) =>
    decisionsOver([walk(60, {})], { strategy: once(size, cancelAt), execution: make() });
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

    it('given a cancel, then no child is sent after it', () => {
      for (const { decidedAt } of run({ quantity: '3' }, 5).venue.submitted)
        expect(decidedAt).toBeLessThanOrEqual(300_000);
    });
  });
}
