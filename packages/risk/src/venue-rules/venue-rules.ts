import {
  divideInteger,
  Exact,
  type InstrumentRules,
  type Integer,
  multiplyInteger,
  type OrderTerms,
  type ProposedOrder,
  pass,
  type RiskRule,
  type RiskView,
  type Verdict,
} from '@rxtrade/core';

/**
 * The venue's own rules of the day: tick, quantity step, smallest and largest quantity, minimum notional, all exactly.
 * Quantities are cut to the largest and down to the step; what is then too small is refused. Orders that reduce a
 * position may be smaller than the minimum notional, as venues allow for reduce-only. Put this last: what it lets pass,
 * the venue takes.
 */
export function venueRules(): RiskRule {
  return {
    name: 'venue rules',
    judgesReductions: true,
    check: (order, account) => {
      const { instrument } = order;
      const rules = instrument.rulesAt(account.now);
      const offTick = [order.terms, ...order.legs.map(({ terms }) => terms)]
        .flatMap(pricesOf)
        .find((price) => !isOnTick(new Exact(price, instrument.priceScale), rules.tickSize));
      if (offTick !== undefined)
        return {
          kind: 'refuse',
          code: 'E307',
          reason: `price ${new Exact(offTick, instrument.priceScale)} is not a multiple of the tick size ${rules.tickSize}`,
        };
      const quantity = acceptedQuantity(order, rules);
      const tooSmall = tooSmallFor(rules, quantity, order, account);
      if (tooSmall !== undefined) return { kind: 'refuse', code: 'E301', reason: tooSmall };
      return quantity === order.quantity ? pass : resized(order, quantity, rules);
    },
  };
}

/** The largest quantity up to the order's that the venue takes: within its maximum, on its step. */
function acceptedQuantity({ quantity, instrument }: ProposedOrder, rules: InstrumentRules): Integer {
  const most = rules.maxQuantity?.rescale(instrument.quantityScale, 'floor').units;
  const within = most !== undefined && most < quantity ? most : quantity;
  const step = rules.quantityStep.unitsAt(instrument.quantityScale);
  return multiplyInteger(divideInteger(within, step, 'down'), step);
}

function resized({ quantity: before, instrument }: ProposedOrder, quantity: Integer, rules: InstrumentRules): Verdict {
  const isTooLarge =
    rules.maxQuantity !== undefined && new Exact(before, instrument.quantityScale).compare(rules.maxQuantity) > 0;
  const reason = isTooLarge
    ? `the venue takes at most ${rules.maxQuantity}`
    : `rounded down to the step of ${rules.quantityStep}`;
  return { kind: 'resize', quantity, reason };
}

/** Why a quantity is too small for the venue; undefined when it is not. */
function tooSmallFor(
  { quantityStep, minQuantity, minNotional }: InstrumentRules,
  quantity: Integer,
  order: ProposedOrder,
  account: RiskView,
): string | undefined {
  const { instrument, isReduction } = order;
  if (quantity === 0) return `the quantity is below one step of ${quantityStep}`;
  const exact = new Exact(quantity, instrument.quantityScale);
  if (minQuantity !== undefined && exact.compare(minQuantity) < 0)
    return `quantity ${exact} is below the minimum of ${minQuantity}`;
  const price = priceOf(order, account);
  if (minNotional === undefined || isReduction || price === undefined) return undefined;
  const notional = new Exact(instrument.notionalUnits(price, quantity), instrument.notionalScale);
  return notional.compare(minNotional) < 0
    ? `notional of ${notional} ${instrument.quote} is below the minimum of ${minNotional}`
    : undefined;
}

/** The price a venue works a notional out at: the order's own, or the mark. */
function priceOf({ terms, instrument }: ProposedOrder, account: RiskView): Integer | undefined {
  const [stated] = pricesOf(terms);
  if (stated !== undefined) return stated;
  const mark = account.mark(instrument);
  return mark === undefined ? undefined : instrument.priceUnits(mark);
}

/** The prices an order states, its limit first. */
function pricesOf(terms: OrderTerms): readonly Integer[] {
  return [...('price' in terms ? [terms.price] : []), ...('trigger' in terms ? [terms.trigger] : [])];
}

function isOnTick(price: Exact, tickSize: Exact): boolean {
  return price.units > 0 && BigInt(price.units) % BigInt(tickSize.unitsAt(price.scale)) === 0n;
}
