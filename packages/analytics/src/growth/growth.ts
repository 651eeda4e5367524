import type { DurationMs } from '@rxtrade/core';
import { year } from '../returns/calendar.ts';
import { finite } from './finite.ts';

/**
 * Compounds returns of consecutive periods: the product of (1 + r), less 1. A NaN counts as no return. Undefined
 * without a period.
 */
export function totalReturn(returns: Float64Array): number | undefined {
  return returns.length === 0 ? undefined : growthOf(returns) - 1;
}

/**
 * The constant return a year that compounds to the same: growth^(periodsPerYear / n) - 1, n the number of periods.
 * Undefined without a period, or when more than everything was lost. CFA Institute, GIPS (2020), geometric linking.
 */
export function annualReturn(returns: Float64Array, periodsPerYear: number): number | undefined {
  const growth = growthOf(returns);
  if (returns.length === 0 || growth < 0) return undefined;
  return finite(growth ** (periodsPerYear / returns.length) - 1);
}

/**
 * Compound annual growth rate over calendar time: (1 + total)^(1 / years) - 1, years of 365.25 days. Undefined when no
 * time has passed, or when the number is beyond what a float holds.
 */
export function cagr(total: number, elapsedMs: DurationMs): number | undefined {
  if (!(elapsedMs > 0) || total < -1) return undefined;
  return finite((1 + total) ** (year / elapsedMs) - 1);
}

/** Returns in excess of others of the same periods, or of one rate a period. NaN where either is. */
export function excessReturns(returns: Float64Array, over: Float64Array | number): Float64Array {
  return returns.map((value, i) => value - (typeof over === 'number' ? over : (over[i] ?? Number.NaN)));
}

function growthOf(returns: Float64Array): number {
  let growth = 1;
  for (let i = 0; i < returns.length; i++) {
    const value = returns[i] as number;
    if (!Number.isNaN(value)) growth *= 1 + value;
  }
  return growth;
}
