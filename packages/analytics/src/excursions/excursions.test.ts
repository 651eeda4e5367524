import { minute, type RoundTrip } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newYear } from '../curve.fixture.ts';
import { seriesOf } from '../trades/bars.fixture.ts';
import { instrumentOf, tripOf } from '../trades/trades.fixture.ts';
import { excursions } from './excursions.ts';

const bars = seriesOf([
  [90, 101],
  [95, 104],
  [97, 120],
  [80, 125],
]);
const at = (minutes: number) => newYear + minutes * minute;
const trip = (fields: Partial<RoundTrip>) =>
  tripOf({ entryAt: at(1), exitAt: at(3), entryPrice: 100, exitPrice: 110, ...fields });
const measured = (fields: Partial<RoundTrip>, series = [bars]) => {
  const { adverse, favorable } = excursions([trip(fields)], series);
  return [adverse[0], favorable[0]];
};
const closely = (...values: readonly number[]) => values.map((value) => expect.closeTo(value, 12) as number);
const unknown = [Number.NaN, Number.NaN];

describe('excursions', () => {
  it('given a long trade over two bars, then the worst is their low and the best their high', () => {
    expect(measured({})).toEqual(closely(0.05, 0.2));
  });

  it('given a short trade, then it is the other way round', () => {
    expect(measured({ side: 'short' })).toEqual(closely(0.2, 0.05));
  });

  it('given an exit within a bar, then that bar is left out, and the exit price is not', () => {
    expect(measured({ exitAt: at(4) - 1, exitPrice: 84 })).toEqual(closely(0.16, 0.2));
    expect(measured({ entryAt: at(1) + 1, exitPrice: 121 }), 'so is the bar of the entry').toEqual(closely(0.03, 0.21));
  });

  it.each([
    ['no whole bar within', { exitAt: at(2) - 1 }],
    ['no time at all', { exitAt: at(1) }],
    ['an entry before the bars', { entryAt: at(-1) }],
    ['an exit after the bars', { exitAt: at(5) }],
    ['an instrument without bars', { instrument: instrumentOf('ETH') }],
  ])('given a trade with %s, then nothing is known', (_, fields) => {
    expect(measured(fields)).toEqual(unknown);
  });

  it('given an entry inside the first bar or an exit inside what would be the next, then the bars still cover it', () => {
    expect(measured({ entryAt: at(0) - minute + 1, exitAt: at(1), exitPrice: 100 })).toEqual(closely(0.1, 0.01));
    expect(measured({ entryAt: at(3), exitAt: at(5) - 1, exitPrice: 100 })).toEqual(closely(0.2, 0.25));
  });

  it('given two series of an instrument, then the shorter bars are read', () => {
    const coarse = seriesOf([[1, 1000]], { intervalMs: 4 * minute });
    expect(measured({}, [coarse, bars])).toEqual(closely(0.05, 0.2));
  });

  it('given no trades or empty bars, then there is nothing', () => {
    expect(excursions([], [bars])).toEqual({ length: 0, adverse: new Float64Array(), favorable: new Float64Array() });
    expect(measured({}, [seriesOf([])])).toEqual(unknown);
    expect(measured({}, [])).toEqual(unknown);
  });

  it('given any trades over bars of many blocks, then each is what looking at every bar gives', () => {
    const many = seriesOf(
      Array.from({ length: 3_000 }, (_, i) => {
        const price = 100 + 20 * Math.sin(i / 7) + 40 * Math.sin(i / 500);
        return [price - ((i * 7) % 13) / 10, price + ((i * 5) % 11) / 10] as const;
      }),
    );
    const { low, high } = many.columns;
    const index = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(index, index, fc.constantFrom('long', 'short'), (one, other, side) => {
        fc.pre(one !== other);
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const [adverse, favorable] = measured({ side, entryAt: at(from), exitAt: at(to), exitPrice: 100 }, [many]);
        const fall = (100 - Math.min(100, ...low.subarray(from, to))) / 100;
        const rise = (Math.max(100, ...high.subarray(from, to)) - 100) / 100;
        expect([adverse, favorable]).toEqual(side === 'long' ? [fall, rise] : [rise, fall]);
      }),
    );
  });
});
