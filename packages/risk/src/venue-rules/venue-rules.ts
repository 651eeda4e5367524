import { Exact, type InstrumentRules, type ProposedOrder, pass, type RiskRule, type RiskView } from '@rxtrade/core';
import { expectedPrice, quantityOf, unitsOf } from '../quantities.ts';

/**
 * The venue's own rules of the day: quantity step, smallest and largest quantity, minimum notional, tick. Quantities are
 * rounded down to the step; what is then too small is refused. An order that closes a whole position may be smaller than
 * the minimum notional, as venues allow for reduce-only.
 */
export function venueRules(): RiskRule {
  return {
    name: 'venue rules',
    judgesReductions: true,
    check: (order, account) => {
      const { instrument } = order;
      const rules = instrument.rulesAt(account.now);
      const offTick = priceOffTick(order, rules);
      if (offTick !== undefined)
        return {
          kind: 'refuse',
          code: 'E307',
          reason: `price ${offTick} is not a multiple of the tick size ${rules.tickSize}`,
        };
      const wanted = new Exact(order.quantity, instrument.quantityScale);
      if (rules.minQuantity !== undefined && wanted.compare(rules.minQuantity) < 0) {
        return {
          kind: 'refuse',
          code: 'E301',
          reason: `quantity ${wanted} is below the minimum of ${rules.minQuantity}`,
        };
      }
      const tooSmall = belowMinNotional(order, rules, account);
      if (tooSmall !== undefined) return { kind: 'refuse', code: 'E301', reason: tooSmall };
      const most = rules.maxQuantity;
      if (most !== undefined && wanted.compare(most) > 0) {
        return {
          kind: 'resize',
          quantity: unitsOf(most.toFloat(), instrument, account.now),
          reason: `the venue takes at most ${most}`,
        };
      }
      const onStep = unitsOf(quantityOf(order.quantity, instrument), instrument, account.now);
      return onStep === order.quantity
        ? pass
        : { kind: 'resize', quantity: onStep, reason: `rounded down to the step of ${rules.quantityStep}` };
    },
  };
}

function belowMinNotional(order: ProposedOrder, rules: InstrumentRules, account: RiskView): string | undefined {
  if (rules.minNotional === undefined || order.isReduction) return undefined;
  const price = expectedPrice(order, account);
  if (price === undefined) return undefined;
  const notional = quantityOf(order.quantity, order.instrument) * price * order.instrument.contractSize.toFloat();
  return notional < rules.minNotional.toFloat()
    ? `notional of ${notional.toPrecision(6)} ${order.instrument.quote} is below the minimum of ${rules.minNotional}`
    : undefined;
}

function priceOffTick({ terms, instrument }: ProposedOrder, rules: InstrumentRules): string | undefined {
  const tick = BigInt(rules.tickSize.unitsAt(instrument.priceScale));
  for (const units of ['price' in terms ? terms.price : undefined, 'trigger' in terms ? terms.trigger : undefined]) {
    if (units !== undefined && BigInt(units) % tick !== 0n) return new Exact(units, instrument.priceScale).toString();
  }
  return undefined;
}
