import { pass, type RiskRule, RxtradeError } from '@rxtrade/core';

/**
 * At most `most` instruments with a position or an order that would open one. Adding to what is open takes no more.
 *
 * @throws E300 when `most` is not a whole number above zero.
 */
export function maxPositions(most: number): RiskRule {
  if (!(Number.isInteger(most) && most > 0))
    throw new RxtradeError('E300', `max_positions of ${most} is not a whole number above zero`, { most });
  return {
    name: 'max positions',
    judgesReductions: false,
    check: (order, account) => {
      const taken = new Set<string>();
      for (const { instrument } of account.positions()) taken.add(instrument.id);
      for (const { request } of account.liveOrders()) if (!request.reduceOnly) taken.add(request.instrument.id);
      if (taken.has(order.instrument.id) || taken.size < most) return pass;
      return { kind: 'refuse', code: 'E303', reason: `${taken.size} of at most ${most} positions are taken` };
    },
  };
}
