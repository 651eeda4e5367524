import { Observable, type OperatorFunction, Subscription } from 'rxjs';
import type { EventTimes, FeedState } from '../market/index.ts';
import { type Clock, type DurationMs, timeframeOf } from '../time/index.ts';
import { checkedInterval } from './alignment.ts';

/** How long a feed may be silent, by whose clock, and what it is called. */
export type StalenessSettings = { readonly feed: string; readonly afterMs: DurationMs; readonly clock: Clock };

/**
 * How long to wait before a silence is long enough: 0 when it is now. Silence is counted from the latest event, or from
 * the subscription before there is one.
 */
export function silenceLeft(afterMs: DurationMs, latestAt: number, now: number): DurationMs {
  return Math.max(0, latestAt + afterMs - now);
}

/**
 * Passes a feed's events on and says when it falls silent, and when it speaks again.
 *
 *     event$   -a-b-------c---|     staleness({ feed, afterMs: 5, clock })
 *     result   -a-b----s--(fc)|     s: stale, 5 after b; f: fresh, right before c
 *
 * The times of both are the clock's. A feed that never speaks is stale `afterMs` after the subscription; the first event
 * of one that speaks in time is not announced. One timer is pending while the feed is fresh, none while it is stale, and
 * it ends with the feed.
 *
 * @throws E011 when `afterMs` is not a duration.
 */
export function staleness<E extends EventTimes>({
  feed,
  afterMs,
  clock,
}: StalenessSettings): OperatorFunction<E, E | FeedState> {
  const limit = checkedInterval(afterMs);
  const state = (name: 'stale' | 'fresh', detail: string): FeedState => {
    const now = clock.now();
    return { kind: 'feed-state', feed, state: name, eventAt: now, receivedAt: now, detail };
  };
  return (source) =>
    new Observable((subscriber) => {
      let latestAt = clock.now();
      let isStale = false;
      let timer = Subscription.EMPTY;
      // a new action each time: one that reschedules itself grows a chain in virtual time
      const watch = (delayMs: DurationMs) => {
        timer.unsubscribe();
        timer = clock.scheduler.schedule(check, delayMs);
      };
      const check = () => {
        const left = silenceLeft(limit, latestAt, clock.now());
        if (left > 0) {
          watch(left);
          return;
        }
        isStale = true;
        subscriber.next(state('stale', `silent for ${timeframeOf(limit)}`));
      };
      watch(limit);
      subscriber.add(() => timer.unsubscribe());
      subscriber.add(
        source.subscribe({
          next: (event) => {
            const silentMs = clock.now() - latestAt;
            latestAt = clock.now();
            if (isStale) {
              isStale = false;
              subscriber.next(state('fresh', `was silent for ${timeframeOf(silentMs)}`));
              watch(limit);
            }
            subscriber.next(event);
          },
          error: (error: unknown) => subscriber.error(error),
          complete: () => subscriber.complete(),
        }),
      );
    });
}
