import { minute, type Side, type VenueReport } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathFills, standardFills } from '../matching/index.ts';
import { constantLatency, fixedSlippage, fixedSpread, randomLatency } from '../models/index.ts';
import { Bench, type Kind, type Prices, type Sent } from './bench.fixture.ts';
import type { SimulatedVenueSettings } from './simulated-venue.ts';

const price = () => fc.integer({ min: 90, max: 110 });
const side = (): fc.Arbitrary<Side> => fc.constantFrom('buy', 'sell');

function anyKind(): fc.Arbitrary<Kind> {
  const timeInForce = fc.oneof(
    fc.constantFrom({ kind: 'gtc' as const }, { kind: 'ioc' as const }, { kind: 'fok' as const }),
    fc.integer({ min: 0, max: 10 * minute }).map((expiresAt) => ({ kind: 'gtd' as const, expiresAt })),
  );
  return fc.oneof(
    fc.record({ kind: fc.constant('market' as const) }),
    fc.record({ kind: fc.constant('limit' as const), price: price(), postOnly: fc.boolean(), timeInForce }),
    fc.record({ kind: fc.constantFrom('stop' as const, 'take-profit' as const), trigger: price(), timeInForce }),
    fc.record({ kind: fc.constant('stop-limit' as const), trigger: price(), price: price(), timeInForce }),
    fc.record({ kind: fc.constant('trailing-stop' as const), distance: fc.integer({ min: 1, max: 8 }), timeInForce }),
  );
}

function anySent(): fc.Arbitrary<Sent> {
  return fc
    .record({
      kind: anyKind(),
      side: side(),
      quantity: fc.integer({ min: 1, max: 30 }).map((tenths) => tenths / 10),
      reduceOnly: fc.boolean(),
      ocoGroup: fc.constantFrom(0, 0, 0, 1, 2),
      legs: fc.array(
        fc.record({ role: fc.constantFrom('stop-loss' as const, 'take-profit' as const), terms: anyKind() }),
        { maxLength: 2 },
      ),
    })
    .map(({ kind, ...rest }) => ({ ...kind, ...rest }));
}

function anyPrices(): fc.Arbitrary<Prices> {
  return fc
    .tuple(price(), price(), price(), price())
    .map((all) => [all[0], Math.max(...all), Math.min(...all), all[1]]);
}

/** Bars, and the orders sent before each. */
function anySession() {
  return fc.array(fc.record({ sent: fc.array(anySent(), { maxLength: 3 }), prices: anyPrices() }), {
    minLength: 1,
    maxLength: 8,
  });
}

describe('whatever is sent and shown', () => {
  it.each([standardFills(), pathFills()])(
    'given no costs and $name, then every fill is within the range of its bar, and never beyond its limit',
    (fills) => {
      fc.assert(
        fc.property(anySession(), (session) => {
          const bench = new Bench({ fills });
          const sentAs = new Map<number, { readonly kind: Kind; readonly side: Side }>();
          for (const { sent, prices } of session) {
            for (const one of sent) {
              const number = bench.send(one);
              sentAs.set(number, { kind: one, side: one.side });
              for (const [i, { terms }] of (one.legs ?? []).entries())
                sentAs.set(number + 1 + i, { kind: terms, side: one.side === 'buy' ? 'sell' : 'buy' });
            }
            const openAt = bench.now;
            bench.bar(prices);
            for (const report of bench.reports()) {
              if (report.kind !== 'order-filled') continue;
              const paid = Number(report.price) / 100;
              const of = sentAs.get(report.order);
              if (of === undefined) throw new Error('a foreign fill');
              const { kind } = of;
              if (report.liquidity === 'taker') {
                expect(paid).toBeGreaterThanOrEqual(prices[2]);
                expect(paid).toBeLessThanOrEqual(prices[1]);
              }
              if ('price' in kind) {
                if (of.side === 'buy') expect(paid).toBeLessThanOrEqual(kind.price);
                else expect(paid).toBeGreaterThanOrEqual(kind.price);
              }
              if (kind.kind === 'stop') {
                if (of.side === 'buy') expect(paid).toBeGreaterThanOrEqual(kind.trigger);
                else expect(paid).toBeLessThanOrEqual(kind.trigger);
              }
              if (kind.kind === 'limit' && kind.postOnly === true) expect(report.liquidity).toBe('maker');
              expect(report.eventAt, 'it fills while its bar is on its way').toBeGreaterThanOrEqual(openAt);
              expect(report.eventAt).toBeLessThan(openAt + minute);
            }
          }
        }),
        { numRuns: 400 },
      );
    },
  );

  it.each([standardFills(), pathFills()])(
    'given any orders and $name, then each is acknowledged or refused, ends once, and fills no more than it asked',
    (fills) => {
      fc.assert(
        fc.property(anySession(), fc.integer({ min: 0, max: 3 * minute }), (session, latencyMs) => {
          const bench = new Bench({ fills, latency: constantLatency(latencyMs) });
          const asked = new Map<number, number>();
          const acknowledged = new Set<number>();
          const ended = new Set<number>();
          const filled = new Map<number, number>();
          let known = 0;
          for (const { sent, prices } of session) {
            for (const one of sent) {
              const number = bench.send(one);
              for (let i = 0; i <= (one.legs?.length ?? 0); i++)
                asked.set(number + i, Math.round((one.quantity ?? 1) * 10));
            }
            bench.bar(prices);
            for (const report of bench.reports()) {
              const { order } = report;
              expect(asked.has(order), 'it is one of ours').toBe(true);
              expect(report.receivedAt, 'reports are in the order they are received').toBeGreaterThanOrEqual(known);
              expect(report.eventAt, 'nothing is known before it happened').toBeLessThanOrEqual(report.receivedAt);
              known = report.receivedAt;
              if (report.kind === 'order-acknowledged') {
                expect(acknowledged.has(order)).toBe(false);
                expect(ended.has(order)).toBe(false);
                acknowledged.add(order);
              } else if (report.kind === 'order-filled') {
                expect(ended.has(order), 'an order that has ended does not fill').toBe(false);
                filled.set(order, Number(report.quantity));
                expect(report.quantity).toBeLessThanOrEqual(asked.get(order) ?? 0);
                if (report.quantity === asked.get(order)) ended.add(order);
              } else {
                expect(ended.has(order), 'an order ends once').toBe(false);
                ended.add(order);
              }
            }
          }
          for (const [order, quantity] of filled)
            expect(ended.has(order), `order ${order}, of which ${quantity} filled, has ended`).toBe(true);
        }),
        { numRuns: 400 },
      );
    },
  );

  it('given costs, then a taker never pays less than without, nor a seller gets more', () => {
    fc.assert(
      fc.property(anyKind(), side(), fc.array(anyPrices(), { minLength: 1, maxLength: 5 }), (kind, of, bars) => {
        const paid = (settings: SimulatedVenueSettings) => {
          const bench = new Bench(settings);
          bench.send({ ...kind, side: of });
          for (const prices of bars) bench.bar(prices);
          const fill = bench.reports().find((report) => report.kind === 'order-filled');
          return fill === undefined ? undefined : Number(fill.price);
        };
        const free = paid({});
        const dear = paid({ spread: fixedSpread(30), slippage: fixedSlippage(30) });
        expect(dear === undefined, 'costs decide the price, not whether it fills').toBe(free === undefined);
        if (free === undefined || dear === undefined) return;
        if (of === 'buy') expect(dear).toBeGreaterThanOrEqual(free);
        else expect(dear).toBeLessThanOrEqual(free);
      }),
      { numRuns: 300 },
    );
  });

  it.each([standardFills(), pathFills()])(
    'given openings before their bars and $name, then everything happens as with the bars alone',
    (fills) => {
      fc.assert(
        fc.property(anySession(), (session) => {
          const run = (hasOpenings: boolean) => {
            const bench = new Bench({ fills, spread: fixedSpread(5), slippage: fixedSlippage(5) });
            const told: unknown[] = [];
            for (const { sent, prices } of session) {
              for (const one of sent) bench.send(one);
              if (hasOpenings) bench.opening(prices[0]);
              bench.bar(prices);
              // expiries that a bar only tells at its close are told order by order
              const reports = bench.reports().map(({ receivedAt: _, ...report }) => report);
              told.push(...reports.toSorted((a, b) => a.order - b.order));
            }
            return told;
          };
          expect(run(true)).toEqual(run(false));
        }),
        { numRuns: 300 },
      );
    },
  );

  it('given two futures, then what has happened by now is the same in both', () => {
    fc.assert(
      fc.property(anySession(), anySession(), anySession(), (past, one, other) => {
        const run = (future: typeof past) => {
          const bench = new Bench({ latency: randomLatency(0, 2 * minute) });
          let told: readonly VenueReport[] = [];
          for (const [i, { sent, prices }] of [...past, ...future].entries()) {
            for (const order of sent) bench.send(order);
            bench.bar(prices);
            if (i === past.length - 1) told = bench.reports();
          }
          return told;
        };
        expect(run(one)).toEqual(run(other));
      }),
    );
  });

  it('given trades, then no order fills before it was there, nor on a price that was not shown', () => {
    const anyTrades = fc.array(fc.record({ afterMs: fc.integer({ min: 0, max: 200 }), price: price() }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        fc.array(anySent(), { maxLength: 4 }),
        anyTrades,
        fc.integer({ min: 0, max: 500 }),
        (all, trades, ms) => {
          const bench = new Bench({ latency: constantLatency(ms) });
          for (const one of all) bench.send(one);
          for (const { afterMs, price: shown } of trades) {
            bench.trade(shown, bench.now + afterMs);
            for (const report of bench.reports()) {
              if (report.kind !== 'order-filled') continue;
              expect(report.eventAt).toBe(bench.now);
              expect(report.eventAt).toBeGreaterThanOrEqual(ms);
              if (report.liquidity === 'taker') expect(report.price).toBe(shown * 100);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
