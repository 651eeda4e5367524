import type { ProposedOrder, RiskRule, RiskView } from '@rxtrade/core';
import { limitTo, priceUnknown } from '../limit-to.ts';
import { closingQuantity, expectedPrice, heldOn, quantityOf, worthOf } from '../quantities.ts';
import { share } from '../share.ts';

/**
 * No position worth more than a share of equity, at the price its order will trade at; live orders on the instrument
 * count. A larger order is made smaller, but never by what only closes the position it turns around.
 *
 * @throws E300 when the share is not above 0 and at most 100 (leverage allows more than 1).
 */
export function maxPositionSize(shareOfEquity: number): RiskRule {
  share(shareOfEquity, 'max_position_size', 100);
  return {
    name: 'max position size',
    judgesReductions: false,
    check: (order, account) => {
      const price = expectedPrice(order, account);
      const perUnit = price === undefined ? undefined : worthOf(1, price, order.instrument, account);
      if (perUnit === undefined) return priceUnknown(order, account);
      const room = (shareOfEquity * account.equity()) / perUnit - exposureOf(order, account);
      return limitTo(Math.max(room, closingQuantity(order, account)), order, account, {
        resize: `limited to ${shareOfEquity} of equity`,
        refuse: { code: 'E304', reason: `the position is at its limit of ${shareOfEquity} of equity` },
      });
    },
  };
}

/** Quantity held and under way in the direction of an order; negative while it is held the other way. */
function exposureOf({ instrument, side, positionSide }: ProposedOrder, account: RiskView): number {
  let exposure = heldOn(instrument, positionSide, account) * (side === 'buy' ? 1 : -1);
  for (const { request, remaining } of account.liveOrders()) {
    const isSameWay = request.side === side && request.positionSide === positionSide && !request.reduceOnly;
    if (request.instrument === instrument && isSameWay) exposure += quantityOf(remaining, instrument);
  }
  return exposure;
}
