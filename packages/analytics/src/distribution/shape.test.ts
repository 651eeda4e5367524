import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { anyReturns, returnsOf } from '../returns.fixture.ts';
import { kurtosis, shapeOf, skewness } from './shape.ts';
import { tailRatio } from './tail-ratio.ts';

describe('shapeOf', () => {
  it('given returns of 0, 0, 0 and 4 percent, then each moment is what its formula says', () => {
    const returns = returnsOf(0, 0, Number.NaN, 0, 0.04);
    const { count, mean, variance } = shapeOf(returns);
    expect([count, mean]).toEqual([4, 0.01]);
    expect(variance).toBeCloseTo(0.0003, 15);
    // m3 = (27 - 3) / 4, m4 = (81 + 3) / 4, m2 = 3, in percent
    expect(skewness(returns)).toBeCloseTo(6 / 3 ** 1.5, 12);
    expect(kurtosis(returns)).toBeCloseTo(21 / 9, 12);
  });

  it.each([
    ['none', returnsOf()],
    ['two, which are symmetric whatever they are', returnsOf(0.01, 0.03)],
    ['four alike', returnsOf(0.01, 0.01, 0.01, 0.01)],
    ['four of which two are unknown', returnsOf(0.01, Number.NaN, Number.NaN, 0.03)],
  ])('given %s, then there is neither skewness nor kurtosis', (_, returns) => {
    expect(skewness(returns)).toBeUndefined();
    expect(kurtosis(returns)).toBeUndefined();
  });

  it('given three, then kurtosis would always be 1.5 and is left out', () => {
    expect(skewness(returnsOf(0, 0, 0.03))).toBeCloseTo(Math.SQRT1_2, 12);
    expect(kurtosis(returnsOf(0, 0, 0.03))).toBeUndefined();
  });

  it('given any returns, then kurtosis is at least skewness squared + 1, and neither knows scale or place', () => {
    fc.assert(
      fc.property(anyReturns(4), fc.integer({ min: -8, max: 8 }), (returns, power) => {
        const { skewness: skew, kurtosis: tails, variance } = shapeOf(returns);
        fc.pre(variance > 1e-12);
        expect((tails ?? 0) - (skew ?? 0) ** 2).toBeGreaterThanOrEqual(1 - 1e-9);
        const scaled = shapeOf(returns.map((value) => value * 2 ** power));
        expect(scaled.skewness).toBeRelativelyCloseTo(skew, 1e-12);
        expect(scaled.kurtosis).toBeRelativelyCloseTo(tails, 1e-12);
        const mirrored = shapeOf(returns.map((value) => -value));
        expect(mirrored.skewness ?? 0).toBeCloseTo(-(skew ?? 0), 9);
      }),
    );
  });
});

describe('tailRatio', () => {
  it('given any returns, then turning them around turns it around', () => {
    fc.assert(
      fc.property(anyReturns(2), (returns) => {
        const ratio = tailRatio(returns);
        const mirrored = tailRatio(returns.map((value) => -value));
        fc.pre(ratio !== undefined && mirrored !== undefined && ratio > 1e-6 && ratio < 1e6);
        expect(mirrored).toBeRelativelyCloseTo(1 / ratio, 1e-6);
      }),
    );
  });

  it('given no return, or a 5th percentile of zero, then there is none', () => {
    expect(tailRatio(returnsOf())).toBeUndefined();
    expect(tailRatio(returnsOf(0, 0, 0.01))).toBeUndefined();
  });
});
