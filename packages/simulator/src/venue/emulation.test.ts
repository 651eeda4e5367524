import {
  type Approved,
  type EpochMs,
  emulateMissing,
  goodTillCancelled,
  marketTerms,
  type OrderRequest,
  type OrderTerms,
  type Venue,
} from '@rxtrade/core';
import { approvedOrder, describeVenue } from '@rxtrade/core/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constantLatency, noFees, noSlippage, noSpread } from '../models/index.ts';
import { btc } from './bench.fixture.ts';
import { SimulatedVenue } from './simulated-venue.ts';

/** The simulated venue as one that knows market and limit orders alone, and is told nothing else. */
class PlainExchange extends SimulatedVenue {
  override readonly capabilities = {
    orderKinds: ['market', 'limit'],
    brackets: false,
    oco: false,
    reduceOnly: true,
    postOnly: true,
    hedgeMode: true,
  } as const;

  override submit(order: Approved<OrderRequest>, at: EpochMs): void {
    const { terms, legs, ocoGroup } = order.value;
    expect(['market', 'limit']).toContain(terms.kind);
    expect([legs, ocoGroup]).toEqual([[], 0]);
    super.submit(order, at);
  }
}

describeVenue('a venue of market and limit orders with what it lacks emulated', () =>
  emulateMissing(new PlainExchange()),
);

const free = { fees: noFees(), slippage: noSlippage(), spread: noSpread(), latency: constantLatency(0) };

const trigger = (kind: 'stop' | 'take-profit', price: number): OrderTerms => ({
  kind,
  trigger: price * 100,
  timeInForce: goodTillCancelled,
});

/** Plays orders and then trades, a second apart; the number of each order that filled, and when. */
function played(venue: Venue, orders: readonly OrderRequest[], prices: readonly number[]): readonly string[] {
  for (const order of orders) venue.submit(approvedOrder(order), 0);
  const said: string[] = [];
  for (const [i, price] of prices.entries()) {
    const at = (i + 1) * 1_000;
    venue.match({ kind: 'trade', instrument: btc, price, quantity: 1e9, eventAt: at, receivedAt: at });
    for (let report = venue.takeReport(); report !== undefined; report = venue.takeReport())
      if (report.kind === 'order-filled') said.push(`${report.order} ${String(report.quantity)}`);
  }
  return said;
}

describe('emulation against a venue that can', () => {
  it('given any trades, then the same legs of an entry fill in the end, one trade later at most, and never both', () => {
    const prices = fc.array(fc.integer({ min: 90, max: 110 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(prices, (walk) => {
        const entry: OrderRequest = {
          number: 1,
          instrument: btc,
          side: 'buy',
          quantity: 10,
          terms: marketTerms,
          reduceOnly: false,
          positionSide: 'net',
          legs: [
            { number: 2, role: 'stop-loss', terms: trigger('stop', 95) },
            { number: 3, role: 'take-profit', terms: trigger('take-profit', 105) },
          ],
          ocoGroup: 0,
          decidedAt: 0,
        };
        // one more of the last price, which is what an emulated leg that was just reached trades at
        const able = played(new SimulatedVenue(free), [entry], walk);
        const emulated = played(emulateMissing(new PlainExchange(free)), [entry], [...walk, walk.at(-1) as number]);
        expect(emulated).toEqual(able);
        expect(able.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
