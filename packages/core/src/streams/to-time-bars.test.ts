import fc from 'fast-check';
import { from, map } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { orderedTrades } from '../testing/generators/index.ts';
import { day, minute, week } from '../time/index.ts';
import { btc, collect, eth, marbles, plain, thrownBy, trade } from './marbles.fixture.ts';
import { toTimeBars } from './to-time-bars.ts';

describe('toTimeBars', () => {
  it('given trades in two minutes, when the second minute opens, then the first bar leaves', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const trade$ = hot('    -a-b--c--d-|', {
        a: trade(0, 10),
        b: trade(59_999, 12),
        c: trade(60_000, 11),
        d: trade(61_000, 9),
      });
      const expected = '      ------1----|';
      const subscription = '  ^----------!';
      const first = {
        id: 'BTC/USDT',
        intervalMs: minute,
        openAt: 0,
        open: 10,
        high: 12,
        low: 10,
        close: 12,
        volume: 2,
      };
      expectObservable(trade$.pipe(toTimeBars(minute), map(plain))).toBe(expected, { 1: first });
      expectSubscriptions(trade$.subscriptions).toBe(subscription);
    });
  });

  it('given a subscriber that leaves, then the source is left at the same instant', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const trade$ = hot('    -a-b--c--d-|', {
        a: trade(0, 10),
        b: trade(59_999, 12),
        c: trade(60_000, 11),
        d: trade(61_000, 9),
      });
      const unsubscribe = '   ----!       ';
      const expected = '      ------------';
      const subscription = '  ^---!       ';
      expectObservable(trade$.pipe(toTimeBars(minute)), unsubscribe).toBe(expected);
      expectSubscriptions(trade$.subscriptions).toBe(subscription);
    });
  });

  it('given a feed that fails, then the error passes and the forming bar does not', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const trade$ = hot('    -a-#', { a: trade(0, 10) }, new Error('lost'));
      const expected = '      ---#';
      const subscription = '  ^--!';
      expectObservable(trade$.pipe(toTimeBars(minute))).toBe(expected, {}, new Error('lost'));
      expectSubscriptions(trade$.subscriptions).toBe(subscription);
    });
  });

  it('given two subscribers to a cold source, then each has its own bars', () => {
    const bar$ = from([trade(0, 10), trade(minute, 11)]).pipe(toTimeBars(minute), map(plain));
    const both = [collect([0], () => bar$), collect([0], () => bar$)];
    expect(both[0]).toHaveLength(1);
    expect(both[1]).toEqual(both[0]);
  });

  it('given minutes without trades, then they have no bar', () => {
    const bars = collect([trade(0, 10), trade(5 * minute, 11), trade(9 * minute, 12)], toTimeBars(minute));
    expect(bars.map(({ openAt }) => openAt)).toEqual([0, 5 * minute]);
  });

  it('given weekly bars, then they open on Monday', () => {
    const sunday = Date.UTC(2024, 2, 10, 23, 59);
    const [bar] = collect([trade(sunday, 10), trade(sunday + minute, 11)], toTimeBars(week));
    expect(bar?.openAt).toBe(Date.UTC(2024, 2, 4));
    expect(bar?.closeAt).toBe(Date.UTC(2024, 2, 11));
  });

  it('given trades whose delay differs, then bars go by the time of the venue', () => {
    const [bar] = collect(
      [trade(59_999, 10, 1, { receivedAt: 61_000 }), trade(60_000, 11, 1, { receivedAt: 61_001 })],
      toTimeBars(minute),
    );
    expect(bar).toMatchObject({ openAt: 0, close: 10, receivedAt: minute });
  });

  it.each([
    ['the bar that is forming', [trade(minute, 10), trade(minute - 1, 10)]],
    ['a bar that has left', [trade(0, 10), trade(minute, 10), trade(0, 10)]],
  ])('given a trade older than %s, then the stream ends with E031', (_, trades) => {
    expect(thrownBy(() => collect(trades, toTimeBars(minute)))).toEqual({
      code: 'E031',
      message: `a trade of ${new Date(trades.at(-1)?.eventAt ?? 0).toISOString()} is older than the bar that opened at 1970-01-01T00:01:00.000Z; sort the trades by time`,
    });
  });

  it('given a trade within the forming bar that is older than the one before, then it counts', () => {
    const [bar] = collect([trade(500, 10), trade(400, 8), trade(minute, 9)], toTimeBars(minute));
    expect(bar).toMatchObject({ open: 10, low: 8, close: 8, volume: 2 });
  });

  it.each([
    ['within the bar', 1],
    ['at the boundary', minute],
  ])('given another instrument %s, then the stream ends with E011', (_, at) => {
    expect(thrownBy(() => collect([trade(0, 10), trade(at, 10, 1, { instrument: eth })], toTimeBars(minute)))).toEqual({
      code: 'E011',
      message:
        '"ETH/USDT" arrived in a stream of "BTC/USDT"; split it with groupBy(({ instrument }) => instrument.id) first',
    });
  });

  it.each([
    [Number.NaN, 1],
    [0, 1],
    [-1, 1],
    [Number.POSITIVE_INFINITY, 1],
    [10, -1],
    [10, Number.NaN],
    [10, Number.POSITIVE_INFINITY],
  ])('given price %d and quantity %d, first or later, then the stream ends with E030', (price, quantity) => {
    const bad = trade(1, price, quantity);
    const expected = {
      code: 'E030',
      message: `a trade of "BTC/USDT" has price ${price} and quantity ${quantity}; both must be finite, the price above zero`,
    };
    expect(thrownBy(() => collect([bad], toTimeBars(minute)))).toEqual(expected);
    expect(thrownBy(() => collect([trade(0, 10), bad], toTimeBars(minute)))).toEqual(expected);
  });

  it('given no duration, then it is refused before anything is subscribed', () => {
    expect(thrownBy(() => toTimeBars(0)).code).toBe('E011');
  });

  it('given any ordered trades, then every bar is aligned, contains its own open and close, and holds what was traded in it', () => {
    fc.assert(
      fc.property(orderedTrades({ instrument: btc }), fc.constantFrom(minute, 5 * minute, day), (trades, interval) => {
        for (const bar of collect(trades, toTimeBars(interval))) {
          const inside = trades.filter(({ eventAt }) => eventAt >= bar.openAt && eventAt < bar.closeAt);
          expect(bar.openAt % interval, 'a bar starts on the interval').toBe(0);
          expect(bar.low).toBeLessThanOrEqual(Math.min(bar.open, bar.close));
          expect(bar.high).toBeGreaterThanOrEqual(Math.max(bar.open, bar.close));
          expect(plain(bar), 'a bar is its own trades, no earlier and no later one').toMatchObject({
            open: inside[0]?.price,
            high: Math.max(...inside.map(({ price }) => price)),
            low: Math.min(...inside.map(({ price }) => price)),
            close: inside.at(-1)?.price,
            volume: inside.reduce((sum, { quantity }) => sum + quantity, 0),
          });
        }
      }),
    );
  });

  it('given any ordered trades, then volume is conserved: in the bars that left and the one still forming', () => {
    fc.assert(
      fc.property(orderedTrades({ instrument: btc }), (trades) => {
        const bars = collect(trades, toTimeBars(minute));
        const formingFrom = trades.findIndex(
          ({ eventAt }) => eventAt >= (bars.at(-1)?.closeAt ?? Number.NEGATIVE_INFINITY),
        );
        const closed = trades.slice(0, Math.max(0, formingFrom));
        expect(bars.reduce((sum, { volume }) => sum + volume, 0)).toBe(
          closed.reduce((sum, { quantity }) => sum + quantity, 0),
        );
      }),
    );
  });

  it('given any trades cut after any of them, then what has left by then is what leaves without the rest', () => {
    fc.assert(
      fc.property(orderedTrades({ instrument: btc }), fc.nat({ max: 60 }), (trades, cut) => {
        const whole = collect(trades, toTimeBars(minute)).map(plain);
        const chunk = collect(trades.slice(0, cut), toTimeBars(minute)).map(plain);
        expect(whole.slice(0, chunk.length), 'no bar knows a later trade').toEqual(chunk);
      }),
    );
  });
});
