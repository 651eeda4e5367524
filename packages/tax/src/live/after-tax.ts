import type { EpochMs, Exact } from '@rxtrade/core';
import { greatest, sum, times, zero } from '../amounts/exact-math.ts';
import type { TaxBook } from '../book/index.ts';
import type { Term } from '../result/disposal.ts';
import type { Prices } from './harvest.ts';

/** What is taxed at which rate: 0.25 is a quarter. They are the user's own: income and place decide them. */
export type TaxRates = {
  /** For gains without a term, and terms without a rate of their own, but for the exempt one. */
  readonly rate: Exact;
  readonly byTerm?: Readonly<Partial<Record<Term, Exact>>>;
  /** For what contracts come to; `rate` where there is none. */
  readonly contracts?: Exact;
};

/** What a tax year realized and what tax is on it, in the reporting currency. */
export type TaxOfYear = {
  readonly year: string;
  readonly gain: Exact;
  /** Profit of contracts less their fees, and funding. */
  readonly contracts: Exact;
  readonly tax: Exact;
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
 * An estimate of what tax leaves: gains of the year by term and what contracts came to, each at its rate, losses set off
 * across them, never below zero. Allowances, earlier losses and other income are not looked at.
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
  const realized = setOff(book, book.yearAt(at), rates);
  const taxDue = greatest(realized, zero);
  let open = times(book.openContractProfit(prices), rates.contracts ?? rates.rate);
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
      open = open.plus(times(gain, rateOf(rates, term)));
  }
  const taxIfSold = greatest(realized.plus(open), zero);
  return {
    equity,
    taxDue,
    taxIfSold,
    afterTaxEquity: equity.minus(taxDue),
    afterTaxEquityIfSold: equity.minus(taxIfSold),
  };
}

/** What was realized in each tax year so far, and the tax on it, estimated as `afterTax` does. In order. */
export function taxByYear(book: TaxBook, rates: TaxRates): readonly TaxOfYear[] {
  return book.yearsSeen.map((year) => ({
    year,
    gain: book.gainsOf(year).total,
    contracts: book.contractsOf(year),
    tax: greatest(setOff(book, year, rates), zero),
  }));
}

/** Gains at their rates, losses set off: negative where losses are more. */
function setOff(book: TaxBook, year: string, rates: TaxRates): Exact {
  const { total, byTerm } = book.gainsOf(year);
  const terms = Object.entries(byTerm) as (readonly [Term, Exact])[];
  const contracts = times(book.contractsOf(year), rates.contracts ?? rates.rate);
  // units that were never acquired have no term
  const rest = total.minus(sum(terms.map(([, gain]) => gain)));
  return terms.reduce(
    (tax, [term, gain]) => tax.plus(times(gain, rateOf(rates, term))),
    contracts.plus(times(rest, rates.rate)),
  );
}

function rateOf({ rate, byTerm }: TaxRates, term: Term | undefined): Exact {
  const own = term === undefined ? undefined : byTerm?.[term];
  return own ?? (term === 'exempt' ? zero : rate);
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
