import type { EquityCurve } from '@rxtrade/core';
import { monthOf } from './calendar.ts';
import { periodReturns } from './period-returns.ts';

/** The return of a calendar month, as a fraction. `month` is 1 to 12. */
export type MonthlyReturn = { readonly year: number; readonly month: number; readonly return: number };

/**
 * Time-weighted returns per UTC month, oldest first; the first and the last may be parts of a month. A month without a
 * point is left out.
 *
 * @throws E421 when the curve is not sound.
 */
export function monthlyReturns(curve: EquityCurve): readonly MonthlyReturn[] {
  const { at, returns } = periodReturns(curve, 'month');
  return Array.from(returns, (value, i) => {
    const { calendarYear, calendarMonth } = monthOf(at[i] as number);
    return { year: calendarYear, month: calendarMonth, return: value };
  });
}
