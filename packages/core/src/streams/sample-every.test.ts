import fc from 'fast-check';
import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { orderedTrades } from '../testing/generators/index.ts';
import { minute } from '../time/index.ts';
import { btc, collect, marbles, thrownBy, trade } from './marbles.fixture.ts';
import { sampleEvery } from './sample-every.ts';

describe('sampleEvery', () => {
  it('given events in three minutes, when a later minute opens, then the last event of the one before leaves', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const trades = { a: trade(0, 1), b: trade(59_999, 2), c: trade(60_000, 3), d: trade(600_000, 4) };
      const trade$ = hot('    -a-b--c---d-|', trades);
      const expected = '      ------b---c-|';
      const subscription = '  ^-----------!';
      expectObservable(trade$.pipe(sampleEvery(minute))).toBe(expected, trades);
      expectSubscriptions(trade$.subscriptions).toBe(subscription);
    });
  });

  it('given a subscriber that leaves, then the source is left at the same instant', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const trade$ = hot('    -a-b--|', { a: trade(0, 1), b: trade(60_000, 3) });
      const unsubscribe = '   --!    ';
      const subscription = '  ^-!    ';
      expectObservable(trade$.pipe(sampleEvery(minute)), unsubscribe).toBe('-------');
      expectSubscriptions(trade$.subscriptions).toBe(subscription);
    });
  });

  it('given an event older than the one before within its minute, then the later arrival is the sample', () => {
    expect(
      collect([trade(500, 1), trade(400, 2), trade(minute, 3)], sampleEvery(minute)).map(({ price }) => price),
    ).toEqual([2]);
  });

  it('given an event of a minute that has ended, then the stream ends with E031', () => {
    expect(thrownBy(() => collect([trade(minute, 1), trade(0, 2)], sampleEvery(minute)))).toEqual({
      code: 'E031',
      message:
        'an event of 1970-01-01T00:00:00.000Z is older than the interval that began at 1970-01-01T00:01:00.000Z; sort the events by time',
    });
  });

  it('given no duration, then it is refused', () => {
    expect(thrownBy(() => sampleEvery(1.5)).code).toBe('E011');
  });

  it('given two subscribers, then each has its own samples', () => {
    const sample$ = from([trade(0, 1), trade(minute, 2)]).pipe(sampleEvery(minute));
    expect(collect([0], () => sample$)).toEqual(collect([0], () => sample$));
  });

  it('given any ordered trades, then the samples are the last of every minute but the last', () => {
    fc.assert(
      fc.property(orderedTrades({ instrument: btc }), (trades) => {
        const minuteOf = (at: number) => Math.floor(at / minute);
        const last = trades.filter(
          ({ eventAt }, i) => i + 1 < trades.length && minuteOf(eventAt) !== minuteOf(trades[i + 1]?.eventAt ?? 0),
        );
        expect(collect(trades, sampleEvery(minute))).toEqual(last);
      }),
    );
  });
});
