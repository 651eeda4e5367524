import { finite } from '../growth/finite.ts';
import { annualReturn } from '../growth/growth.ts';
import { varianceOf } from './moments.ts';

/**
 * Volatility a year: sample standard deviation of returns x sqrt(periodsPerYear); NaN is left out. Undefined below two
 * returns. Bachelier (1900): independent changes add up in variance.
 */
export function volatility(returns: Float64Array, periodsPerYear: number): number | undefined {
  const variance = varianceOf(returns);
  return variance === undefined ? undefined : finite(Math.sqrt(variance * periodsPerYear));
}

/**
 * Volatility of the compounded return of a year: sqrt((v + (1 + g)^2)^A - (1 + g)^(2A)), v the sample variance, g the
 * geometric mean return, A = periodsPerYear. The exact variance of a product of A independent returns: Goodman (1960).
 * Undefined below two returns.
 */
export function compoundVolatility(returns: Float64Array, periodsPerYear: number): number | undefined {
  const variance = varianceOf(returns);
  const mean = annualReturn(returns, 1);
  if (variance === undefined || mean === undefined) return undefined;
  const squared = (1 + mean) ** 2;
  return finite(Math.sqrt((variance + squared) ** periodsPerYear - squared ** periodsPerYear));
}

/**
 * Downside risk a year: sqrt(mean(min(r - required, 0)^2) x periodsPerYear), over all returns that are not NaN;
 * `required` is a return a period. Undefined without a return. Bawa (1975), Fishburn (1977): the second lower partial
 * moment.
 */
export function downsideRisk(returns: Float64Array, periodsPerYear: number, required = 0): number | undefined {
  let count = 0;
  let sum = 0;
  for (let i = 0; i < returns.length; i++) {
    const value = (returns[i] as number) - required;
    if (Number.isNaN(value)) continue;
    count += 1;
    if (value < 0) sum += value * value;
  }
  return finite(Math.sqrt((sum / count) * periodsPerYear));
}
