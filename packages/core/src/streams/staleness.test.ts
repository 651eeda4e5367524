import { Subject } from 'rxjs';
import type { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import type { EventTimes, FeedState } from '../market/index.ts';
import { type Clock, SimulatedClock } from '../time/index.ts';
import { marbles, thrownBy } from './marbles.fixture.ts';
import { staleness } from './staleness.ts';

const feed = 'binance';
const events = { a: { eventAt: 1, receivedAt: 1 }, b: { eventAt: 2, receivedAt: 2 }, c: { eventAt: 3, receivedAt: 3 } };
const stale = (at: number): FeedState => ({
  kind: 'feed-state',
  feed,
  state: 'stale',
  eventAt: at,
  receivedAt: at,
  detail: 'silent for 5ms',
});
const fresh = (at: number, silentMs: number): FeedState => ({
  kind: 'feed-state',
  feed,
  state: 'fresh',
  eventAt: at,
  receivedAt: at,
  detail: `was silent for ${silentMs}ms`,
});
const clockOf = (scheduler: TestScheduler): Clock => ({ now: () => scheduler.now(), scheduler });

describe('staleness', () => {
  it('given a feed that falls silent, then it is stale after the limit, and fresh right before the next event', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }, scheduler) => {
      const event$ = hot<EventTimes>('-a-b-------c---|', events);
      const expected = '              -a-b----s--(fc)|';
      const subscription = '          ^--------------!';
      expectObservable(event$.pipe(staleness({ feed, afterMs: 5, clock: clockOf(scheduler) }))).toBe(expected, {
        ...events,
        s: stale(8),
        f: fresh(11, 8),
      });
      expectSubscriptions(event$.subscriptions).toBe(subscription);
    });
  });

  it('given a feed that never speaks, then it is stale once, counted from the subscription', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }, scheduler) => {
      const event$ = hot<EventTimes>('------------------');
      const unsubscribe = '           -----------------!';
      const expected = '              -----s------------';
      const subscription = '          ^----------------!';
      expectObservable(event$.pipe(staleness({ feed, afterMs: 5, clock: clockOf(scheduler) })), unsubscribe).toBe(
        expected,
        { s: stale(5) },
      );
      expectSubscriptions(event$.subscriptions).toBe(subscription);
    });
  });

  it('given a feed that speaks in time, then nothing is said, and no timer outlives its end', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }, scheduler) => {
      const event$ = hot('    -a---b---c-|         ', events);
      const expected = '      -a---b---c-|         ';
      const subscription = '  ^----------!         ';
      expectObservable(event$.pipe(staleness({ feed, afterMs: 5, clock: clockOf(scheduler) }))).toBe(expected, events);
      expectSubscriptions(event$.subscriptions).toBe(subscription);
    });
  });

  it('given silences one after another, then each is announced and ended', () => {
    marbles(({ hot, expectObservable }, scheduler) => {
      const event$ = hot<EventTimes>('-a--------b--------(c|)', events);
      const expected = '              -a----s---(fb)-t---(gc|)';
      expectObservable(event$.pipe(staleness({ feed, afterMs: 5, clock: clockOf(scheduler) }))).toBe(expected, {
        ...events,
        s: stale(6),
        f: fresh(10, 9),
        t: stale(15),
        g: fresh(19, 9),
      });
    });
  });

  it('given a feed that fails, then the error passes and no timer outlives it', () => {
    marbles(({ hot, expectObservable }, scheduler) => {
      const event$ = hot<EventTimes>('-a-#', events, new Error('lost'));
      expectObservable(event$.pipe(staleness({ feed, afterMs: 5, clock: clockOf(scheduler) }))).toBe(
        '-a-#',
        events,
        new Error('lost'),
      );
    });
  });

  it('given a simulated clock, then the states carry the instants at which they came about', () => {
    const clock = new SimulatedClock(1_000);
    const event$ = new Subject<EventTimes>();
    const out: (EventTimes | FeedState)[] = [];
    const subscription = event$.pipe(staleness({ feed, afterMs: 5, clock })).subscribe((event) => out.push(event));
    clock.advanceTo(1_100);
    event$.next(events.a);
    expect(out).toEqual([stale(1_005), fresh(1_100, 100), events.a]);
    expect(clock.scheduler.actions, 'one timer while fresh').toHaveLength(1);
    for (let at = 1_101; at < 1_200; at++) {
      clock.advanceTo(at);
      event$.next(events.a);
    }
    expect(clock.scheduler.actions, 'events do not add timers').toHaveLength(1);
    clock.advanceTo(1_300);
    expect(clock.scheduler.actions, 'none while stale').toHaveLength(0);
    event$.next(events.a);
    subscription.unsubscribe();
    expect(clock.scheduler.actions, 'none after the subscriber left').toHaveLength(0);
    expect(event$.observed).toBe(false);
  });

  it('given no duration, then it is refused', () => {
    expect(thrownBy(() => staleness({ feed, afterMs: 0, clock: new SimulatedClock() })).code).toBe('E011');
  });
});
