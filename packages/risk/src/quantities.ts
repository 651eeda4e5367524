import { Exact, type Instrument, type Integer, type ProposedOrder, quantize, type RiskView } from '@rxtrade/core';

/** The price an order will trade at about: its limit, its trigger, or the mark; undefined before the first mark. */
export function expectedPrice(order: ProposedOrder, account: RiskView): number | undefined {
  const { terms, instrument } = order;
  if ('price' in terms) return new Exact(terms.price, instrument.priceScale).toFloat();
  if ('trigger' in terms) return new Exact(terms.trigger, instrument.priceScale).toFloat();
  return account.mark(instrument);
}

/** Whole quantity units as a float, in base units or contracts. */
export function quantityOf(units: Integer, instrument: Instrument): number {
  return new Exact(units, instrument.quantityScale).toFloat();
}

/** A float quantity as whole units, rounded down to the step of the day; zero when it is negative. */
export function unitsOf(quantity: number, instrument: Instrument, at: number): Integer {
  if (quantity <= 0) return 0;
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
