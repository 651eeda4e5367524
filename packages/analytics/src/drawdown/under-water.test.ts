import { day } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { curveOf, curves, twoTellings } from '../curve.fixture.ts';
import { refusalOf } from '../refusal.fixture.ts';
import { drawdowns } from './drawdowns.ts';
import { recoveryFactor } from './recovery-factor.ts';
import { ulcerIndex } from './ulcer-index.ts';
import { underWater } from './under-water.ts';

describe('ulcerIndex', () => {
  it('given falls of 10 and 20 percent among five points, then it is the root of the mean square', () => {
    expect(ulcerIndex(curveOf([100, 90, 100, 80, 120]))).toBeCloseTo(Math.sqrt((0.1 ** 2 + 0.2 ** 2) / 5), 12);
  });

  it.each([[[]], [[100]]])('given %j, then there is none', (equity) => {
    expect(ulcerIndex(curveOf(equity))).toBeUndefined();
  });

  it('given what never falls, then it is zero; given everything lost at once, then nearly one', () => {
    expect(ulcerIndex(curveOf([1, 1, 2]))).toBe(0);
    expect(ulcerIndex(curveOf([1, 0, 0, 0]))).toBeCloseTo(Math.sqrt(3 / 4), 12);
  });

  it('given any curve, then it lies between zero and the deepest fall, and money added changes nothing', () => {
    fc.assert(
      fc.property(twoTellings(), ({ plain, withFlows }) => {
        const index = ulcerIndex(plain) ?? Number.NaN;
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThanOrEqual((drawdowns(plain, 1)[0]?.depth ?? 0) + 1e-12);
        expect(ulcerIndex(withFlows)).toBeCloseTo(index, 9);
      }),
    );
  });
});

describe('underWater', () => {
  it('given two falls, one not over, then both are counted, the second to the last point', () => {
    expect(underWater(curveOf([100, 100, 90, 95, 100, 120, 60, 90]))).toEqual({
      totalMs: 5 * day,
      longestMs: 3 * day,
      share: 5 / 7,
    });
  });

  it('given what never falls, then nothing; given fewer than two points, then it is not known', () => {
    expect(underWater(curveOf([1, 1, 2]))).toEqual({ totalMs: 0, longestMs: 0, share: 0 });
    expect(underWater(curveOf([1]))).toBeUndefined();
    expect(underWater(curveOf([]))).toBeUndefined();
  });

  it('given any curve, then the share lies in [0, 1], and the longest is no more than the whole', () => {
    fc.assert(
      fc.property(curves(), (curve) => {
        const { totalMs = 0, longestMs = 0, share = -1 } = underWater(curve) ?? {};
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(longestMs).toBeLessThanOrEqual(totalMs);
      }),
    );
  });

  it('given a curve that is not sound, then both refuse it', () => {
    const broken = curveOf([100, Number.NaN]);
    expect(refusalOf(() => underWater(broken)).code).toBe('E421');
    expect(refusalOf(() => ulcerIndex(broken)).code).toBe('E421');
  });
});

describe('recoveryFactor', () => {
  it('given 30% earned and 10% lost at the worst, then it is 3; given no fall, then there is none', () => {
    expect(recoveryFactor(0.3, 0.1)).toBeCloseTo(3, 12);
    expect(recoveryFactor(-1, 1)).toBe(-1);
    expect(recoveryFactor(0.3, 0)).toBeUndefined();
    expect(recoveryFactor(0.3, 1e-16), 'what rounding leaves is no fall').toBeUndefined();
  });
});
