import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { normalDensity, normalQuantile, normalShare } from './normal.ts';

describe('the normal distribution', () => {
  it.each([
    [-20, 2.7536241186063314e-89],
    [-10, 7.619853024160593e-24],
    [-8, 6.220960574271819e-16],
    [-5, 2.866515718791946e-7],
    [-3, 0.0013498980316300957],
    [-1.96, 0.024997895148220435],
    [-0.5, 0.3085375387259869],
    [0, 0.5],
    [1, 0.8413447460685429],
    [6, 0.9999999990134123],
  ])('given %d, then its share is that of erfc of C, to 12 digits', (x, share) => {
    expect(normalShare(x)).toBeRelativelyCloseTo(share, 1e-12);
  });

  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798405],
    [0.000001, -4.753424308822899],
    [0.05, -1.6448536269514726],
    [0.2, -0.8416212335729142],
    [0.5, 0],
    [0.975, 1.9599639845400536],
    [0.999, 3.090232306167813],
  ])("given a share of %d, then its quantile is that of Python's NormalDist", (share, quantile) => {
    expect(normalQuantile(share)).toBeRelativelyCloseTo(quantile, 1e-13);
  });

  it('given any share, then the quantile leads back to it; given any place, then both sides add up to one', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-12, max: 0.999999, noNaN: true }),
        fc.double({ min: -40, max: 40, noNaN: true }),
        (share, x) => {
          expect(normalShare(normalQuantile(share))).toBeRelativelyCloseTo(share, 1e-11);
          expect(normalShare(x) + normalShare(-x)).toBeCloseTo(1, 14);
        },
      ),
    );
  });

  it('given what is beyond all floats, then the share is zero or one', () => {
    expect([normalShare(-40), normalShare(40)]).toEqual([0, 1]);
    expect(normalShare(Number.NEGATIVE_INFINITY)).toBe(0);
  });

  it('given the middle, then the density is 1 / sqrt(2 pi)', () => {
    expect(normalDensity(0)).toBeCloseTo(0.3989422804014327, 15);
    expect(normalDensity(1)).toBeCloseTo(0.24197072451914337, 15);
  });
});
