import { type Shape, shapeOf } from '../distribution/shape.ts';
import { finite } from '../growth/finite.ts';

/** A Sharpe ratio and the sample it was estimated from: what its error depends on. */
export type SharpeSample = {
  /** A period, not a year. */
  readonly sharpe: number;
  /** How many returns it was estimated from. */
  readonly count: number;
  readonly skewness: number;
  /** Not in excess: 3 for the normal distribution. */
  readonly kurtosis: number;
};

/**
 * The Sharpe ratio a period, mean(r - riskFree) / sample standard deviation, with the population skewness and kurtosis of
 * the returns; `riskFree` is a return a period. Undefined below four returns, and where they do not vary.
 */
export function sharpeSample(returns: Float64Array, riskFree = 0): SharpeSample | undefined {
  return sharpeSampleOf(shapeOf(returns), riskFree);
}

/** The same of a shape that is already known. */
export function sharpeSampleOf(shape: Shape, riskFree: number): SharpeSample | undefined {
  const { count, mean, variance, skewness, kurtosis } = shape;
  if (skewness === undefined || kurtosis === undefined) return undefined;
  const sharpe = finite((mean - riskFree) / Math.sqrt((variance * count) / (count - 1)));
  return sharpe === undefined ? undefined : { sharpe, count, skewness, kurtosis };
}
