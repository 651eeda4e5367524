import { RxtradeError } from '@rxtrade/core';
import { roundingOfReturns } from '../risk-ratios/moments.ts';
import { quantileOf, sortedValues } from './quantile.ts';

/** How often values fall into bins of one width. */
export type Histogram = {
  /** Where the first bin begins: a whole multiple of `width`, so that zero is never inside a bin. */
  readonly from: number;
  readonly width: number;
  /** One a bin, `[from + i x width, from + (i + 1) x width)`; the first and the last also hold what lies beyond them. */
  readonly counts: readonly number[];
};

/** Values beyond this share at either end do not stretch the bins: one crash would leave a single bar. */
const outside = 0.002;

/**
 * Counts values in bins of a round width (1, 2 or 5 times a power of ten), the next below that of Freedman and Diaconis, On the
 * Histogram as a Density Estimator (1981): 2 x interquartile range / n^(1/3); at most `binsMax` of them. NaN is left out.
 * The lowest and the highest 0.2% are counted in the outermost bins. Undefined below two values and where they are all alike.
 *
 * @throws E422 when `binsMax` is not a whole number of at least two.
 */
export function histogram(values: Float64Array, binsMax = 60): Histogram | undefined {
  if (!(Number.isInteger(binsMax) && binsMax > 1))
    throw new RxtradeError('E422', `${binsMax} bins are not possible; give a whole number of at least 2`, { binsMax });
  const sorted = sortedValues(values);
  const low = quantileOf(sorted, outside);
  const high = quantileOf(sorted, 1 - outside);
  // closer than that, they differ in how they were rounded
  if (!(high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high)) + roundingOfReturns)) return undefined;
  const spread = quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25);
  const ideal = (2 * spread) / Math.cbrt(sorted.length);
  let width = Math.max(roundDown(ideal), roundUp((high - low) / (binsMax - 1)));
  const lengthOf = () => Math.floor(high / width) - Math.floor(low / width) + 1;
  while (lengthOf() > binsMax) width = roundUp(width * 1.5);
  const first = Math.floor(low / width);
  const counts = new Array<number>(lengthOf()).fill(0);
  for (const value of sorted) {
    const bin = Math.min(counts.length - 1, Math.max(0, Math.floor(value / width) - first));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { from: first * width, width, counts };
}

/** The last of 1, 2 and 5 times a power of ten; zero for zero. */
function roundDown(width: number): number {
  if (width === 0) return 0;
  const power = 10 ** Math.floor(Math.log10(width));
  return ([5, 2].find((factor) => factor * power <= width * (1 + 1e-12)) ?? 1) * power;
}

/** The next of 1, 2 and 5 times a power of ten. */
function roundUp(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return ([1, 2, 5].find((factor) => factor * power >= width * (1 - 1e-12)) ?? 10) * power;
}
