import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FillModel, Match, WorkingOrder } from '../matching/index.ts';
import { anyBarRange } from './contexts.ts';
import { type OrderSpec, workingOrder } from './working-orders.ts';

const price = () => fc.integer({ min: 100, max: 100_000 }).map((cents) => cents / 100);
const side = () => fc.constantFrom('buy' as const, 'sell' as const);

/** An order of any kind. */
function anyOrder(): fc.Arbitrary<OrderSpec> {
  return fc.oneof(
    fc.record({ kind: fc.constant('market' as const), side: side() }),
    fc.record({ kind: fc.constant('limit' as const), side: side(), price: price() }),
    fc.record({ kind: fc.constantFrom('stop' as const, 'take-profit' as const), side: side(), trigger: price() }),
    fc.record({ kind: fc.constant('stop-limit' as const), side: side(), trigger: price(), price: price() }),
    fc.record({ kind: fc.constant('trailing-stop' as const), side: side(), distance: price() }),
  );
}

/** Whether a match is at the order's limit or better; true where it has none. */
function isWithinLimit(order: WorkingOrder, match: Match): boolean {
  if (!order.hasLimit) return true;
  return order.isBuy ? match.price <= order.limit : match.price >= order.limit;
}

/** What every fill model keeps to. `make` is called afresh for each test. */
export function describeFillModel(make: () => FillModel): void {
  describe(`fill model "${make().name}"`, () => {
    it('given any order and moment, then it fills at the price shown or at its limit, and never beyond its limit', () => {
      const model = make();
      fc.assert(
        fc.property(anyOrder(), price(), fc.integer({ min: 0, max: 100 }), fc.boolean(), (spec, bid, spread, rests) => {
          const ask = bid + spread / 100;
          const order = workingOrder(spec);
          order.isResting = rests && spec.kind === 'limit';
          const match = model.atMoment(order, ask, bid);
          if (match === undefined) return;
          expect([order.isBuy ? ask : bid, order.limit]).toContain(match.price);
          expect(isWithinLimit(order, match)).toBe(true);
        }),
      );
    });

    it('given any order and bar, then it fills within the range, and never beyond its limit', () => {
      const model = make();
      fc.assert(
        fc.property(anyOrder(), anyBarRange(), (spec, bar) => {
          const order = openedAt(model, spec, bar.open);
          const match = order && model.inRange(order, bar);
          if (order === undefined || match === undefined) return;
          expect(match.price).toBeGreaterThanOrEqual(bar.low);
          expect(match.price).toBeLessThanOrEqual(bar.high);
          expect(isWithinLimit(order, match)).toBe(true);
        }),
      );
    });

    it('given a market order, then anything shown fills it', () => {
      const model = make();
      fc.assert(
        fc.property(side(), anyBarRange(), (of, bar) => {
          expect(model.atMoment(workingOrder({ kind: 'market', side: of }), bar.open, bar.open)).toBeDefined();
          expect(model.inRange(workingOrder({ kind: 'market', side: of }), bar)).toBeDefined();
        }),
      );
    });

    it('given a stop or take-profit, when its trigger was not touched, then nothing fills and it waits on', () => {
      const model = make();
      fc.assert(
        fc.property(anyOrder(), anyBarRange(), (spec, bar) => {
          if (!('trigger' in spec) || (spec.trigger >= bar.low && spec.trigger <= bar.high)) return;
          const isBeyond = spec.trigger > bar.high;
          if (isBeyond !== ((spec.side === 'buy') !== (spec.kind === 'take-profit'))) return;
          const order = workingOrder(spec);
          expect(model.atMoment(order, bar.open, bar.open)).toBeUndefined();
          expect(model.inRange(order, bar)).toBeUndefined();
          expect(order.isWaiting).toBe(true);
        }),
      );
    });

    it('given a stop, then it never fills better than its trigger', () => {
      const model = make();
      fc.assert(
        fc.property(side(), price(), anyBarRange(), (of, trigger, bar) => {
          const order = workingOrder({ kind: 'stop', side: of, trigger });
          const match = model.atMoment(order, bar.open, bar.open) ?? model.inRange(order, bar);
          if (match === undefined) return;
          if (of === 'buy') expect(match.price).toBeGreaterThanOrEqual(trigger);
          else expect(match.price).toBeLessThanOrEqual(trigger);
        }),
      );
    });

    it('given the same order and market twice, then the same match', () => {
      const model = make();
      fc.assert(
        fc.property(anyOrder(), anyBarRange(), (spec, bar) => {
          const run = () => {
            const order = workingOrder(spec);
            return model.atMoment(order, bar.open, bar.open) ?? model.inRange(order, bar);
          };
          expect(run()).toEqual(run());
        }),
      );
    });

    it('given any bar, then a stated path goes from its open to its close, by its high and its low', () => {
      const model = make();
      fc.assert(
        fc.property(anyBarRange(), (bar) => {
          const path = model.path?.(bar);
          if (path === undefined) return;
          expect([path[0], path.at(-1)]).toEqual([bar.open, bar.close]);
          expect([Math.max(...path), Math.min(...path)]).toEqual([bar.high, bar.low]);
        }),
      );
    });

    it('given an entry that filled inside a bar, then it says what the bar has left for its legs', () => {
      const model = make();
      fc.assert(
        fc.property(price(), price(), price(), anyBarRange(), (entry, stop, target, bar) => {
          const legs = [
            workingOrder({ kind: 'stop', side: 'sell', trigger: stop }),
            workingOrder({ kind: 'limit', side: 'sell', price: target }),
          ];
          const phase = model.legPhase(workingOrder({ kind: 'limit', side: 'buy', price: entry }), legs, bar);
          expect(['from-open', 'from-entry', 'next-bar']).toContain(phase);
        }),
      );
    });
  });
}

/** An order that was shown the opening and did not fill there; undefined where it did. */
function openedAt(model: FillModel, spec: OrderSpec, open: number): WorkingOrder | undefined {
  const order = workingOrder(spec);
  if (model.atMoment(order, open, open) !== undefined) return undefined;
  if (order.isWaiting) order.trail(open, open);
  else order.isResting = true;
  return order;
}
