import type { DurationMs, EquityCurve } from '@rxtrade/core';
import { finite } from '../growth/finite.ts';
import { year } from '../returns/calendar.ts';
import type { MeasuredFill } from './exposure.ts';
import { Converter, type Reporting } from './rates.ts';

/**
 * Traded notional, bought and sold, in the reporting currency.
 *
 * @throws E420 when something was traded in another currency and there is no rate.
 */
export function tradedNotional(fills: readonly MeasuredFill[], reporting: Reporting = {}): number {
  const converter = new Converter(reporting, fills[0]?.instrument.quote);
  let sum = 0;
  for (const { instrument, exactPrice, exactQuantity, eventAt } of fills)
    sum +=
      exactPrice.toFloat() *
      exactQuantity.toFloat() *
      instrument.contractSize.toFloat() *
      converter.rate(instrument.quote, eventAt);
  return sum;
}

/**
 * Turnover a year: traded notional / average equity / years. Both sides of a round trip count, so buying and selling the
 * whole account once is a turnover of 2. Undefined when no time has passed or the account is worth nothing on average.
 */
export function turnover(notional: number, averageEquity: number, elapsedMs: DurationMs): number | undefined {
  return elapsedMs > 0 && averageEquity > 0 ? finite((notional / averageEquity) * (year / elapsedMs)) : undefined;
}

/** The mean over the points of a curve; undefined without one. */
export function averageEquityOf({ length, equity }: EquityCurve): number | undefined {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += equity[i] as number;
  return length === 0 ? undefined : sum / length;
}
