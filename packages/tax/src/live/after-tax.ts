import type { EpochMs, Exact } from '@rxtrade/core';
import { greatest, times, zero } from '../amounts/exact-math.ts';
import type { TaxBook } from '../book/index.ts';
import type { Term } from '../result/disposal.ts';
import type { Prices } from './harvest.ts';

/** What is taxed at which rate: 0.25 is a quarter. They are the user's own: income and place decide them. */
export type TaxRates = {
  /** For gains without a term, and terms without a rate of their own. */
  readonly rate: Exact;
  readonly byTerm?: Readonly<Partial<Record<Term, Exact>>>;
};

/** Equity before and after the tax that is due, and the tax that would be if everything were sold now. */
export type AfterTax = {
  readonly equity: Exact;
  /** On what this tax year has realized so far. */
  readonly taxDue: Exact;
  /** On that and on everything still held, sold at these prices. */
  readonly taxIfSold: Exact;
  readonly afterTaxEquity: Exact;
  readonly afterTaxEquityIfSold: Exact;
};

/**
 * An estimate of what tax leaves: gains of the year by term, each at its rate, losses set off across terms, never below
 * zero. Allowances, earlier losses and other income are not looked at.
 */
export function afterTax(
  book: TaxBook,
  {
    equity,
    prices,
    rates,
    at,
  }: { readonly equity: Exact; readonly prices: Prices; readonly rates: TaxRates; readonly at: EpochMs },
): AfterTax {
  const { total, byTerm } = book.gainsOf(book.yearAt(at));
  const terms = Object.entries(byTerm) as (readonly [Term, Exact])[];
  let tax = terms.length === 0 ? times(total, rateOf(rates, undefined)) : zero;
  for (const [term, gain] of terms) tax = tax.plus(times(gain, rateOf(rates, term)));
  const taxDue = greatest(tax, zero);
  for (const { asset, account, quantity } of heldIn(book)) {
    const price = prices[asset];
    if (price === undefined) continue;
    for (const { gain, term } of book.whatIfSold({
      asset,
      ...(account !== undefined && { account }),
      quantity,
      price,
      at,
    }).matches)
      tax = tax.plus(times(gain, rateOf(rates, term)));
  }
  const taxIfSold = greatest(tax, zero);
  return {
    equity,
    taxDue,
    taxIfSold,
    afterTaxEquity: equity.minus(taxDue),
    afterTaxEquityIfSold: equity.minus(taxIfSold),
  };
}

function rateOf({ rate, byTerm }: TaxRates, term: Term | undefined): Exact {
  return (term === undefined ? undefined : byTerm?.[term]) ?? rate;
}

type Held = { readonly asset: string; readonly account: string | undefined; readonly quantity: Exact };

/** What is held, joined by asset and account. */
function heldIn({ lots, pools }: TaxBook): readonly Held[] {
  const held = new Map<string, Held>();
  for (const { asset, account, quantity } of [...lots, ...pools]) {
    const key = `${asset}\n${account ?? ''}`;
    const before = held.get(key)?.quantity ?? zero;
    held.set(key, { asset, account, quantity: before.plus(quantity) });
  }
  return [...held.values()];
}
