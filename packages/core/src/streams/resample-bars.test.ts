import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorOf } from '../errors/thrown.fixture.ts';
import { type BarSeries, barColumnNames } from '../market/index.ts';
import { anyBarColumns } from '../testing/generators/index.ts';
import { minute } from '../time/index.ts';
import { barsOf, collect, eth } from './marbles.fixture.ts';
import { resample } from './resample.ts';
import { resampleBars } from './resample-bars.ts';

describe('resampleBars', () => {
  it('given any series with gaps, then it is what the stream operator makes of its bars', () => {
    fc.assert(
      fc.property(
        anyBarColumns({ intervalMs: minute, missingMax: 12 }),
        fc.constantFrom(2, 5, 15, 60),
        (columns, times) => {
          const series: BarSeries = { instrument: eth, intervalMs: minute, columns };
          const whole = resampleBars(series, times * minute);
          const streamed = collect(barsOf(columns, minute), resample(times * minute));
          expect(whole.columns.length).toBe(streamed.length);
          for (const [i, bar] of streamed.entries()) {
            for (const name of barColumnNames) expect(whole.columns[name][i]).toBe(bar[name]);
          }
        },
      ),
    );
  });

  it('given its own interval, then it is the series itself', () => {
    const [columns] = fc.sample(anyBarColumns({ intervalMs: minute }), 1);
    if (columns === undefined) throw new Error('nothing was generated');
    const series: BarSeries = { instrument: eth, intervalMs: minute, columns };
    expect(resampleBars(series, minute)).toBe(series);
  });

  it('given an interval that is no multiple, then it is refused', () => {
    const [columns] = fc.sample(
      anyBarColumns({ intervalMs: 2 * minute }).filter(({ length }) => length > 0),
      1,
    );
    if (columns === undefined) throw new Error('nothing was generated');
    const series: BarSeries = { instrument: eth, intervalMs: 2 * minute, columns };
    expect(errorOf(() => resampleBars(series, 3 * minute)).code).toBe('E011');
    expect(errorOf(() => resampleBars(series, -minute)).code).toBe('E011');
  });
});
