import type { ExecutionAlgorithm } from '../ports/index.ts';
import type { DurationMs } from '../time/index.ts';
import { scheduled } from './scheduled.ts';
import { positive, wholePositive } from './settings.ts';

/** How long `twap` takes, and in how many parts. */
export type TwapSettings = {
  /** From the first slice on, in milliseconds; each slice has its equal part of it. */
  readonly durationMs: DurationMs;
  /** How many slices, at least one. */
  readonly slices: number;
};

/**
 * Works an order at the time-weighted average price: in equal slices over a span. It begins with the first market event
 * it sees, which is the one that was decided on; slice `k` of `n` is due `(k - 1) / n` of the span later, at the first
 * event from then on. Any event of the instrument is its clock: bars, trades, quotes.
 *
 * Slices are whole quantity steps; what rounding, a refusal or an incomplete fill left out of one goes with the next, and
 * the last completes the order. A slice smaller than the venue takes waits for the next. A limit order's slices are limit
 * orders at its price, and rest where they do not fill; one that expires stops then. Orders with a trigger are sent whole.
 *
 * Selling at a constant rate is what minimizes the variance of cost without regard to risk: Almgren and Chriss, "Optimal
 * Execution of Portfolio Transactions", Journal of Risk 3(2), 2000.
 *
 * @example
 * import { minute, twap } from '@rxtrade/core';
 *
 * export const overAnHour = twap({ durationMs: 60 * minute, slices: 12 });
 *
 * @throws E045 for a duration that is not above zero, or a number of slices that is not whole and above zero.
 */
export function twap({ durationMs, slices }: TwapSettings): ExecutionAlgorithm {
  positive('twap', 'durationMs', durationMs);
  wholePositive('twap', 'slices', slices);
  const shares = Array.from({ length: slices }, (_, k) => (k + 1) / slices);
  return scheduled('twap', { label: 'TWAP', durationMs, slices, sharesDue: () => shares });
}
