import { roundingOfReturns } from '../risk-ratios/moments.ts';
import { slideMoments, type WindowMoments } from './sliding-moments.ts';

/** How a measure rolls over returns. */
export type RollingOptions = {
  /** How many returns it looks back on, at least two. */
  readonly window: number;
  readonly periodsPerYear: number;
};

/**
 * Volatility a year of the last `window` returns, at each of them: sample standard deviation x sqrt(periodsPerYear).
 * NaN until the window is full, and where it holds fewer than two numbers. O(n) whatever the window is.
 *
 * @throws E422 when the window is not a whole number of at least two.
 */
export function rollingVolatility(returns: Float64Array, { window, periodsPerYear }: RollingOptions): Float64Array {
  return rolled({ values: returns, others: returns, window }, (moments) =>
    Math.sqrt(varianceIn(moments) * periodsPerYear),
  );
}

/**
 * Sharpe ratio a year of the last `window` returns, at each of them: mean(r - riskFree) / sample standard deviation x
 * sqrt(periodsPerYear); `riskFree` is a return a period. NaN until the window is full, and where its returns do not vary.
 * O(n) whatever the window is.
 *
 * @throws E422 when the window is not a whole number of at least two.
 */
export function rollingSharpe(
  returns: Float64Array,
  { window, periodsPerYear, riskFree = 0 }: RollingOptions & { readonly riskFree?: number },
): Float64Array {
  const yearly = Math.sqrt(periodsPerYear);
  return rolled({ values: returns, others: returns, window }, (moments) => {
    const deviation = Math.sqrt(varianceIn(moments));
    return deviation > roundingOfReturns ? ((moments.mean - riskFree) / deviation) * yearly : Number.NaN;
  });
}

/**
 * Beta over the last `window` returns, at each of them: covariance with the benchmark / variance of the benchmark. NaN
 * until the window is full, and where the benchmark does not vary in it. As long as the shorter of both columns; O(n)
 * whatever the window is.
 *
 * @throws E422 when the window is not a whole number of at least two.
 */
export function rollingBeta(
  returns: Float64Array,
  benchmark: Float64Array,
  { window }: Pick<RollingOptions, 'window'>,
): Float64Array {
  return rolled({ values: returns, others: benchmark, window }, (moments) =>
    Math.sqrt(varianceIn(moments)) > roundingOfReturns ? moments.products / moments.squares : Number.NaN,
  );
}

function rolled(
  columns: { readonly values: Float64Array; readonly others: Float64Array; readonly window: number },
  measured: (moments: WindowMoments) => number,
): Float64Array {
  const result = new Float64Array(Math.min(columns.values.length, columns.others.length)).fill(Number.NaN);
  slideMoments(columns, (index, moments) => {
    const value = measured(moments);
    if (Number.isFinite(value)) result[index] = value;
  });
  return result;
}

/** NaN below two numbers. */
function varianceIn({ count, squares }: WindowMoments): number {
  return count < 2 ? Number.NaN : squares / (count - 1);
}
