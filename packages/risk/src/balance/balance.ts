import { pass, type RiskRule, type RiskView, RxtradeError } from '@rxtrade/core';
import { limitTo, priceUnknown } from '../limit-to.ts';
import { closingQuantity, expectedPrice } from '../quantities.ts';

/** What an order may use. */
export type BalanceSettings = {
  /** How much the price may move before an order without a limit fills, as a share; half a percent unless told. */
  readonly cushion?: number;
  /** Whether shares may be sold that are not held; each then ties up its proceeds and its worth in cash once more. */
  readonly allowShorts?: boolean;
  /** Notional per unit of margin on contracts; that of the account unless told. */
  readonly leverage?: number;
};

/**
 * No order beyond the free balance: cash for buys, for margin (notional / leverage on contracts) and for shorts, taker
 * fee and cushion included; the asset itself for spot sells. A larger order is made smaller, and refused as E004 when
 * nothing is left. What closes a position needs no new balance.
 *
 * @throws E300 when the cushion is negative or the leverage not above zero.
 */
export function balance(settings: BalanceSettings = {}): RiskRule {
  const { cushion = 0.005, allowShorts = false, leverage } = settings;
  if (!(cushion >= 0 && (leverage === undefined || leverage > 0)))
    throw new RxtradeError(
      'E300',
      `a cushion of ${cushion} with a leverage of ${leverage ?? 1} is not possible`,
      settings,
    );
  return {
    name: 'balance',
    judgesReductions: true,
    check: (order, account) => {
      const { instrument, side, terms } = order;
      const price = expectedPrice(order, account);
      if (price === undefined) return priceUnknown(order, account);
      const isShortable = instrument.kind === 'equity' && allowShorts;
      if (side === 'sell' && instrument.isDelivered && !isShortable) {
        const free = account.available(instrument.base);
        return limitTo(free, order, account, lacking(instrument.base, free));
      }
      if (order.isReduction) return pass;
      const margin = instrument.isDelivered ? 1 : 1 / (leverage ?? account.leverage(instrument));
      const feeRate = Math.max(0, instrument.rulesAt(account.now).feeRateTaker.toFloat());
      const perUnit =
        price * instrument.contractSize.toFloat() * (margin + feeRate) * ('price' in terms ? 1 : 1 + cushion);
      const free = account.available(instrument.quote) - tiedByShorts(account, instrument.quote);
      const most = closingQuantity(order, account) + Math.max(0, free) / perUnit;
      return limitTo(most, order, account, lacking(instrument.quote, free));
    },
  };
}

/** Cash that shorts of shares tie up: what they brought in, about, and as much again. */
function tiedByShorts(account: RiskView, currency: string): number {
  let tied = 0;
  for (const { instrument, quantity, mark } of account.positions())
    if (instrument.isDelivered && instrument.quote === currency && quantity < 0) tied -= 2 * quantity * mark;
  return tied;
}

function lacking(currency: string, free: number) {
  return {
    resize: `the free balance of ${currency} allows no more`,
    refuse: { code: 'E004', reason: `insufficient ${currency}: ${free.toPrecision(6)} free` },
  };
}
