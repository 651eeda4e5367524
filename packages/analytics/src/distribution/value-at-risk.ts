import { finite } from '../growth/finite.ts';
import { checkShare } from './check-share.ts';
import { quantileOf, sortedValues } from './quantile.ts';

/** What is taken as the tail when nothing is said: the worst twentieth. */
export const usualTail = 0.05;

/**
 * Historical value at risk: the loss a period, as a positive fraction, that only `tail` of the returns fall below; the
 * quantile is linear between two returns. Negative when even that return is a gain. Undefined below 1 / tail returns (20
 * for 0.05), which expect not one beyond it. J.P. Morgan, RiskMetrics (1996).
 *
 * @throws E422 when `tail` is not between 0 and 0.5.
 */
export function valueAtRisk(returns: Float64Array, tail = usualTail): number | undefined {
  return valueAtRiskOf(sortedValues(returns), tail);
}

/**
 * Historical conditional value at risk, or expected shortfall: the mean loss a period in the tail, as a positive
 * fraction: the mean of the floor((n - 1) x tail) + 1 worst returns. Never below the value at risk. Undefined below
 * 1 / tail returns. Rockafellar and Uryasev (2000), Acerbi and Tasche (2002).
 *
 * @throws E422 when `tail` is not between 0 and 0.5.
 */
export function conditionalValueAtRisk(returns: Float64Array, tail = usualTail): number | undefined {
  return conditionalValueAtRiskOf(sortedValues(returns), tail);
}

/** The same of returns in rising order. */
export function valueAtRiskOf(sorted: Float64Array, tail: number): number | undefined {
  return reaches(sorted.length, tail) ? finite(0 - quantileOf(sorted, tail)) : undefined;
}

/** The same of returns in rising order. */
export function conditionalValueAtRiskOf(sorted: Float64Array, tail: number): number | undefined {
  if (!reaches(sorted.length, tail)) return undefined;
  const count = Math.floor((sorted.length - 1) * tail) + 1;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += sorted[i] as number;
  return finite(0 - sum / count);
}

/** True when a sample of that size is expected to hold at least one return of the tail. */
export function reaches(count: number, tail: number): boolean {
  checkShare('a tail', tail, { above: 0, below: 0.5 });
  // the share is decimal text in its user's mind: 20 x 0.05 must be one
  return count * tail >= 1 - 1e-9;
}
