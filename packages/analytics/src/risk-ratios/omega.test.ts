import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { anyReturns, returnsOf } from '../returns.fixture.ts';
import { omega } from './omega.ts';

describe('omega', () => {
  it('given gains of 3 and losses of 2 percent, then it is 1.5; above the threshold alone counts', () => {
    const returns = returnsOf(0.02, 0.01, Number.NaN, -0.02);
    expect(omega(returns)).toBeCloseTo(1.5, 12);
    expect(omega(returns, 0.01)).toBeCloseTo(1 / 3, 12);
  });

  it.each([[returnsOf()], [returnsOf(0, 0.01)], [returnsOf(Number.NaN)]])(
    'given %j, in which nothing falls short, then there is none',
    (returns) => {
      expect(omega(returns)).toBeUndefined();
    },
  );

  it('given any returns, then it falls as the threshold rises, is 1 at the mean, and knows no scale', () => {
    fc.assert(
      fc.property(anyReturns(2), fc.double({ min: 0, max: 0.1, noNaN: true }), (returns, higher) => {
        const ratio = omega(returns);
        fc.pre(ratio !== undefined && ratio < 1e9);
        expect(omega(returns, higher) ?? Number.NaN).toBeLessThanOrEqual(ratio);
        expect(omega(returns.map((value) => value * 4))).toBeRelativelyCloseTo(ratio, 1e-12);
        const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
        const spread = Math.max(...returns) - Math.min(...returns);
        if (spread > 1e-6) expect(omega(returns, mean)).toBeCloseTo(1, 6);
      }),
    );
  });
});
