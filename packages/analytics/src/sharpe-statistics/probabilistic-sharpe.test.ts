import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { refusalOf } from '../refusal.fixture.ts';
import { anyReturns, bellReturns, returnsOf } from '../returns.fixture.ts';
import { sharpe } from '../risk-ratios/ratios.ts';
import { minimumTrackRecord, probabilisticSharpe, sharpeStandardError } from './probabilistic-sharpe.ts';
import { sharpeSample } from './sharpe-sample.ts';

const normal = { sharpe: 0.1, count: 101, skewness: 0, kurtosis: 3 };

describe('probabilisticSharpe', () => {
  it('given the reference itself, then it is a half; given a normal sample, then the error is that of Lo', () => {
    expect(probabilisticSharpe(normal, 0.1)).toBe(0.5);
    expect(sharpeStandardError(normal)).toBeCloseTo(Math.sqrt((1 + 0.5 * 0.01) / 100), 14);
  });

  it('given any sample, then longer proves more, a higher reference less, and a long left tail less', () => {
    const count = fc.integer({ min: 4, max: 10_000 });
    const ratio = fc.double({ min: 0.001, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(count, ratio, fc.double({ min: 0, max: 1, noNaN: true }), (n, value, skew) => {
        const sample = { sharpe: value, count: n, skewness: skew, kurtosis: 3 + skew * skew };
        const proven = probabilisticSharpe(sample) ?? Number.NaN;
        expect(proven).toBeGreaterThanOrEqual(0.5);
        expect(proven).toBeLessThanOrEqual(1);
        expect(probabilisticSharpe({ ...sample, count: n + 1 }) ?? 0).toBeGreaterThanOrEqual(proven);
        expect(probabilisticSharpe(sample, 0.1) ?? 1).toBeLessThanOrEqual(proven);
        expect(probabilisticSharpe({ ...sample, skewness: -skew }) ?? 1).toBeLessThanOrEqual(proven);
      }),
    );
  });

  it.each([
    ['one return', { ...normal, count: 1 }],
    ['moments that no sample has', { ...normal, sharpe: 1, skewness: 3, kurtosis: 1 }],
  ])('given %s, then nothing is known', (_, sample) => {
    expect(sharpeStandardError(sample)).toBeUndefined();
    expect(probabilisticSharpe(sample)).toBeUndefined();
  });
});

describe('minimumTrackRecord', () => {
  it('given any sample above the reference, then at that length the probability is the confidence', () => {
    const confidence = fc.double({ min: 0.51, max: 0.9999, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1, noNaN: true }), confidence, (value, asked) => {
        const sample = { ...normal, sharpe: value, skewness: -0.4, kurtosis: 6 };
        const count = minimumTrackRecord(sample, 0, asked) ?? Number.NaN;
        expect(probabilisticSharpe({ ...sample, count })).toBeRelativelyCloseTo(asked, 1e-9);
      }),
    );
  });

  it('given a ratio that is not above the reference, then no length would do', () => {
    expect(minimumTrackRecord(normal, 0.1)).toBeUndefined();
    expect(minimumTrackRecord({ ...normal, sharpe: -0.1 })).toBeUndefined();
  });

  it.each([0.5, 1, 95, Number.NaN])('given a confidence of %d, then it is refused', (confidence) => {
    expect(refusalOf(() => minimumTrackRecord(normal, 0, confidence)).code).toBe('E422');
  });
});

describe('sharpeSample', () => {
  it('given returns, then its ratio is the one of a period, over the riskless return', () => {
    const returns = bellReturns(50);
    expect(sharpeSample(returns, 0.001)?.sharpe).toBeRelativelyCloseTo(sharpe(returns, 1, 0.001), 1e-12);
  });

  it.each([[returnsOf()], [returnsOf(0.01, 0.02, 0.03)], [returnsOf(0.01, 0.01, 0.01, 0.01)]])(
    'given %j, then there is none',
    (returns) => {
      expect(sharpeSample(returns)).toBeUndefined();
    },
  );

  it('given any returns, then the probability is within [0, 1] or not known', () => {
    fc.assert(
      fc.property(anyReturns(), (returns) => {
        const sample = sharpeSample(returns);
        const proven = (sample && probabilisticSharpe(sample)) ?? 0;
        expect(proven).toBeGreaterThanOrEqual(0);
        expect(proven).toBeLessThanOrEqual(1);
      }),
    );
  });
});
