import { type BarSeries, barColumns } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { btc } from './backtest.fixture.ts';
import { hasTimeframe, spacingOf } from './spacing.ts';

const intervalMs = 10;

/** Bars that open so far apart. */
function spaced(steps: readonly number[]): BarSeries {
  const columns = barColumns(steps.length + 1);
  for (const [i, step] of steps.entries()) columns.openAt[i + 1] = (columns.openAt[i] as number) + step;
  return { instrument: btc, intervalMs, columns };
}

describe('the timeframe of a series', () => {
  it('given any steps, when most are told half-way, then it is what all of them tell', () => {
    const step = fc.constantFrom(1, 9, 10, 10, 11, 60);
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const series = spaced(steps);
        const { least, overlaps } = spacingOf(series);
        expect(hasTimeframe(series)).toBe(least <= intervalMs && 2 * overlaps <= steps.length);
      }),
    );
  });

  it('given steps of the interval and one pause, then it has it; given none so close, then not', () => {
    expect(hasTimeframe(spaced([10, 10, 500, 10]))).toBe(true);
    expect(hasTimeframe(spaced([20, 20, 30]))).toBe(false);
    expect(hasTimeframe(spaced([5, 5, 10]))).toBe(false);
  });
});
