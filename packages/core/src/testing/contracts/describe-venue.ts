import { describe, expect, it } from 'vitest';
import { isRxtradeError } from '../../errors/index.ts';
import { goodTillCancelled, type OrderTerms } from '../../order/index.ts';
import type { Venue } from '../../ports/index.ts';
import { approvedOrder } from './approved-order.ts';
import { benchInstrument, illegalStep, VenueBench } from './venue-bench.ts';

/** A price of the suite's instrument in its units. */
const cents = (price: number) => Math.round(price * 100);
const limitAt = (price: number, postOnly = false): OrderTerms => ({
  kind: 'limit',
  price: cents(price),
  postOnly,
  timeInForce: goodTillCancelled,
});
const stopAt = (price: number): OrderTerms => ({ kind: 'stop', trigger: cents(price), timeInForce: goodTillCancelled });

/**
 * What any venue must hold to, simulated or real: it takes nothing but approved orders, never trades on what was known
 * when an order was decided, and says of each order only what can follow. `make` gives a fresh venue that matches
 * against bars.
 */
export function describeVenue(name: string, make: () => Venue): void {
  const bench = () => new VenueBench(make());

  describe(`${name} keeps the contract of a venue`, () => {
    it('given anything the gate did not approve, then it is refused with E042 and nothing is reported', () => {
      const at = bench();
      const forged = { value: approvedOrder({ number: 1, instrument: benchInstrument, decidedAt: 0 }).value };
      expect(codeOf(() => at.venue.submit(forged as never, 0))).toBe('E042');
      at.bar();
      expect(at.reports).toEqual([]);
    });

    it('given a market order, then it fills whole, after the market has moved on, and once', () => {
      const at = bench();
      at.bar();
      const order = at.submit();
      expect(at.kindsOf(order), 'before the next event nothing can have traded').not.toContain('order-filled');
      at.bar({ open: 101 });
      at.bar({ open: 102 });
      expect(at.filled(order)).toBe(100);
      for (const report of at.of(order)) {
        expect(report.eventAt, 'nothing happens before it was decided').toBeGreaterThanOrEqual(60_000);
        expect(report.receivedAt, 'nothing is known before it happened').toBeGreaterThanOrEqual(report.eventAt);
        if (report.kind === 'order-filled') expect(report.price > 0).toBe(true);
      }
    });

    it('given orders of every kind it can take, then all reports follow the life cycle, in order of receipt', () => {
      const at = bench();
      at.bar();
      const orders = [
        at.submit(),
        at.submit({ terms: limitAt(99) }),
        at.submit({ side: 'sell', terms: stopAt(98) }),
        at.submit({ terms: limitAt(50) }),
        at.submit({ terms: stopAt(200) }),
      ];
      at.bar({ low: 97, high: 103 });
      for (const order of orders) at.cancel(order);
      at.bar({ low: 40, high: 300 });
      for (const order of orders) expect(illegalStep(at.of(order), 100), `order ${order}`).toBeUndefined();
      const received = at.reports.map(({ receivedAt }) => receivedAt);
      expect(received).toEqual([...received].sort((a, b) => a - b));
    });

    it('given a resting limit that is cancelled, then it is over, whatever the market does after', () => {
      const at = bench();
      at.bar();
      const order = at.submit({ terms: limitAt(90) });
      at.bar();
      at.cancel(order);
      at.bar({ low: 50 });
      expect(at.kindsOf(order).at(-1)).toBe('order-cancelled');
      expect(at.filled(order)).toBe(0);
    });

    it('given a cancel of an order it does not have, then nothing is said and nothing thrown', () => {
      const at = bench();
      at.bar();
      at.cancel(7);
      expect(at.reports).toEqual([]);
    });

    it('given a buy limit, then it never pays more than its limit, nor a sell get less', () => {
      const at = bench();
      at.bar();
      const buy = at.submit({ terms: limitAt(99) });
      const sell = at.submit({ side: 'sell', terms: limitAt(101) });
      at.bar({ low: 95, high: 105 });
      for (const report of at.of(buy)) if (report.kind === 'order-filled') expect(report.price <= cents(99)).toBe(true);
      for (const report of at.of(sell))
        if (report.kind === 'order-filled') expect(report.price >= cents(101)).toBe(true);
      expect(at.filled(buy)).toBe(100);
      expect(at.filled(sell)).toBe(100);
    });

    it('given a stop that the market has not reached, then it waits; reached, then it fills no better', () => {
      const at = bench();
      at.bar();
      const order = at.submit({ terms: stopAt(110) });
      at.bar({ high: 109 });
      expect(at.filled(order)).toBe(0);
      at.bar({ open: 112, high: 115, low: 111 });
      at.bar({ open: 113 });
      expect(at.filled(order)).toBe(100);
      for (const report of at.of(order))
        if (report.kind === 'order-filled')
          expect(report.price >= cents(112), 'a gap fills at the worse price').toBe(true);
    });

    it('given the same orders and market twice, then the same reports', () => {
      const run = () => {
        const at = bench();
        at.bar();
        at.submit();
        at.submit({ terms: limitAt(99.5) });
        at.submit({ side: 'sell', terms: stopAt(99) });
        for (const low of [99.6, 99.2, 98]) at.bar({ low, high: 100.5 });
        return at.reports.map((report) =>
          report.kind === 'order-filled' ? { ...report, fee: report.fee.toString() } : report,
        );
      };
      expect(run()).toEqual(run());
    });

    describe.runIf(make().capabilities.brackets)('with brackets', () => {
      const bracketed = (at: VenueBench) => {
        const number = at.coming;
        at.submit({
          legs: [
            { number: number + 1, role: 'stop-loss', terms: stopAt(95) },
            { number: number + 2, role: 'take-profit', terms: limitAt(105) },
          ],
        });
        return { entry: number, stop: number + 1, target: number + 2 };
      };

      it('given an entry that has not filled, then its legs are not heard of', () => {
        const at = bench();
        const number = at.coming;
        at.submit({ terms: limitAt(90), legs: [{ number: number + 1, role: 'stop-loss', terms: stopAt(80) }] });
        at.bar({ low: 95 });
        expect(at.of(number + 1)).toEqual([]);
      });

      it('given one leg that fills, then the other is cancelled', () => {
        const at = bench();
        at.bar();
        const { entry, stop, target } = bracketed(at);
        at.bar();
        expect(at.filled(entry)).toBe(100);
        at.bar({ low: 94, open: 96 });
        at.bar({ open: 94 });
        expect(at.filled(stop)).toBe(100);
        expect(at.filled(target)).toBe(0);
        expect(at.kindsOf(target).at(-1)).toBe('order-cancelled');
      });
    });

    describe.runIf(make().capabilities.oco)('with orders that cancel each other', () => {
      it('given one of a group that fills, then the rest are cancelled', () => {
        const at = bench();
        at.bar();
        const low = at.submit({ terms: limitAt(95), ocoGroup: 1 });
        const high = at.submit({ terms: stopAt(105), ocoGroup: 1 });
        const apart = at.submit({ terms: limitAt(90), ocoGroup: 2 });
        at.bar({ high: 106 });
        at.bar({ open: 106 });
        expect(at.filled(high)).toBe(100);
        expect(at.kindsOf(low).at(-1)).toBe('order-cancelled');
        expect(at.kindsOf(apart)).not.toContain('order-cancelled');
      });
    });

    describe.runIf(make().capabilities.reduceOnly)('with reduce-only orders', () => {
      it('given no position, then one never opens any; given a smaller one, then it is closed and not turned', () => {
        const at = bench();
        at.bar();
        const early = at.submit({ side: 'sell', reduceOnly: true });
        at.bar();
        expect(at.filled(early)).toBe(0);
        at.submit({ quantity: 40 });
        at.bar();
        const late = at.submit({ side: 'sell', reduceOnly: true });
        at.bar();
        expect(at.filled(late)).toBe(40);
        expect(['order-cancelled', 'order-expired']).toContain(at.kindsOf(late).at(-1));
      });
    });

    describe.runIf(make().capabilities.postOnly)('with post-only orders', () => {
      it('given one that would take, then it is rejected or expires without a fill', () => {
        const at = bench();
        at.bar();
        const order = at.submit({ terms: limitAt(101, true) });
        at.bar();
        expect(at.filled(order)).toBe(0);
        expect(['order-rejected', 'order-expired', 'order-cancelled']).toContain(at.kindsOf(order).at(-1));
      });
    });
  });
}

function codeOf(run: () => void): string | undefined {
  try {
    run();
  } catch (error) {
    if (isRxtradeError(error)) return error.code;
    throw error;
  }
  return undefined;
}
