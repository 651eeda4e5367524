import { type ProposedLeg, type ProposedOrder, pass, type RiskRule, type RiskView } from '@rxtrade/core';
import { expectedPrice, quantityOf, unitsOf, worthOf } from '../quantities.ts';
import { share } from '../share.ts';

/**
 * The loss if every stop were hit at once, as a share of equity: over positions and live orders, the distance from the
 * price to the protective stop times the quantity. What has no stop counts with its whole value. A larger order is made
 * smaller; put this after the rule that attaches stops.
 *
 * @throws E300 when the share is not above 0 and at most 1.
 */
export function maxPortfolioRisk(shareOfEquity: number): RiskRule {
  share(shareOfEquity, 'max_portfolio_risk');
  return {
    name: 'max portfolio risk',
    judgesReductions: false,
    check: (order, account) => {
      const price = expectedPrice(order, account);
      const perUnit = price === undefined ? undefined : lossPerUnit(order, price, account);
      if (perUnit === undefined)
        return {
          kind: 'refuse',
          code: 'E306',
          reason: `${order.instrument.id} has no price in ${account.reportingCurrency} yet`,
        };
      const room = shareOfEquity * account.equity() - riskOf(account);
      if (perUnit * quantityOf(order.quantity, order.instrument) <= room) return pass;
      const quantity = unitsOf(room / perUnit, order.instrument, account.now);
      const reason = `the stops of all positions may cost ${shareOfEquity} of equity`;
      return quantity > 0
        ? { kind: 'resize', quantity, reason: `limited: ${reason}` }
        : { kind: 'refuse', code: 'E305', reason: `${reason}, and that is used up` };
    },
  };
}

/** Loss of one unit if its own stop is hit, in the reporting currency. */
function lossPerUnit(order: ProposedOrder, price: number, account: RiskView): number | undefined {
  const stop = stopOf(order.legs, order.instrument.priceScale);
  return worthOf(stop === undefined ? 1 : Math.abs(price - stop) / price, price, order.instrument, account);
}

/** What the stops of positions and live entries would cost now. */
function riskOf(account: RiskView): number {
  let risk = 0;
  for (const { instrument, quantity, mark, stopPrice } of account.positions()) {
    const perUnit = stopPrice === undefined ? mark : Math.max(0, quantity > 0 ? mark - stopPrice : stopPrice - mark);
    risk += worthOf(Math.abs(quantity), perUnit, instrument, account) ?? 0;
  }
  for (const live of account.liveOrders()) {
    const { request } = live;
    if (request.reduceOnly || live.role !== 'order') continue;
    const mark = account.mark(request.instrument) ?? 0;
    const stop = stopOf(request.legs, request.instrument.priceScale);
    risk +=
      worthOf(
        quantityOf(live.remaining, request.instrument),
        stop === undefined ? mark : Math.abs(mark - stop),
        request.instrument,
        account,
      ) ?? 0;
  }
  return risk;
}

function stopOf(legs: readonly Pick<ProposedLeg, 'role' | 'terms'>[], priceScale: number): number | undefined {
  const leg = legs.find(({ role }) => role === 'stop-loss');
  return leg !== undefined && 'trigger' in leg.terms ? Number(leg.terms.trigger) / 10 ** priceScale : undefined;
}
