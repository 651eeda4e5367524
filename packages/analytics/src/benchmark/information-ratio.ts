import { excessReturns } from '../growth/growth.ts';
import { sharpe } from '../risk-ratios/ratios.ts';
import { volatility } from '../risk-ratios/volatility.ts';

/**
 * Tracking error a year: sample standard deviation of r - b x sqrt(periodsPerYear), b the benchmark. Undefined below two
 * periods in which both have a return. Grinold and Kahn, Active Portfolio Management (1995): active risk.
 */
export function trackingError(
  returns: Float64Array,
  benchmark: Float64Array,
  periodsPerYear: number,
): number | undefined {
  return volatility(excessReturns(returns, benchmark), periodsPerYear);
}

/**
 * Information ratio a year: mean(r - b) / sample standard deviation(r - b) x sqrt(periodsPerYear), b the benchmark.
 * Undefined below two periods in which both have a return, and where the difference does not vary. Treynor and Black
 * (1973); the simple form, without beta, of Goodwin (1998).
 */
export function informationRatio(
  returns: Float64Array,
  benchmark: Float64Array,
  periodsPerYear: number,
): number | undefined {
  return sharpe(excessReturns(returns, benchmark), periodsPerYear);
}
