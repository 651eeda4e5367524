import { RxtradeError } from '../errors/index.ts';
import { type Integer, smallerInteger } from '../money/index.ts';
import { type LegRequest, marketTerms, type OrderRequest, type OrderTerms } from '../order/index.ts';
import { type Approved, approve, assertApproved } from './approval.ts';

/**
 * What may be made of an approved order without asking again, because it is part of what was approved: no more than it,
 * under a number it already has. For emulation, and not exported from the package.
 */

/** The order without its legs. @throws E042. */
export function withoutLegs(order: Approved<OrderRequest>): Approved<OrderRequest> {
  assertApproved(order);
  return approve({ ...order.value, legs: [] });
}

/** The order by itself, in no group. @throws E042. */
export function withoutGroup(order: Approved<OrderRequest>): Approved<OrderRequest> {
  assertApproved(order);
  return approve({ ...order.value, ocoGroup: 0 });
}

/** What an order becomes when its trigger is hit: a market order, or the limit order of a stop-limit. @throws E042. */
export function triggered(order: Approved<OrderRequest>): Approved<OrderRequest> {
  assertApproved(order);
  return approve({ ...order.value, terms: termsOnceTriggered(order.value.terms) });
}

/** A leg as an order of its own, for no more than its entry asked. @throws E042, also for a leg of another order. */
export function legOf(entry: Approved<OrderRequest>, leg: LegRequest, quantity: Integer): Approved<OrderRequest> {
  assertApproved(entry);
  const { value } = entry;
  if (!value.legs.includes(leg))
    throw new RxtradeError('E042', `order ${leg.number} is no leg of order ${value.number}`, { order: leg.number });
  return approve({
    ...value,
    number: leg.number,
    side: value.side === 'buy' ? 'sell' : 'buy',
    terms: leg.terms,
    quantity: smallerInteger(quantity, value.quantity),
    reduceOnly: true,
    legs: [],
    ocoGroup: 0,
  });
}

/** The same order for less; for as much as before where more is asked. @throws E042. */
export function smaller(order: Approved<OrderRequest>, quantity: Integer): Approved<OrderRequest> {
  assertApproved(order);
  return approve({ ...order.value, quantity: smallerInteger(quantity, order.value.quantity) });
}

function termsOnceTriggered(terms: OrderTerms): OrderTerms {
  if (terms.kind !== 'stop-limit') return marketTerms;
  const { price, timeInForce } = terms;
  return { kind: 'limit', price, postOnly: false, timeInForce };
}
