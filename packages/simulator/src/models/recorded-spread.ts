import { RxtradeError } from '@rxtrade/core';
import type { SpreadModel } from './models.ts';

/** Spreads known from elsewhere: from `at` on it was `rate` of the price, until the next. */
export type RecordedSpreads = { readonly at: Float64Array; readonly rate: Float64Array };

/**
 * The spread as it was recorded, for bars without one; before the first instant that of it.
 *
 * @throws E402 for no spreads, columns of different lengths, instants that fall, or a rate that is negative or not below 1.
 */
export function recordedSpread({ at: instants, rate: rates }: RecordedSpreads): SpreadModel {
  const count = instants.length;
  const isInOrder = instants.every((at, i) => i === 0 || at >= (instants[i - 1] as number));
  if (count === 0 || rates.length !== count || !isInOrder || !rates.every((rate) => rate >= 0 && rate < 1))
    throw new RxtradeError(
      'E402',
      `${count} instants and ${rates.length} spreads do not make a record; give rates from 0 to below 1, each with its instant, in order`,
      { instants: count, rates: rates.length },
    );
  return {
    name: `${count} recorded spreads`,
    rate: ({ at }) => {
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((instants[middle] as number) <= at) low = middle + 1;
        else high = middle;
      }
      return rates[Math.max(0, low - 1)] as number;
    },
  };
}
