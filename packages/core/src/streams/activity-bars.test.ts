import fc from 'fast-check';
import { map } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { defineInstrument } from '../instrument/index.ts';
import { orderedTrades } from '../testing/generators/index.ts';
import type { ActivityBar } from './activity-bar.ts';
import { btc, collect, eth, marbles, thrownBy, trade } from './marbles.fixture.ts';
import { toTickBars } from './to-tick-bars.ts';
import { toValueBars } from './to-value-bars.ts';
import { toVolumeBars } from './to-volume-bars.ts';

const kinds = [
  { name: 'tick', make: toTickBars, measure: (bar: ActivityBar) => bar.trades },
  { name: 'volume', make: toVolumeBars, measure: (bar: ActivityBar) => bar.volume },
  { name: 'value', make: toValueBars, measure: (bar: ActivityBar) => bar.notional },
] as const;

describe('toTickBars', () => {
  it('given four trades, when each second one arrives, then a bar leaves with it', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const trade$ = hot('    -a-b--c--d-|', {
        a: trade(5, 10),
        b: trade(7, 12, 2, { receivedAt: 9 }),
        c: trade(7, 11),
        d: trade(8, 9),
      });
      const expected = '      ---1-----2-|';
      const subscription = '  ^----------!';
      expectObservable(trade$.pipe(toTickBars(2))).toBe(expected, {
        1: {
          kind: 'activity-bar',
          instrument: btc,
          openAt: 5,
          closeAt: 7,
          eventAt: 7,
          receivedAt: 9,
          open: 10,
          high: 12,
          low: 10,
          close: 12,
          volume: 3,
          trades: 2,
          notional: 34,
        },
        2: {
          kind: 'activity-bar',
          instrument: btc,
          openAt: 7,
          closeAt: 8,
          eventAt: 8,
          receivedAt: 8,
          open: 11,
          high: 11,
          low: 9,
          close: 9,
          volume: 2,
          trades: 2,
          notional: 20,
        },
      });
      expectSubscriptions(trade$.subscriptions).toBe(subscription);
    });
  });

  it('given a bar of one trade, then each leaves at once', () => {
    expect(collect([trade(1, 10), trade(1, 11)], toTickBars(1)).map(({ close }) => close)).toEqual([10, 11]);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('given %d trades, then it is refused', (trades) => {
    expect(thrownBy(() => toTickBars(trades))).toEqual({
      code: 'E011',
      message: `trades ${trades} closes no bar; pass a whole number above zero`,
    });
  });
});

describe('toVolumeBars', () => {
  it('given a trade larger than a bar, then it is not split: its bar holds all of it and the next starts empty', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const trade$ = hot('    -1-2--4--3-|', {
        1: trade(1, 10, 1),
        2: trade(2, 10, 2),
        4: trade(3, 10, 4),
        3: trade(4, 10, 3),
      });
      const expected = '      ---3--4--3-|';
      const subscription = '  ^----------!';
      expectObservable(
        trade$.pipe(
          toVolumeBars(3),
          map(({ volume }) => volume),
        ),
      ).toBe(expected, { 3: 3, 4: 4 });
      expectSubscriptions(trade$.subscriptions).toBe(subscription);
    });
  });

  it('given ten trades of 0.1, then they make a bar of 1 although their floats add up to less', () => {
    const trades = Array.from({ length: 11 }, (_, i) => trade(i, 10, 0.1));
    const [bar, second] = collect(trades, toVolumeBars(1));
    expect(bar).toMatchObject({ trades: 10, volume: 0.9999999999999999 });
    expect(second).toBeUndefined();
  });

  it('given a volume short by a millionth, then no bar leaves', () => {
    expect(collect([trade(0, 10, 0.999999)], toVolumeBars(1))).toEqual([]);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('given a volume of %d, then it is refused', (volume) => {
    expect(thrownBy(() => toVolumeBars(volume))).toEqual({
      code: 'E011',
      message: `volume ${volume} closes no bar; pass a finite number above zero`,
    });
  });
});

describe('toValueBars', () => {
  it('given trades worth 1, 2, 4 and 3 in quote, then a bar leaves with the trade that reaches 3', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const trade$ = hot('    -1-2--4--3-|', {
        1: trade(1, 10, 0.125),
        2: trade(2, 2, 1),
        4: trade(3, 8, 0.5),
        3: trade(4, 3, 1),
      });
      const expected = '      ---a--4--3-|';
      const subscription = '  ^----------!';
      expectObservable(
        trade$.pipe(
          toValueBars(3),
          map(({ notional }) => notional),
        ),
      ).toBe(expected, { a: 3.25, 4: 4, 3: 3 });
      expectSubscriptions(trade$.subscriptions).toBe(subscription);
    });
  });

  it('given contracts of a hundredth, then the notional is that of the contracts', () => {
    const perpetual = defineInstrument({
      id: 'P',
      kind: 'perpetual',
      base: 'BTC',
      quote: 'USDT',
      contractSize: '0.01',
      rules: [{ tickSize: '0.1', quantityStep: '1' }],
    });
    const trades = [trade(0, 500, 2, { instrument: perpetual }), trade(1, 500, 3, { instrument: perpetual })];
    expect(collect(trades, toValueBars(25))).toMatchObject([{ notional: 25, volume: 5, trades: 2 }]);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('given a notional of %d, then it is refused', (notional) => {
    expect(thrownBy(() => toValueBars(notional))).toEqual({
      code: 'E011',
      message: `notional ${notional} closes no bar; pass a finite number above zero`,
    });
  });
});

describe.each(kinds)('any $name bars', ({ make, measure }) => {
  const threshold = () => fc.integer({ min: 1, max: 20_000 });

  it('given a trade older than the one before, in one bar or over two, then the stream ends with E031', () => {
    const expected = {
      code: 'E031',
      message:
        'a trade of 1970-01-01T00:00:00.004Z is older than the one before it, of 1970-01-01T00:00:00.005Z; sort the trades by time',
    };
    expect(thrownBy(() => collect([trade(5, 10), trade(4, 10)], make(1_000_000)))).toEqual(expected);
    expect(thrownBy(() => collect([trade(5, 10), trade(4, 10)], make(1)))).toEqual(expected);
  });

  it('given another instrument within a bar, then the stream ends with E011', () => {
    expect(thrownBy(() => collect([trade(5, 10), trade(5, 10, 1, { instrument: eth })], make(1_000_000))).code).toBe(
      'E011',
    );
  });

  it('given a trade without a price, then the stream ends with E030', () => {
    expect(thrownBy(() => collect([trade(5, Number.NaN)], make(1))).code).toBe('E030');
  });

  it('given any ordered trades, then bars split them in order and whole, each just over the threshold', () => {
    fc.assert(
      fc.property(orderedTrades({ instrument: btc }), threshold(), (trades, size) => {
        const bars = collect(trades, make(size));
        let taken = 0;
        for (const bar of bars) {
          const inside = trades.slice(taken, taken + bar.trades);
          taken += bar.trades;
          const volume = inside.reduce((sum, { quantity }) => sum + quantity, 0);
          const notional = inside.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
          expect(bar).toMatchObject({
            openAt: inside[0]?.eventAt,
            closeAt: inside.at(-1)?.eventAt,
            open: inside[0]?.price,
            high: Math.max(...inside.map(({ price }) => price)),
            low: Math.min(...inside.map(({ price }) => price)),
            close: inside.at(-1)?.price,
            volume,
            notional,
          });
          expect(measure(bar), 'a bar reaches its threshold').toBeGreaterThanOrEqual(size * (1 - 1e-12));
          const last = inside.at(-1);
          const before = {
            ...bar,
            trades: bar.trades - 1,
            volume: volume - (last?.quantity ?? 0),
            notional: notional - (last?.price ?? 0) * (last?.quantity ?? 0),
          };
          expect(measure(before), 'and not without its last trade').toBeLessThan(size);
        }
      }),
    );
  });

  it('given any trades cut after any of them, then what has left by then is what leaves without the rest', () => {
    fc.assert(
      fc.property(orderedTrades({ instrument: btc }), threshold(), fc.nat({ max: 60 }), (trades, size, cut) => {
        const chunk = collect(trades.slice(0, cut), make(size));
        expect(collect(trades, make(size)).slice(0, chunk.length)).toEqual(chunk);
      }),
    );
  });
});
