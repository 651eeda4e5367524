import { type EpochMs, type Exact, isoOf } from '@rxtrade/core';

/** Places long decimals are cut to on paper; the figures themselves carry more. */
const placesShown = 10;

/** An amount as decimal text. */
export function amountText(amount: Exact): string {
  return amount.scale <= placesShown ? amount.toString() : amount.rescale(placesShown, 'half-even').toString();
}

/** An instant as ISO 8601, without milliseconds where there are none. */
export function instantText(at: EpochMs): string {
  return isoOf(at).replace('.000Z', 'Z');
}
