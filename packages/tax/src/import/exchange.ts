import type { Amount } from './drafts.ts';
import { pricingRank } from './quotes.ts';

/** Which side a trade is that is told by what went out and what came in: the coin nearer to money is the price of the other. */
export function exchangeOf(
  out: Amount,
  come: Amount,
): { readonly side: 'buy' | 'sell'; readonly base: Amount; readonly quote: Amount } {
  return pricingRank(out.currency) <= pricingRank(come.currency)
    ? { side: 'buy', base: come, quote: out }
    : { side: 'sell', base: out, quote: come };
}
