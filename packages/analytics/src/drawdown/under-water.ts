import type { DurationMs, EquityCurve } from '@rxtrade/core';
import { wealthIndex } from '../returns/wealth-index.ts';
import { type Drawdown, fallsOf } from './drawdowns.ts';

/** How long a curve was below an earlier peak. */
export type UnderWater = {
  /** All drawdowns together, each from the last point at its peak to the first one at it again. */
  readonly totalMs: DurationMs;
  readonly longestMs: DurationMs;
  /** Of the time between the first and the last point, in [0, 1]. */
  readonly share: number;
};

/**
 * Time under water: how long the wealth of a curve was below an earlier peak, free of deposits and withdrawals. The
 * drawdown that is not over counts to the last point. Undefined below two points.
 *
 * @throws E421 when the curve is not sound.
 */
export function underWater(curve: EquityCurve): UnderWater | undefined {
  return underWaterOf(curve, fallsOf(curve.at, wealthIndex(curve)));
}

/** The same of drawdowns that are already known. */
export function underWaterOf({ at, length }: EquityCurve, falls: readonly Drawdown[]): UnderWater | undefined {
  if (length < 2) return undefined;
  let totalMs = 0;
  let longestMs = 0;
  for (const { durationMs } of falls) {
    totalMs += durationMs;
    if (durationMs > longestMs) longestMs = durationMs;
  }
  return { totalMs, longestMs, share: totalMs / ((at[length - 1] as number) - (at[0] as number)) };
}
