import { goodTillCancelled, type ProposedLeg, pass, type RiskRule } from '@rxtrade/core';
import { expectedPrice } from '../quantities.ts';
import { share } from '../share.ts';

/** How far from the entry the stop and the target lie, as shares of its price. */
export type ProtectionSettings = { readonly stopLossPercent?: number; readonly takeProfitPercent?: number };

/**
 * Gives every order that opens or adds to a position a protective stop and a target, at shares of the price it will
 * trade at. An order that brings its own legs, or that is reduce-only, keeps what it has.
 *
 * @throws E300 when a share is not above 0 and below 1 (a target may be further away).
 */
export function protection(settings: ProtectionSettings): RiskRule {
  const stopShare =
    settings.stopLossPercent === undefined ? undefined : share(settings.stopLossPercent, 'stop_loss_percent', 0.99);
  const targetShare =
    settings.takeProfitPercent === undefined
      ? undefined
      : share(settings.takeProfitPercent, 'take_profit_percent', 100);
  return {
    name: 'protection',
    judgesReductions: false,
    check: (order, account) => {
      if (order.legs.length > 0 || order.reduceOnly) return pass;
      const price = expectedPrice(order, account);
      if (price === undefined)
        return { kind: 'refuse', code: 'E306', reason: `${order.instrument.id} has no price yet` };
      const { instrument, side } = order;
      const direction = side === 'buy' ? 1 : -1;
      const at = (distance: number) =>
        instrument.tickUnits(price * (1 + direction * distance), 'half-even', account.now);
      const legs: ProposedLeg[] = [];
      if (stopShare !== undefined)
        legs.push({
          role: 'stop-loss',
          terms: { kind: 'stop', trigger: at(-stopShare), timeInForce: goodTillCancelled },
        });
      if (targetShare !== undefined && (direction > 0 || targetShare < 1)) {
        legs.push({
          role: 'take-profit',
          terms: { kind: 'limit', price: at(targetShare), postOnly: false, timeInForce: goodTillCancelled },
        });
      }
      return legs.length === 0 ? pass : { kind: 'protect', legs, reason: 'protective legs attached' };
    },
  };
}
