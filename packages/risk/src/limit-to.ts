import { type ProposedOrder, pass, type RiskView, type Verdict } from '@rxtrade/core';
import { quantityOf, unitsOf } from './quantities.ts';

/** What is said of an order that a limit shrinks, and of one it leaves nothing of. */
export type LimitReasons = {
  readonly resize: string;
  readonly refuse: { readonly code: string; readonly reason: string };
};

/** Lets an order of up to `most` base units (or contracts) pass, shrinks a larger one to whole steps within it. */
export function limitTo(most: number, order: ProposedOrder, account: RiskView, said: LimitReasons): Verdict {
  if (quantityOf(order.quantity, order.instrument) <= most) return pass;
  const quantity = unitsOf(most, order.instrument, account.now);
  if (quantity >= order.quantity) return pass;
  return quantity > 0 ? { kind: 'resize', quantity, reason: said.resize } : { kind: 'refuse', ...said.refuse };
}

/** The refusal of an order whose worth cannot be told yet. */
export function priceUnknown({ instrument }: ProposedOrder, account: RiskView): Verdict {
  return {
    kind: 'refuse',
    code: 'E306',
    reason: `${instrument.id} has no price in ${account.reportingCurrency} yet`,
  };
}
