import { finite } from '../growth/finite.ts';
import { quantileOf, sortedValues } from './quantile.ts';

/**
 * Tail ratio: |95th percentile| / |5th percentile| of returns, linear between two of them; above 1 the good tail is the
 * longer one. Undefined without a return, and where the 5th percentile is zero. After empyrical (Quantopian, 2016).
 */
export function tailRatio(returns: Float64Array): number | undefined {
  return tailRatioOf(sortedValues(returns));
}

/** The same of returns in rising order. */
export function tailRatioOf(sorted: Float64Array): number | undefined {
  return finite(Math.abs(quantileOf(sorted, 0.95)) / Math.abs(quantileOf(sorted, 0.05)));
}
