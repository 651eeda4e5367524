import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { refusalOf } from '../refusal.fixture.ts';
import { anyReturns, bellReturns, returnsOf } from '../returns.fixture.ts';
import { cornishFisherConditionalValueAtRisk, cornishFisherOf, cornishFisherValueAtRisk } from './cornish-fisher.ts';
import { conditionalValueAtRisk, valueAtRisk } from './value-at-risk.ts';

/** -10% to 10%, a percent apart, not in order. */
const ladder = Float64Array.from({ length: 21 }, (_, i) => (((i * 8) % 21) - 10) / 100);
const all = [
  valueAtRisk,
  conditionalValueAtRisk,
  cornishFisherValueAtRisk,
  cornishFisherConditionalValueAtRisk,
] as const;

describe('historical value at risk', () => {
  it('given a ladder of returns, then it is the second worst, and beyond it the mean of both', () => {
    expect(valueAtRisk(ladder)).toBeCloseTo(0.09, 12);
    expect(conditionalValueAtRisk(ladder)).toBeCloseTo(0.095, 12);
    expect(valueAtRisk(ladder, 0.075), 'halfway between two').toBeCloseTo(0.085, 12);
    expect([...ladder].slice(0, 2), 'the column is left in its order').toEqual([-0.1, -0.02]);
  });

  it('given gains alone, then it is negative', () => {
    expect(valueAtRisk(ladder.map((value) => value + 0.2))).toBeCloseTo(-0.11, 12);
  });

  it('given one return too few for the tail, then there is none; given enough, there is', () => {
    expect(valueAtRisk(ladder.subarray(0, 19))).toBeUndefined();
    expect(valueAtRisk(ladder.subarray(0, 20))).toBeDefined();
    expect(conditionalValueAtRisk(ladder.subarray(0, 20), 0.04)).toBeUndefined();
    expect(valueAtRisk(returnsOf(...ladder.subarray(0, 19), Number.NaN))).toBeUndefined();
  });

  it('given any returns, then bounds hold: within the returns, more in a smaller tail, the mean beyond not less', () => {
    fc.assert(
      fc.property(anyReturns(100, 150), fc.double({ min: 0.011, max: 0.49, noNaN: true }), (returns, tail) => {
        const at = valueAtRisk(returns, tail) ?? Number.NaN;
        const beyond = conditionalValueAtRisk(returns, tail) ?? Number.NaN;
        const worst = -Math.min(...returns);
        expect(at).toBeLessThanOrEqual(worst + 1e-15);
        expect(beyond).toBeLessThanOrEqual(worst + 1e-15);
        expect(beyond).toBeGreaterThanOrEqual(at - 1e-15);
        expect(valueAtRisk(returns, 0.0105) ?? 0).toBeGreaterThanOrEqual(at - 1e-15);
        const doubled = returns.map((value) => value * 2);
        expect(valueAtRisk(doubled, tail)).toBeRelativelyCloseTo(2 * at, 1e-12);
        expect(conditionalValueAtRisk(doubled, tail)).toBeRelativelyCloseTo(2 * beyond, 1e-12);
      }),
    );
  });
});

describe('value at risk after Cornish and Fisher', () => {
  it('given no skewness and the kurtosis of the normal distribution, then both are those of the normal one', () => {
    const shape = { count: 100, mean: 0.001, variance: 0.0004, skewness: 0, kurtosis: 3 };
    const figures = cornishFisherOf(shape, 0.05);
    expect(figures?.valueAtRisk).toBeCloseTo(-0.001 + 0.02 * 1.6448536269514722, 14);
    // density at the quantile / 0.05
    expect(figures?.conditionalValueAtRisk).toBeCloseTo(-0.001 + 0.02 * 2.0627128075074257, 12);
  });

  it('given S = -0.5 and K = 2, then it is the expansion worked out by hand at z = -2.3263478740', () => {
    const shape = { count: 1000, mean: 0, variance: 1, skewness: -0.5, kurtosis: 5 };
    // z^2 = 5.4118944310, z^3 = -12.5899491097
    const w =
      -2.326347874 -
      (4.411894431 * 0.5) / 6 +
      (-12.5899491097 + 6.979043622) / 12 -
      ((-25.1798982194 + 11.63173937) * 0.25) / 36;
    expect(cornishFisherOf(shape, 0.01)?.valueAtRisk).toBeCloseTo(-w, 8);
  });

  it('given any shape it holds for, then the mean beyond is that of the expansion summed up over the tail', () => {
    const slices = 4000;
    fc.assert(
      fc.property(
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        fc.double({ min: 4, max: 8, noNaN: true }),
        (skew, kurt) => {
          const shape = { count: 1e9, mean: 0, variance: 1, skewness: skew, kurtosis: kurt };
          const beyond = cornishFisherOf(shape, 0.05)?.conditionalValueAtRisk;
          fc.pre(beyond !== undefined);
          let sum = 0;
          for (let i = 0; i < slices; i++)
            sum += cornishFisherOf(shape, (0.05 * (i + 0.5)) / slices)?.valueAtRisk ?? Number.NaN;
          expect(sum / slices).toBeRelativelyCloseTo(beyond, 2e-3);
          expect(beyond).toBeGreaterThanOrEqual(cornishFisherOf(shape, 0.05)?.valueAtRisk ?? Number.NaN);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('given returns close to normal, then it is close to the historical one', () => {
    const returns = bellReturns(20_000);
    expect(cornishFisherValueAtRisk(returns)).toBeRelativelyCloseTo(valueAtRisk(returns), 0.03);
    expect(cornishFisherConditionalValueAtRisk(returns)).toBeRelativelyCloseTo(conditionalValueAtRisk(returns), 0.03);
  });

  it.each([
    ['one outlier among zeros', Float64Array.from({ length: 100 }, (_, i) => (i === 50 ? -0.5 : 0))],
    ['returns that do not vary', new Float64Array(100).fill(0.01)],
    ['returns of two values alone', Float64Array.from({ length: 100 }, (_, i) => (i % 2) / 100)],
    ['too few returns', bellReturns(19)],
    ['none', returnsOf()],
  ])('given %s, then the expansion is no distribution, and there is none', (_, returns) => {
    expect(cornishFisherValueAtRisk(returns)).toBeUndefined();
    expect(cornishFisherConditionalValueAtRisk(returns)).toBeUndefined();
  });
});

describe('a tail', () => {
  it.each([0, -0.05, 0.5, 5, Number.NaN])('given %d, then it is refused by each, naming it', (tail) => {
    for (const measured of all) {
      const refusal = refusalOf(() => measured(ladder, tail));
      expect(refusal.code).toBe('E422');
      expect(refusal.message).toContain(String(tail));
    }
  });
});
