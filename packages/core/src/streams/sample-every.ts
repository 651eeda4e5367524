import { filter, type MonoTypeOperatorFunction, map, pipe, scan } from 'rxjs';
import { RxtradeError } from '../errors/index.ts';
import type { EventTimes } from '../market/index.ts';
import { type DurationMs, type EpochMs, isoOf } from '../time/index.ts';
import { barStart, checkedInterval } from './alignment.ts';

/** The latest event with the interval it fell into, and the one that left when that ended. */
export type SampleStep<E> = { readonly latest?: E; readonly startAt?: EpochMs; readonly sample?: E };

/** Keeps the event, and lets go of the latest one when it fell into an earlier interval. @throws E031 when the event's interval has ended. */
export function addToSample<E extends EventTimes>(
  interval: DurationMs,
  { latest, startAt }: SampleStep<E>,
  event: E,
): SampleStep<E> {
  const eventStartAt = barStart(interval, event.eventAt);
  if (latest === undefined || startAt === undefined || eventStartAt === startAt)
    return { latest: event, startAt: eventStartAt };
  if (eventStartAt < startAt) {
    throw new RxtradeError(
      'E031',
      `an event of ${isoOf(event.eventAt)} is older than the interval that began at ${isoOf(startAt)}; sort the events by time`,
      {
        eventAt: event.eventAt,
        startAt,
      },
    );
  }
  return { latest: event, startAt: eventStartAt, sample: latest };
}

/**
 * Thins a stream out to the last event of each interval of the venue's time.
 *
 *     event$   -a-b--c---d-|     a, b, c and d fall in three intervals
 *     result   ------b---c-|     b leaves when c proves that nothing newer came
 *
 * Moved by the events' own `eventAt`, not by a clock, so that a replay samples alike. An interval without events has no
 * sample. The last interval's is dropped at completion, since nothing proved it over.
 *
 * @throws E011 when the interval is not a duration; on the error channel E031 for an event of an interval that has ended.
 */
export function sampleEvery<E extends EventTimes>(interval: DurationMs): MonoTypeOperatorFunction<E> {
  const checked = checkedInterval(interval);
  return pipe(
    scan((step: SampleStep<E>, event: E) => addToSample(checked, step, event), {}),
    map(({ sample }) => sample),
    filter((sample) => sample !== undefined),
  );
}
