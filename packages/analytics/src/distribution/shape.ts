import { finite } from '../growth/finite.ts';
import { roundingOfReturns } from '../risk-ratios/moments.ts';

/** What a column of returns is like, about its mean: population moments, as a sample of that size gives them. */
export type Shape = {
  /** How many returns there are; NaN is left out. */
  readonly count: number;
  readonly mean: number;
  /** Population variance: the sum of squares about the mean / n. */
  readonly variance: number;
  /** Undefined below three returns, and where they do not vary. */
  readonly skewness: number | undefined;
  /** Not in excess: 3 for the normal distribution. Undefined below four returns, and where they do not vary. */
  readonly kurtosis: number | undefined;
};

/** Measures the shape of returns, in two passes. NaN for mean and variance without a return. */
export function shapeOf(returns: Float64Array): Shape {
  let count = 0;
  let sum = 0;
  for (let i = 0; i < returns.length; i++) {
    const value = returns[i] as number;
    if (Number.isNaN(value)) continue;
    count += 1;
    sum += value;
  }
  const mean = sum / count;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let i = 0; i < returns.length; i++) {
    const value = returns[i] as number;
    if (Number.isNaN(value)) continue;
    const distance = value - mean;
    const square = distance * distance;
    second += square;
    third += square * distance;
    fourth += square * square;
  }
  const variance = second / count;
  const varies = Math.sqrt(variance) > roundingOfReturns;
  return {
    count,
    mean,
    variance,
    skewness: count > 2 && varies ? finite(third / count / variance ** 1.5) : undefined,
    kurtosis: count > 3 && varies ? finite(fourth / count / (variance * variance)) : undefined,
  };
}

/**
 * Skewness: m3 / m2^1.5, m the population moments about the mean, without a correction for bias; zero for what is
 * symmetric, negative where the long tail is of losses. Undefined below three returns, and where they do not vary.
 * Pearson (1895).
 */
export function skewness(returns: Float64Array): number | undefined {
  return shapeOf(returns).skewness;
}

/**
 * Kurtosis: m4 / m2^2, m the population moments about the mean, without a correction for bias and not in excess: 3 for
 * the normal distribution. Undefined below four returns, where it depends on nothing but their number, and where they
 * do not vary. Pearson (1905).
 */
export function kurtosis(returns: Float64Array): number | undefined {
  return shapeOf(returns).kurtosis;
}
