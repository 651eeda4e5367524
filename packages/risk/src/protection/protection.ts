import {
  goodTillCancelled,
  type Instrument,
  type Integer,
  type ProposedLeg,
  type ProposedOrder,
  pass,
  type RiskRule,
  type RiskView,
  type Verdict,
} from '@rxtrade/core';
import { priceUnknown } from '../limit-to.ts';
import { expectedPrice, priceOf } from '../quantities.ts';
import { share } from '../share.ts';

/** How far from the entry the stop and the target lie, as shares of its price. */
export type ProtectionSettings = { readonly stopLossPercent?: number; readonly takeProfitPercent?: number };

/**
 * Gives every order that opens or adds to a position a protective stop and a target, at shares of the price it will
 * trade at: on the nearest tick, or the next one out where that is the price itself. An order that brings its own legs,
 * or that is reduce-only, keeps what it has; legs on the wrong side of the price are refused as E308.
 *
 * @throws E300 when a share is not above 0 and below 1 (a target may be further away).
 */
export function protection(settings: ProtectionSettings): RiskRule {
  const { stopLossPercent, takeProfitPercent } = settings;
  const stopShare = stopLossPercent === undefined ? undefined : share(stopLossPercent, 'stop_loss_percent', 0.99);
  const targetShare =
    takeProfitPercent === undefined ? undefined : share(takeProfitPercent, 'take_profit_percent', 100);
  return {
    name: 'protection',
    judgesReductions: false,
    check: (order, account) => {
      if (order.reduceOnly) return pass;
      const price = expectedPrice(order, account);
      if (order.legs.length > 0) return price === undefined ? pass : judgeOwnLegs(order, price);
      if (stopShare === undefined && targetShare === undefined) return pass;
      if (price === undefined) return priceUnknown(order, account);
      return protect(order, price, { stopShare, targetShare }, account);
    },
  };
}

type Shares = { readonly stopShare: number | undefined; readonly targetShare: number | undefined };

function protect(order: ProposedOrder, price: number, { stopShare, targetShare }: Shares, account: RiskView): Verdict {
  const { instrument, side } = order;
  const sign = side === 'buy' ? 1 : -1;
  const legs: ProposedLeg[] = [];
  if (stopShare !== undefined) {
    const trigger = awayFrom(price, -sign * stopShare, instrument, account.now);
    if (trigger <= 0)
      return { kind: 'refuse', code: 'E308', reason: `no tick lies ${stopShare} below a price of ${price}` };
    legs.push({ role: 'stop-loss', terms: { kind: 'stop', trigger, timeInForce: goodTillCancelled } });
  }
  if (targetShare !== undefined) {
    const target = awayFrom(price, sign * targetShare, instrument, account.now);
    // a short cannot gain more than its whole price: there is no such target
    if (target > 0)
      legs.push({
        role: 'take-profit',
        terms: { kind: 'limit', price: target, postOnly: false, timeInForce: goodTillCancelled },
      });
  }
  return legs.length === 0 ? pass : { kind: 'protect', legs, reason: 'protective legs attached' };
}

/** The tick nearest to `price` moved by a share of it, and never `price` itself. */
function awayFrom(price: number, shareOfPrice: number, instrument: Instrument, at: number): Integer {
  const moved = price * (1 + shareOfPrice);
  const nearest = instrument.tickUnits(moved, 'half-even', at);
  const float = priceOf(nearest, instrument);
  const isAway = shareOfPrice > 0 ? float > price : float < price;
  return isAway ? nearest : instrument.tickUnits(moved, shareOfPrice > 0 ? 'ceil' : 'floor', at);
}

/** A stop above a long entry, or a target below it, would end the position as it begins. */
function judgeOwnLegs({ legs, side, instrument }: ProposedOrder, price: number): Verdict {
  for (const { role, terms } of legs) {
    const units = 'trigger' in terms ? terms.trigger : 'price' in terms ? terms.price : undefined;
    if (units === undefined) continue;
    const own = priceOf(units, instrument);
    const isBelow = (side === 'buy') === (role === 'stop-loss');
    if (isBelow ? own < price : own > price) continue;
    const wrong = `a ${role} at ${own} of a ${side} at ${price} must lie ${isBelow ? 'below' : 'above'} it`;
    return { kind: 'refuse', code: 'E308', reason: wrong };
  }
  return pass;
}
