import { pass, type RiskRule } from '@rxtrade/core';
import { expectedPrice, quantityOf, unitsOf, worthOf } from '../quantities.ts';
import { share } from '../share.ts';

/**
 * No position worth more than a share of equity, at the price its order will trade at; live orders on the instrument
 * count. A larger order is made smaller.
 *
 * @throws E300 when the share is not above 0 and at most 100 (leverage allows more than 1).
 */
export function maxPositionSize(shareOfEquity: number): RiskRule {
  share(shareOfEquity, 'max_position_size', 100);
  return {
    name: 'max position size',
    judgesReductions: false,
    check: (order, account) => {
      const { instrument, side } = order;
      const price = expectedPrice(order, account);
      const perUnit = price === undefined ? undefined : worthOf(1, price, instrument, account);
      if (perUnit === undefined)
        return {
          kind: 'refuse',
          code: 'E306',
          reason: `${instrument.id} has no price in ${account.reportingCurrency} yet`,
        };
      const direction = side === 'buy' ? 1 : -1;
      let exposure = account.held(instrument) * direction;
      for (const live of account.liveOrders()) {
        const { request } = live;
        if (request.instrument === instrument && request.side === side && !request.reduceOnly)
          exposure += quantityOf(live.remaining, instrument);
      }
      const room = (shareOfEquity * account.equity()) / perUnit - exposure;
      const wanted = quantityOf(order.quantity, instrument);
      if (wanted <= room) return pass;
      const quantity = unitsOf(room, instrument, account.now);
      const reason = `limited to ${shareOfEquity} of equity`;
      return quantity > 0
        ? { kind: 'resize', quantity, reason }
        : { kind: 'refuse', code: 'E304', reason: `the position is at its limit of ${shareOfEquity} of equity` };
    },
  };
}
