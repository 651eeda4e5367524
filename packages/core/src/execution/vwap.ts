import type { ExecutionAlgorithm } from '../ports/index.ts';
import type { DurationMs, EpochMs } from '../time/index.ts';
import { scheduled } from './scheduled.ts';
import { invalid, positive, wholePositive } from './settings.ts';
import type { VolumeProfile } from './volume-by-time-of-day.ts';

/** How long `vwap` takes, and how the volume is expected to be spread over that. */
export type VwapSettings = {
  /** From the first slice on, in milliseconds; each slice has its equal part of it. */
  readonly durationMs: DurationMs;
} & (
  | {
      /** A weight for each slice, in order; they are divided by their sum. */
      readonly profile: readonly number[];
    }
  | {
      /** Volume by time, such as `VolumeByTimeOfDay`; asked once, when the work begins. */
      readonly profile: VolumeProfile;
      /** How many slices, at least one. */
      readonly slices: number;
    }
);

/**
 * Works an order at the volume-weighted average price: in slices over a span as `twap`, each as large as its share of the
 * volume expected in its part of the span. Everything else is as there: slices are sent as their part begins, what one
 * missed goes with the next, the last completes the order. A profile that expects nothing gives equal slices.
 *
 * Trading in proportion to volume is what meets the VWAP: Kissell, "The Science of Algorithmic Trading and Portfolio
 * Management", 2013; the static schedule by an expected profile is that of Konishi, "Optimal slice of a VWAP trade",
 * Journal of Financial Markets 5(2), 2002.
 *
 * @example
 * import { hour, vwap } from '@rxtrade/core';
 *
 * // busy at the opening and the close
 * export const overTheDay = vwap({ durationMs: 6 * hour, profile: [3, 2, 1, 1, 2, 3] });
 *
 * @throws E045 for a duration or a number of slices as with `twap`, or for weights that are empty, negative, not finite
 * or all zero.
 */
export function vwap(settings: VwapSettings): ExecutionAlgorithm {
  const { durationMs } = settings;
  positive('vwap', 'durationMs', durationMs);
  if ('slices' in settings) {
    const { profile, slices } = settings;
    wholePositive('vwap', 'slices', slices);
    const partMs = durationMs / slices;
    const sharesDue = (startedAt: EpochMs) =>
      cumulated(
        Array.from({ length: slices }, (_, k) =>
          Math.max(0, profile.expected(startedAt + k * partMs, startedAt + (k + 1) * partMs)),
        ),
      );
    return scheduled('vwap', { label: 'VWAP', durationMs, slices, sharesDue });
  }
  const { profile } = settings;
  const sum = profile.reduce((total, weight) => total + weight, 0);
  if (!(profile.every((weight) => weight >= 0) && sum > 0 && Number.isFinite(sum)))
    throw invalid('vwap', 'profile', profile, 'weights that are finite and not negative, at least one above zero');
  const shares = cumulated(profile);
  return scheduled('vwap', { label: 'VWAP', durationMs, slices: profile.length, sharesDue: () => shares });
}

/** For each weight, the share of the sum it and those before it are; the last is one. Equal where the sum is zero. */
function cumulated(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let running = 0;
  return weights.map((weight, k) => {
    running += weight;
    if (k === weights.length - 1) return 1;
    return sum > 0 ? running / sum : (k + 1) / weights.length;
  });
}
