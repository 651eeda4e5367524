import {
  Exact,
  type Instrument,
  type Integer,
  type OrderTerms,
  type PositionSide,
  type ProposedOrder,
  quantize,
  type RiskView,
} from '@rxtrade/core';

/** What a price is needed of: an order on its way through the gate, or the request of one that lives. */
export type Priced = { readonly instrument: Instrument; readonly terms: OrderTerms };

/** The price an order will trade at about: its limit, its trigger, or the mark; undefined before the first mark. */
export function expectedPrice({ terms, instrument }: Priced, account: RiskView): number | undefined {
  if ('price' in terms) return priceOf(terms.price, instrument);
  if ('trigger' in terms) return priceOf(terms.trigger, instrument);
  return account.mark(instrument);
}

/** Whole price units as a float. */
export function priceOf(units: Integer, instrument: Instrument): number {
  return new Exact(units, instrument.priceScale).toFloat();
}

/** Whole quantity units as a float, in base units or contracts. */
export function quantityOf(units: Integer, instrument: Instrument): number {
  return new Exact(units, instrument.quantityScale).toFloat();
}

/** A float quantity as whole units, rounded down to the step of the day; zero for what is not above zero. */
export function unitsOf(quantity: number, instrument: Instrument, at: number): Integer {
  if (!(quantity > 0)) return 0;
  return quantize(quantity, instrument.rulesAt(at).quantityStep, 'floor').unitsAt(instrument.quantityScale);
}

/** What a quantity is worth in the reporting currency at a price; undefined while the quote has no rate. */
export function worthOf(
  quantity: number,
  price: number,
  instrument: Instrument,
  account: RiskView,
): number | undefined {
  const rate = account.rate(instrument.quote);
  return rate === undefined ? undefined : quantity * price * instrument.contractSize.toFloat() * rate;
}

/** Signed quantity of the position that an order of this side of hedge mode acts on. */
export function heldOn(instrument: Instrument, positionSide: PositionSide, account: RiskView): number {
  if (positionSide === 'net') return account.held(instrument);
  const sign = positionSide === 'long' ? 1 : -1;
  return account
    .positions()
    .filter((position) => position.instrument === instrument && position.quantity * sign > 0)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/** How much of an order only closes what is held the other way. Limits on exposure concern the rest. */
export function closingQuantity(order: ProposedOrder, account: RiskView): number {
  const held = heldOn(order.instrument, order.positionSide, account);
  const against = order.side === 'buy' ? -held : held;
  return Math.max(0, Math.min(quantityOf(order.quantity, order.instrument), against));
}
