import type { BarColumns } from '@rxtrade/core';

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function covariance(a: readonly number[], b: readonly number[]): number {
  const meanOfA = mean(a);
  const meanOfB = mean(b);
  return mean(a.map((value, i) => (value - meanOfA) * ((b[i] ?? Number.NaN) - meanOfB)));
}

export function correlation(a: readonly number[], b: readonly number[]): number {
  return covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
}

export function deviation(values: readonly number[]): number {
  return Math.sqrt(covariance(values, values));
}

/** Fourth moment over the square of the second: 3 for a normal distribution, more where tails are fat. */
export function kurtosis(values: readonly number[]): number {
  const center = mean(values);
  return mean(values.map((value) => (value - center) ** 4)) / deviation(values) ** 4;
}

/** How like the values are to those `lag` before them. */
export function autocorrelation(values: readonly number[], lag: number): number {
  return correlation(values.slice(lag), values.slice(0, -lag));
}

export function returnsOf({ close }: BarColumns): readonly number[] {
  return Array.from(close.subarray(1), (value, i) => value / (close[i] ?? Number.NaN) - 1);
}

export function rangesOf({ length, high, low, close }: BarColumns): readonly number[] {
  return Array.from(
    { length },
    (_, i) => ((high[i] ?? Number.NaN) - (low[i] ?? Number.NaN)) / (close[i] ?? Number.NaN),
  );
}
