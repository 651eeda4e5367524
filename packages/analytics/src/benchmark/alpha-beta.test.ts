import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { anyReturns, bellReturns, returnsOf } from '../returns.fixture.ts';
import { alpha, beta, correlation } from './alpha-beta.ts';
import { downCapture, upCapture } from './capture.ts';
import { informationRatio, trackingError } from './information-ratio.ts';

const daily = { periodsPerYear: 252 };

describe('against a benchmark', () => {
  it('given twice the benchmark and a thousandth, then beta is 2, alpha that thousandth a year, correlation 1', () => {
    const benchmark = bellReturns(100);
    const returns = benchmark.map((value) => 2 * value + 0.001);
    expect(beta(returns, benchmark)).toBeCloseTo(2, 12);
    expect(alpha(returns, benchmark, daily)).toBeRelativelyCloseTo(1.001 ** 252 - 1, 1e-9);
    // r - f - 2 (b - f) = 0.001 + f
    expect(alpha(returns, benchmark, { ...daily, riskFree: 0.0005 })).toBeRelativelyCloseTo(1.0015 ** 252 - 1, 1e-9);
    expect(correlation(returns, benchmark)).toBeCloseTo(1, 12);
  });

  it('given differences of 1, 3 and -1 percent, then error and ratio are those of the differences', () => {
    const benchmark = returnsOf(0.05, -0.02, 0.01);
    const returns = returnsOf(0.06, 0.01, 0);
    expect(trackingError(returns, benchmark, 100)).toBeCloseTo(0.2, 12);
    expect(informationRatio(returns, benchmark, 100)).toBeCloseTo(5, 12);
  });

  it('given rises of 10% followed half and falls not at all, then capture says so', () => {
    const benchmark = returnsOf(0.1, -0.1, Number.NaN, 0.1);
    const returns = returnsOf(0.05, 0, 0.9, Number.NaN);
    expect(upCapture(returns, benchmark, 1)).toBeCloseTo(0.5, 12);
    expect(downCapture(returns, benchmark, 1)).toBeCloseTo(0, 12);
  });

  it.each([
    ['no returns', returnsOf(), returnsOf()],
    ['one pair', returnsOf(0.01, 0.02), returnsOf(0.01, Number.NaN)],
    ['a benchmark that does not vary', returnsOf(0.01, 0.02, 0.03), returnsOf(0.01, 0.01, 0.01)],
    ['no place in common', returnsOf(Number.NaN, 0.01), returnsOf(0.01, Number.NaN)],
  ])('given %s, then there is neither beta nor alpha nor correlation', (_, returns, benchmark) => {
    expect(beta(returns, benchmark)).toBeUndefined();
    expect(alpha(returns, benchmark, daily)).toBeUndefined();
    expect(correlation(returns, benchmark)).toBeUndefined();
  });

  it('given the benchmark itself, then nothing is left to explain', () => {
    const returns = bellReturns(30);
    expect(beta(returns, returns)).toBe(1);
    expect(alpha(returns, returns, daily)).toBeCloseTo(0, 12);
    expect(trackingError(returns, returns, 252)).toBe(0);
    expect(informationRatio(returns, returns, 252)).toBeUndefined();
    expect(upCapture(returns, returns, 252)).toBe(1);
    expect(downCapture(returns, returns, 252)).toBe(1);
  });

  it('given any two columns, then correlation lies in [-1, 1] both ways, and beta grows with the returns', () => {
    fc.assert(
      fc.property(anyReturns(), anyReturns(), (returns, benchmark) => {
        const linked = correlation(returns, benchmark);
        expect(Math.abs(linked ?? 0)).toBeLessThanOrEqual(1);
        expect(correlation(benchmark, returns)).toBeRelativelyCloseTo(linked, 1e-9);
        const slope = beta(returns, benchmark);
        const tripled = beta(
          returns.map((value) => value * 4),
          benchmark,
        );
        expect(tripled).toBeRelativelyCloseTo(slope === undefined ? undefined : 4 * slope, 1e-9);
        for (const value of [alpha(returns, benchmark, daily), upCapture(returns, benchmark, 252)])
          expect(value === undefined || Number.isFinite(value)).toBe(true);
      }),
    );
  });
});
