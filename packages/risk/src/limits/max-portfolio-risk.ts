import type { Instrument, Order, ProposedLeg, ProposedOrder, RiskRule, RiskView, Side } from '@rxtrade/core';
import { limitTo, priceUnknown } from '../limit-to.ts';
import { closingQuantity, expectedPrice, heldOn, priceOf, quantityOf, worthOf } from '../quantities.ts';
import { share } from '../share.ts';

/**
 * The loss if every stop were hit at once, as a share of equity: over positions and working orders, the distance from
 * the price to the protective stop times the quantity. A position is measured from its mark, an order from the price it
 * will trade at; what has no stop, or one that does not protect, counts with its whole value. A larger order is made
 * smaller, but never by what only closes a position. Put this after the rule that attaches stops.
 *
 * @throws E300 when the share is not above 0 and at most 1.
 */
export function maxPortfolioRisk(shareOfEquity: number): RiskRule {
  share(shareOfEquity, 'max_portfolio_risk');
  const reason = `the stops of all positions may cost ${shareOfEquity} of equity`;
  return {
    name: 'max portfolio risk',
    judgesReductions: false,
    check: (order, account) => {
      const closing = closingQuantity(order, account);
      const perUnit = lossPerUnit(order, account);
      const taken = riskOfPositions(order, closing, account) + riskOfOrders(account);
      if (Number.isNaN(perUnit) || Number.isNaN(taken)) return priceUnknown(order, account);
      const room = Math.max(0, shareOfEquity * account.equity() - taken);
      return limitTo(closing + room / perUnit, order, account, {
        resize: `limited: ${reason}`,
        refuse: { code: 'E305', reason: `${reason}, and that is used up` },
      });
    },
  };
}

/** What an order brings along: its direction, and the legs that will protect what it fills. */
type Entry = Pick<ProposedOrder, 'instrument' | 'side' | 'terms'> & {
  readonly legs: readonly Pick<ProposedLeg, 'role' | 'terms'>[];
};

/** Loss of one unit if its own stop is hit, in the reporting currency; NaN while it cannot be told. */
function lossPerUnit(entry: Entry, account: RiskView): number {
  const price = expectedPrice(entry, account);
  if (price === undefined) return Number.NaN;
  return lossOf(price, stopOf(entry), entry.side, entry.instrument, account);
}

function lossOf(price: number, stop: number | undefined, side: Side, of: Instrument, account: RiskView): number {
  const distance = stop === undefined ? price : side === 'buy' ? price - stop : stop - price;
  return worthOf(1, distance > 0 ? distance : price, of, account) ?? Number.NaN;
}

/** What the stops of positions would cost now, without what `order` closes. */
function riskOfPositions(order: ProposedOrder, closing: number, account: RiskView): number {
  let risk = 0;
  for (const { instrument, quantity, mark, stopPrice } of account.positions()) {
    const isClosed = instrument === order.instrument && quantity > 0 === (order.side === 'sell');
    const rest = Math.abs(quantity) - (isClosed ? closing : 0);
    // a stop the price has passed costs nothing more from here
    const distance = stopPrice === undefined ? mark : Math.max(0, quantity > 0 ? mark - stopPrice : stopPrice - mark);
    risk += worthOf(rest, distance, instrument, account) ?? Number.NaN;
  }
  return risk;
}

/** What the stops of working entries would cost once they fill; what closes a position costs nothing. */
function riskOfOrders(account: RiskView): number {
  const left = new Map<string, number>();
  let risk = 0;
  for (const order of account.liveOrders()) {
    const { request } = order;
    if (request.reduceOnly || order.role !== 'order') continue;
    const opening = openingQuantity(order, left, account);
    if (opening > 0) risk += opening * lossPerUnit(request, account);
  }
  return risk;
}

/** What of a live order is left to open, once it and the orders before it have closed what is held against them. */
function openingQuantity(order: Order, left: Map<string, number>, account: RiskView): number {
  const { instrument, side, positionSide } = order.request;
  const key = `${instrument.id} ${positionSide} ${side}`;
  const held = heldOn(instrument, positionSide, account);
  const against = left.get(key) ?? Math.max(0, side === 'buy' ? -held : held);
  const remaining = quantityOf(order.remaining, instrument);
  const closing = Math.min(against, remaining);
  left.set(key, against - closing);
  return remaining - closing;
}

function stopOf({ legs, instrument }: Entry): number | undefined {
  const leg = legs.find(({ role }) => role === 'stop-loss');
  return leg !== undefined && 'trigger' in leg.terms ? priceOf(leg.terms.trigger, instrument) : undefined;
}
