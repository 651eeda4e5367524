import { finite } from '../growth/finite.ts';
import { normalDensity, normalQuantile } from './normal.ts';
import { type Shape, shapeOf } from './shape.ts';
import { reaches, usualTail } from './value-at-risk.ts';

/**
 * Value at risk after Cornish and Fisher: the loss a period, as a positive fraction, that `tail` of returns of this mean,
 * deviation, skewness S and excess kurtosis K fall below: -(mean + deviation x w), z the normal quantile of `tail`,
 *
 *     w = z + (z^2 - 1) S / 6 + (z^3 - 3 z) K / 24 - (2 z^3 - 5 z) S^2 / 36
 *
 * with population moments. Undefined below 1 / tail returns, where they do not vary, and where S and K are so large that
 * w does not rise with z all over what n returns reach, between the quantiles of 1 / 2n and 1 - 1 / 2n: there the expansion
 * is no distribution (Maillard, 2012), and the historical figure is the one to read. Cornish and Fisher (1938), for returns Zangari (1996) and Favre and Galeano (2002).
 *
 * @throws E422 when `tail` is not between 0 and 0.5.
 */
export function cornishFisherValueAtRisk(returns: Float64Array, tail = usualTail): number | undefined {
  return cornishFisherOf(shapeOf(returns), tail)?.valueAtRisk;
}

/**
 * Conditional value at risk after Cornish and Fisher: the mean loss beyond their value at risk, as a positive fraction:
 * the integral of the same expansion over the tail, -(mean - deviation x e), d the normal density at z,
 *
 *     e = d / tail x (1 + z S / 6 + (z^2 - 1) K / 24 - (2 z^2 - 1) S^2 / 36)
 *
 * Undefined where the value at risk is. Maillard (2012).
 *
 * @throws E422 when `tail` is not between 0 and 0.5.
 */
export function cornishFisherConditionalValueAtRisk(returns: Float64Array, tail = usualTail): number | undefined {
  return cornishFisherOf(shapeOf(returns), tail)?.conditionalValueAtRisk;
}

/** Both figures, of a shape that is already known. */
export function cornishFisherOf(
  { count, mean, variance, skewness, kurtosis }: Shape,
  tail: number,
): { readonly valueAtRisk: number | undefined; readonly conditionalValueAtRisk: number | undefined } | undefined {
  if (!reaches(count, tail) || skewness === undefined || kurtosis === undefined) return undefined;
  const excess = kurtosis - 3;
  if (!isRising(skewness, excess, -normalQuantile(1 / (2 * count)))) return undefined;
  const z = normalQuantile(tail);
  const s = skewness / 6;
  const k = excess / 24;
  const w = z + (z * z - 1) * s + (z ** 3 - 3 * z) * k - (2 * z ** 3 - 5 * z) * s * s;
  const e = (normalDensity(z) / tail) * (1 + z * s + (z * z - 1) * k - (2 * z * z - 1) * s * s);
  const deviation = Math.sqrt(variance);
  return {
    valueAtRisk: finite(0 - (mean + deviation * w)),
    conditionalValueAtRisk: finite(0 - (mean - deviation * e)),
  };
}

/** True when the slope of the expansion, a z^2 + b z + c, is nowhere negative between -reach and reach. */
function isRising(skewness: number, excess: number, reach: number): boolean {
  const square = skewness * skewness;
  const a = excess / 8 - square / 6;
  const b = skewness / 3;
  const c = 1 - excess / 8 + (5 * square) / 36;
  if (a * reach * reach - Math.abs(b) * reach + c < 0) return false;
  const hasDip = a > 0 && Math.abs(b) < 2 * a * reach;
  return !hasDip || b * b <= 4 * a * c;
}
