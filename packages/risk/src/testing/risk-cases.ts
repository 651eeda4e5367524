import { Exact, type Instrument, marketTerms, type OrderTerms, type ProposedOrder, type RiskView } from '@rxtrade/core';
import { instruments } from '@rxtrade/core/testing';
import fc from 'fast-check';
import { limitAt, liveOrder, proposedOrder, riskAccount, stopAt, stopLossAt } from './sketches.ts';

/** An account and an order on its way into it. */
export type RiskCase = { readonly order: ProposedOrder; readonly account: RiskView };

/**
 * Any account with any order: every kind of instrument and of terms, long, short and flat, with and without stops, with
 * other orders under way, rich, poor and in debt, and now and then without a price.
 */
export function riskCases(): fc.Arbitrary<RiskCase> {
  return instruments().chain((instrument) => {
    const { tickSize, quantityStep } = instrument.rulesAt(0);
    const text = (step: Exact, count: number) => new Exact(BigInt(step.units) * BigInt(count), step.scale).toString();
    const ticks = fc.integer({ min: 1, max: 2_000_000 });
    const price = ticks.map((count) => text(tickSize, count));
    const quantity = fc.integer({ min: 1, max: 1_000_000 }).map((count) => text(quantityStep, count));
    const signed = fc.tuple(fc.constantFrom('', '', '-'), quantity).map(([sign, size]) => Number(`${sign}${size}`));
    return fc
      .record({
        side: fc.constantFrom('buy' as const, 'sell' as const),
        quantity,
        terms: fc.tuple(fc.constantFrom('market', 'limit', 'stop'), price),
        stop: fc.option(price),
        mark: fc.option(price, { freq: 9 }),
        equity: fc.double({ min: -1000, max: 1e9, noNaN: true }),
        cash: fc.double({ min: -1000, max: 1e9, noNaN: true }),
        held: fc.option(signed),
        stopPrice: fc.option(price.map(Number)),
        resting: fc.option(fc.record({ side: fc.constantFrom('buy' as const, 'sell' as const), quantity, price })),
      })
      .map((drawn) => {
        const held = drawn.held ?? 0;
        const isAgainst = held !== 0 && held > 0 === (drawn.side === 'sell');
        const order = proposedOrder({
          instrument,
          side: drawn.side,
          quantity: drawn.quantity,
          terms: termsOf(instrument, drawn.terms),
          legs: drawn.stop === null ? [] : [stopLossAt(instrument, drawn.stop)],
          isReduction: isAgainst && Number(drawn.quantity) <= Math.abs(held),
        });
        const account = riskAccount({
          reportingCurrency: instrument.quote,
          equity: drawn.equity,
          cash: { [instrument.quote]: drawn.cash, [instrument.base]: Math.max(0, held) },
          marks: drawn.mark === null ? {} : { [instrument.id]: Number(drawn.mark) },
          positions:
            held === 0
              ? []
              : [
                  {
                    instrument,
                    quantity: held,
                    ...(drawn.stopPrice === null ? {} : { stopPrice: drawn.stopPrice }),
                  },
                ],
          orders:
            drawn.resting === null
              ? []
              : [
                  liveOrder({
                    instrument,
                    side: drawn.resting.side,
                    quantity: drawn.resting.quantity,
                    terms: limitAt(instrument, drawn.resting.price),
                  }),
                ],
        });
        return { order, account };
      });
  });
}

function termsOf(instrument: Instrument, [kind, price]: readonly [string, string]): OrderTerms {
  return kind === 'limit' ? limitAt(instrument, price) : kind === 'stop' ? stopAt(instrument, price) : marketTerms;
}
