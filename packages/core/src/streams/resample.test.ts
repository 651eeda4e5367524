import fc from 'fast-check';
import { from, map } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { barOf } from '../market/index.ts';
import { anyBarColumns } from '../testing/generators/index.ts';
import { day, hour, minute, week } from '../time/index.ts';
import { barsOf, btc, collect, eth, marbles, minuteBar, plain, thrownBy } from './marbles.fixture.ts';
import { resample } from './resample.ts';

const threeMinutes = 3 * minute;

describe('resample', () => {
  it('given minute bars, when the last of three closes, then their bar leaves with it', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const bars = {
        1: minuteBar(0, { open: 5, high: 6, low: 4, close: 5 }),
        2: minuteBar(1, { open: 5, high: 9, low: 5, close: 7 }),
        3: minuteBar(2, { open: 7, high: 8, low: 3, close: 4, volume: 2 }),
      };
      const later = { 4: minuteBar(3), 6: minuteBar(5), 7: minuteBar(6) };
      const bar$ = hot('      -1-2-3-4-6-7-|', { ...bars, ...later });
      const expected = '      -----a---b---|';
      const subscription = '  ^------------!';
      expectObservable(bar$.pipe(resample(threeMinutes), map(plain))).toBe(expected, {
        a: { id: 'BTC/USDT', intervalMs: threeMinutes, openAt: 0, open: 5, high: 9, low: 3, close: 4, volume: 4 },
        b: {
          id: 'BTC/USDT',
          intervalMs: threeMinutes,
          openAt: threeMinutes,
          open: 10,
          high: 12,
          low: 9,
          close: 11,
          volume: 2,
        },
      });
      expectSubscriptions(bar$.subscriptions).toBe(subscription);
    });
  });

  it('given that the last minor bar is missing, when a later one proves the bar complete, then it leaves', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const bar$ = hot('      -1-2---4-|', { 1: minuteBar(0), 2: minuteBar(1), 4: minuteBar(3) });
      const expected = '      -------a-|';
      const subscription = '  ^--------!';
      expectObservable(
        bar$.pipe(
          resample(threeMinutes),
          map(({ openAt, volume }) => ({ openAt, volume })),
        ),
      ).toBe(expected, { a: { openAt: 0, volume: 2 } });
      expectSubscriptions(bar$.subscriptions).toBe(subscription);
    });
  });

  it('given a later bar that is itself the last of its own, then both leave with it, in order', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const bar$ = hot('      -1---6---|', { 1: minuteBar(0), 6: minuteBar(5) });
      const expected = '      -----(ab)|';
      const subscription = '  ^--------!';
      expectObservable(
        bar$.pipe(
          resample(threeMinutes),
          map(({ openAt }) => openAt),
        ),
      ).toBe(expected, { a: 0, b: threeMinutes });
      expectSubscriptions(bar$.subscriptions).toBe(subscription);
    });
  });

  it('given a subscriber that leaves, then the source is left at the same instant', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const bar$ = hot('      -1-2-3-|', { 1: minuteBar(0), 2: minuteBar(1), 3: minuteBar(2) });
      const unsubscribe = '   ----!   ';
      const subscription = '  ^---!   ';
      expectObservable(bar$.pipe(resample(threeMinutes)), unsubscribe).toBe('--------');
      expectSubscriptions(bar$.subscriptions).toBe(subscription);
    });
  });

  it('given daily bars, then weeks run from Monday to Sunday and leave with the Sunday', () => {
    const monday = Date.UTC(2024, 2, 4);
    const days = Array.from({ length: 13 }, (_, i) =>
      barOf(btc, day, { openAt: monday + i * day, open: 10 + i, high: 20 + i, low: 5, close: 11 + i, volume: 1 }),
    );
    expect(collect(days, resample(week)).map(plain)).toEqual([
      { id: 'BTC/USDT', intervalMs: week, openAt: monday, open: 10, high: 26, low: 5, close: 17, volume: 7 },
    ]);
  });

  it('given a target of the same interval, then each bar leaves as it came', () => {
    const bars = [minuteBar(0), minuteBar(2, { close: 10 })];
    expect(collect(bars, resample(minute)).map(plain)).toEqual(bars.map(plain));
  });

  it.each([
    [
      'a target that is not a multiple',
      [barOf(btc, 5 * minute, { ...plain(minuteBar(0)) })],
      'E011',
      'bars of 5m cannot be joined to 3m; ask for a whole multiple of 5m',
    ],
    [
      'a lower target',
      [barOf(btc, hour, { ...plain(minuteBar(0)) })],
      'E011',
      'bars of 1h cannot be joined to 3m; ask for a whole multiple of 1h',
    ],
    [
      'an interval that changes',
      [minuteBar(0), barOf(btc, threeMinutes, { ...plain(minuteBar(3)) })],
      'E011',
      'a bar of 3m arrived in a stream of 1m; give each timeframe its own stream',
    ],
    [
      'another instrument',
      [minuteBar(0), barOf(eth, minute, { ...plain(minuteBar(1)) })],
      'E011',
      '"ETH/USDT" arrived in a stream of "BTC/USDT"; split it with groupBy(({ instrument }) => instrument.id) first',
    ],
    [
      'a repeated bar',
      [minuteBar(1), minuteBar(1)],
      'E031',
      'the bar of 1970-01-01T00:01:00.000Z does not open after the one before it, of 1970-01-01T00:01:00.000Z; sort the bars and drop duplicates with dedupe',
    ],
    [
      'an older bar',
      [minuteBar(1), minuteBar(0)],
      'E031',
      'the bar of 1970-01-01T00:00:00.000Z does not open after the one before it, of 1970-01-01T00:01:00.000Z; sort the bars and drop duplicates with dedupe',
    ],
    [
      'a repeated bar that closed one',
      [minuteBar(2), minuteBar(2)],
      'E031',
      'the bar of 1970-01-01T00:02:00.000Z does not open after the one before it, of 1970-01-01T00:02:00.000Z; sort the bars and drop duplicates with dedupe',
    ],
    [
      'a bar off the grid',
      [minuteBar(0), minuteBar(1.5)],
      'E030',
      'the bar of 1970-01-01T00:01:30.000Z is not a whole number of 1m after the one before it, of 1970-01-01T00:00:00.000Z; align the bars',
    ],
    [
      'a bar over a boundary',
      [minuteBar(2.5)],
      'E030',
      'the 1m bar of 1970-01-01T00:02:30.000Z reaches over 1970-01-01T00:03:00.000Z, where a 3m bar ends; use bars aligned to 1m',
    ],
  ])('given %s, then the stream ends with a code and the way out', (_, bars, code, message) => {
    expect(thrownBy(() => collect(bars, resample(threeMinutes)))).toEqual({ code, message });
  });

  it('given no duration, then it is refused before anything is subscribed', () => {
    expect(thrownBy(() => resample(-1)).code).toBe('E011');
  });

  it('given two subscribers to a cold source, then each has its own bars', () => {
    const joined$ = from([minuteBar(0), minuteBar(1), minuteBar(2)]).pipe(resample(threeMinutes));
    expect(collect([0], () => joined$)).toHaveLength(1);
    expect(collect([0], () => joined$)).toHaveLength(1);
  });

  it('given any bars without gaps, then joining twice is joining once', () => {
    fc.assert(
      fc.property(anyBarColumns({ intervalMs: minute, startAt: 7 * minute }), (columns) => {
        const bars = barsOf(columns, minute);
        const twice = collect(collect(bars, resample(5 * minute)), resample(15 * minute));
        expect(twice.map(plain)).toEqual(collect(bars, resample(15 * minute)).map(plain));
      }),
    );
  });

  it('given any bars with gaps, then joining twice is joining once but for a last bar that only a later minor bar proves', () => {
    fc.assert(
      fc.property(anyBarColumns({ intervalMs: minute, startAt: 7 * minute, missingMax: 40 }), (columns) => {
        const bars = barsOf(columns, minute);
        const once = collect(bars, resample(15 * minute)).map(plain);
        const twice = collect(collect(bars, resample(5 * minute)), resample(15 * minute)).map(plain);
        expect(once.slice(0, twice.length)).toEqual(twice);
        expect(once.length - twice.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('given any bars, then each higher bar is aligned, is its own minor bars, and conserves their volume', () => {
    fc.assert(
      fc.property(anyBarColumns({ intervalMs: minute, startAt: 7 * minute, missingMax: 40 }), (columns) => {
        const bars = barsOf(columns, minute);
        const joined = collect(bars, resample(15 * minute));
        for (const bar of joined) {
          const inside = bars.filter(({ openAt }) => openAt >= bar.openAt && openAt < bar.closeAt);
          expect(bar.openAt % (15 * minute)).toBe(0);
          expect(plain(bar)).toMatchObject({
            open: inside[0]?.open,
            high: Math.max(...inside.map(({ high }) => high)),
            low: Math.min(...inside.map(({ low }) => low)),
            close: inside.at(-1)?.close,
            volume: inside.reduce((sum, { volume }) => sum + volume, 0),
          });
        }
        const proven = bars.filter(({ closeAt }) =>
          joined.some((bar) => closeAt > bar.openAt && closeAt <= bar.closeAt),
        );
        const forming = bars.slice(proven.length);
        expect(
          new Set(forming.map(({ openAt }) => Math.floor(openAt / (15 * minute)))).size,
          'only one bar is still forming',
        ).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('given any bars cut after any of them, then what has left by then is what leaves without the rest', () => {
    fc.assert(
      fc.property(anyBarColumns({ intervalMs: minute, missingMax: 40 }), fc.nat({ max: 120 }), (columns, cut) => {
        const bars = barsOf(columns, minute);
        const chunk = collect(bars.slice(0, cut), resample(15 * minute)).map(plain);
        expect(
          collect(bars, resample(15 * minute))
            .map(plain)
            .slice(0, chunk.length),
        ).toEqual(chunk);
        const last = chunk.at(-1);
        if (last !== undefined)
          expect(last.openAt + 15 * minute, 'no bar leaves before its close is seen').toBeLessThanOrEqual(
            Math.max(...bars.slice(0, cut).map(({ closeAt }) => closeAt)),
          );
      }),
    );
  });
});
