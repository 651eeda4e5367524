import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderPlan } from '../order/index.ts';
import type { ExecutionAlgorithm } from '../ports/index.ts';
import { minute } from '../time/index.ts';
import { bid, buy, choosy, Desk } from './desk.fixture.ts';
import { iceberg } from './iceberg.ts';
import { pov } from './pov.ts';
import { twap } from './twap.ts';
import { vwap } from './vwap.ts';

/** What may happen to an order that is worked; `pick` chooses among its live children. */
type Move =
  | { readonly kind: 'trade'; readonly quantity: number; readonly afterMs: number }
  | { readonly kind: 'quote'; readonly afterMs: number }
  | { readonly kind: 'fill' | 'part' | 'expire'; readonly pick: number }
  | { readonly kind: 'refuse'; readonly refuses: boolean };

const afterMs = fc.integer({ min: 0, max: 2 * minute });
const moves = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('trade' as const), quantity: fc.double({ min: 0, max: 30, noNaN: true }), afterMs }),
    fc.record({ kind: fc.constant('quote' as const), afterMs }),
    fc.record({ kind: fc.constantFrom('fill' as const, 'part' as const, 'expire' as const), pick: fc.nat(9) }),
    fc.record({ kind: fc.constant('refuse' as const), refuses: fc.boolean() }),
  ),
  { maxLength: 60 },
);

function play(desk: Desk, move: Move): void {
  const live = desk.orders.filter(({ isLive }) => isLive);
  switch (move.kind) {
    case 'trade':
      desk.trade(move.quantity, desk.now + move.afterMs);
      break;
    case 'quote':
      desk.quote(desk.now + move.afterMs);
      break;
    case 'refuse':
      desk.refuses = move.refuses;
      break;
    default: {
      const order = live[move.pick % Math.max(1, live.length)];
      if (order === undefined) return;
      if (move.kind === 'expire') desk.expire(order.number);
      else desk.fill(order.number, move.kind === 'part' && Number(order.remaining) > 1 ? 0.1 : undefined);
    }
  }
}

type Case = readonly [string, ExecutionAlgorithm, (quantity: number) => OrderPlan];
const cases: readonly Case[] = [
  ['twap', twap({ durationMs: 20 * minute, slices: 7 }), buy],
  ['twap of limits', twap({ durationMs: 10 * minute, slices: 3 }), bid],
  ['vwap', vwap({ durationMs: 20 * minute, profile: [5, 0, 1, 2, 0.3] }), buy],
  ['pov', pov({ participation: 0.2 }), buy],
  ['pov of limits', pov({ participation: 0.9, maxQuantity: 1.5, everyMs: 0 }), bid],
  ['iceberg', iceberg({ displayQuantity: 1.3 }), bid],
];
const wholes = fc.integer({ min: 1, max: 400 });

describe.each(cases)('%s, whatever the venue does', (_, algorithm, plan) => {
  it('given any events, then what has filled and what may still is never more than the order', () => {
    fc.assert(
      fc.property(wholes, moves, (units, all) => {
        const desk = new Desk(algorithm, plan(units / 10));
        for (const move of all) {
          play(desk, move);
          expect(desk.committed).toBeLessThanOrEqual(units);
        }
        for (const { request } of desk.orders) expect(Number(request.quantity), 'a step').toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('given that it is called off at any time, then every live child is cancelled', () => {
    fc.assert(
      fc.property(wholes, moves, (units, all) => {
        const desk = new Desk(algorithm, plan(units / 10));
        for (const move of all) play(desk, move);
        if (desk.isDone) return;
        desk.stop('enough');
        for (const { number, isLive } of desk.orders) if (isLive) expect(desk.cancelled).toContain(number);
      }),
    );
  });

  it('given the same events twice, then it says the same', () => {
    fc.assert(
      fc.property(wholes, moves, (units, all) => {
        const said = () => {
          const desk = new Desk(algorithm, plan(units / 10));
          for (const move of all) play(desk, move);
          return desk.orders.map(({ request, reason }) => ({ ...request, reason }));
        };
        expect(said()).toEqual(said());
      }),
      { numRuns: 20 },
    );
  });
});

describe('what each promises besides', () => {
  it('given any trades, then pov has never more than its share of what traded since it began', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1, noNaN: true }), moves, (participation, all) => {
        const desk = new Desk(pov({ participation, everyMs: 0 }), buy(100));
        desk.trade(50);
        let traded = 0;
        for (const move of all) {
          play(desk, move);
          if (move.kind === 'trade') traded += move.quantity;
          expect(desk.committed / 10).toBeLessThanOrEqual(participation * traded + 1e-9);
        }
      }),
    );
  });

  it('given any events, then iceberg shows one child at a time, and no more than its display', () => {
    fc.assert(
      fc.property(wholes, moves, (units, all) => {
        const desk = new Desk(iceberg({ displayQuantity: 1.3 }), bid(units / 10));
        for (const move of all) {
          play(desk, move);
          const live = desk.orders.filter(({ isLive }) => isLive);
          expect(live.length).toBeLessThanOrEqual(1);
          for (const { request } of live) expect(Number(request.quantity)).toBeLessThanOrEqual(13);
        }
      }),
    );
  });

  it('given a venue that fills everything, then a schedule is complete after its last slice, and nothing too small', () => {
    const profile = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(profile, fc.integer({ min: 10, max: 400 }), (weights, units) => {
        const desk = new Desk(vwap({ durationMs: 12 * minute, profile: weights }), buy(units / 10, choosy));
        for (let i = 0; i < 13; i++) {
          desk.bar();
          for (const { number, isLive } of desk.orders) if (isLive) desk.fill(number);
        }
        expect(desk.committed).toBe(units);
        expect(desk.isDone).toBe(true);
        for (const { request } of desk.orders) expect(Number(request.quantity), '100 USDT').toBeGreaterThanOrEqual(10);
      }),
    );
  });
});
