import type { EpochMs, EquityCurve } from '@rxtrade/core';
import { periodEnd, type ReturnPeriod } from './calendar.ts';
import { wealthIndex } from './wealth-index.ts';

/** Returns of the periods that have any, oldest first: `at` is the last point of each. Fractions. */
export type PeriodReturns = {
  readonly length: number;
  readonly at: Float64Array;
  readonly returns: Float64Array;
};

/**
 * Time-weighted returns per UTC period, each from the last point of the period before to its own last point. A period
 * without a point has no return, so that a closed market does not count as a flat one. The first period counts from
 * the curve's first point, and not at all when that is its only one.
 *
 * @throws E421 when the curve is not sound.
 */
export function periodReturns(curve: EquityCurve, period: ReturnPeriod): PeriodReturns {
  return sampledReturns(curve.at, wealthIndex(curve), period);
}

/** The same over a wealth index that is already known. */
export function sampledReturns(at: Float64Array, index: Float64Array, period: ReturnPeriod): PeriodReturns {
  const { length } = index;
  let ends = new Int32Array(64);
  let count = 0;
  for (let i = 0; i < length; ) {
    const end: EpochMs = periodEnd(period, at[i] as number);
    while (i < length && (at[i] as number) <= end) i += 1;
    if (i === 1) continue;
    if (count === ends.length) ends = doubled(ends);
    ends[count] = i - 1;
    count += 1;
  }
  const result = { length: count, at: new Float64Array(count), returns: new Float64Array(count) };
  let base = index[0] as number;
  for (let k = 0; k < count; k++) {
    const last = ends[k] as number;
    const value = index[last] as number;
    result.at[k] = at[last] as number;
    // after a loss of everything nothing is invested any more
    result.returns[k] = base === 0 ? 0 : value / base - 1;
    base = value;
  }
  return result;
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(column.length * 2);
  next.set(column);
  return next;
}
