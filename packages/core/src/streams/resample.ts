import { filter, mergeMap, type OperatorFunction, pipe, scan } from 'rxjs';
import { RxtradeError } from '../errors/index.ts';
import { type Bar, barOf } from '../market/index.ts';
import { type DurationMs, type EpochMs, isoOf, timeframeOf } from '../time/index.ts';
import { barStart, checkedInterval } from './alignment.ts';
import { followingBar } from './following-bar.ts';
import type { FormingBar } from './forming-bar.ts';

/** The higher bar that is forming, the latest minor bar, and the higher bars that it closed: none, one or two. */
export type ResampleStep = { readonly forming?: FormingBar; readonly latest?: Bar; readonly closed: readonly Bar[] };

/** Adds one minor bar to the higher bar it falls into. */
export function addMinorBar(interval: DurationMs, { forming, latest }: ResampleStep, minor: Bar): ResampleStep {
  if (latest === undefined) requireMultiple(interval, minor);
  else followingBar(latest, minor);
  const openAt = barStart(interval, minor.openAt);
  requireInside(interval, openAt, minor);
  const isSameBar = forming?.openAt === openAt;
  const proven = forming === undefined || isSameBar ? [] : [barOf(forming.instrument, interval, forming)];
  const grown = forming !== undefined && isSameBar ? joined(forming, minor) : openedByBar(minor, openAt);
  if (minor.closeAt < openAt + interval) return { forming: grown, latest: minor, closed: proven };
  return { latest: minor, closed: [...proven, barOf(minor.instrument, interval, grown)] };
}

/**
 * Joins the bars of one instrument to higher ones: five-minute bars to hours, days or weeks.
 *
 *     bar$     -1-2-3-4-6-7-|     resample(3 * minute) of minute bars; 5 is missing
 *     result   -----a---b---|     a leaves with bar 3, its last; b with bar 6
 *
 * A higher bar covers `[openAt, openAt + interval)`, UTC; bars of whole weeks open on a Monday. It leaves exactly when
 * its last minor bar does; when that one is missing, when a later bar proves it complete. What minor bars are missing
 * does not show: `markGaps` before it tells. The higher bar still forming at completion is dropped, and so is nothing
 * else: one whose first minor bars lie before the stream began is joined from what there is.
 *
 * @throws E011 when the interval is not a duration; on the error channel E011 when it is not a multiple of the minor
 * bars' interval, when that changes, or for a second instrument; E030 for a minor bar that reaches over a boundary; E031
 * for one that does not open after the one before.
 */
export function resample(interval: DurationMs): OperatorFunction<Bar, Bar> {
  const checked = checkedInterval(interval);
  return pipe(
    scan((step: ResampleStep, bar: Bar) => addMinorBar(checked, step, bar), { closed: [] }),
    filter(({ closed }) => closed.length > 0),
    mergeMap(({ closed }) => closed),
  );
}

function openedByBar({ instrument, open, high, low, close, volume }: Bar, openAt: EpochMs): FormingBar {
  return { instrument, openAt, open, high, low, close, volume };
}

function joined(forming: FormingBar, minor: Bar): FormingBar {
  return {
    instrument: forming.instrument,
    openAt: forming.openAt,
    open: forming.open,
    high: Math.max(forming.high, minor.high),
    low: Math.min(forming.low, minor.low),
    close: minor.close,
    volume: forming.volume + minor.volume,
  };
}

function requireMultiple(interval: DurationMs, { intervalMs, instrument }: Bar): void {
  if (interval % intervalMs === 0) return;
  throw new RxtradeError(
    'E011',
    `bars of ${timeframeOf(intervalMs)} cannot be joined to ${timeframeOf(interval)}; ask for a whole multiple of ${timeframeOf(intervalMs)}`,
    {
      instrument: instrument.id,
      interval,
      intervalMs,
    },
  );
}

function requireInside(interval: DurationMs, openAt: EpochMs, minor: Bar): void {
  if (minor.closeAt <= openAt + interval) return;
  throw new RxtradeError(
    'E030',
    `the ${timeframeOf(minor.intervalMs)} bar of ${isoOf(minor.openAt)} reaches over ${isoOf(openAt + interval)}, where a ${timeframeOf(interval)} bar ends; use bars aligned to ${timeframeOf(minor.intervalMs)}`,
    { instrument: minor.instrument.id, openAt: minor.openAt, closeAt: minor.closeAt, interval },
  );
}
