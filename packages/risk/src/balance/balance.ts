import { pass, type RiskRule } from '@rxtrade/core';
import { expectedPrice, quantityOf, unitsOf } from '../quantities.ts';

/** What an order may use. */
export type BalanceSettings = {
  /** How much the price may move before a market order fills, as a share. */
  readonly cushion?: number;
  /** Whether shares may be sold that are not held. */
  readonly allowShorts?: boolean;
  /** Notional per unit of margin on contracts. */
  readonly leverage?: number;
};

/**
 * No order beyond the free balance: cash for buys and for margin, fees and a cushion included; the asset itself for spot
 * sells. A larger order is made smaller, and refused as E004 when nothing is left.
 */
export function balance(settings: BalanceSettings = {}): RiskRule {
  const { cushion = 0.005, allowShorts = false, leverage = 1 } = settings;
  return {
    name: 'balance',
    judgesReductions: true,
    check: (order, account) => {
      const { instrument, side } = order;
      const wanted = quantityOf(order.quantity, instrument);
      const price = expectedPrice(order, account);
      if (price === undefined) return { kind: 'refuse', code: 'E306', reason: `${instrument.id} has no price yet` };
      const isSpotSell = side === 'sell' && instrument.isDelivered;
      if (isSpotSell && instrument.kind === 'equity' && allowShorts) return pass;
      // contracts and covered shorts give back what they hold; only spot can run out of the asset
      if (order.isReduction && !isSpotSell) return pass;
      const feeRate = instrument.rulesAt(account.now).feeRateTaker.toFloat();
      const margin = instrument.isDelivered ? 1 : 1 / leverage;
      const perUnit =
        price *
        instrument.contractSize.toFloat() *
        (margin + feeRate) *
        (order.terms.kind === 'limit' ? 1 : 1 + cushion);
      const free = isSpotSell ? account.available(instrument.base) : account.available(instrument.quote) / perUnit;
      if (wanted <= free) return pass;
      const currency = isSpotSell ? instrument.base : instrument.quote;
      const quantity = unitsOf(free, instrument, account.now);
      return quantity > 0
        ? { kind: 'resize', quantity, reason: `the free balance of ${currency} allows no more` }
        : {
            kind: 'refuse',
            code: 'E004',
            reason: `insufficient ${currency}: ${account.available(currency).toPrecision(6)} free`,
          };
    },
  };
}
