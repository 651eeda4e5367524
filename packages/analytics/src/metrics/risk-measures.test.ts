import { day } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { alpha, beta } from '../benchmark/alpha-beta.ts';
import { curveOf, curves, newYear, twoTellings } from '../curve.fixture.ts';
import { valueAtRisk } from '../distribution/value-at-risk.ts';
import { refusalOf } from '../refusal.fixture.ts';
import { periodReturns } from '../returns/period-returns.ts';
import { bellReturns, returnsOf } from '../returns.fixture.ts';
import { sharpe } from '../risk-ratios/ratios.ts';
import { minimumTrackRecord, probabilisticSharpe } from '../sharpe-statistics/probabilistic-sharpe.ts';
import { sharpeSample } from '../sharpe-statistics/sharpe-sample.ts';
import { measure } from './measure.ts';
import { type RiskMeasureOptions, riskMeasures } from './risk-measures.ts';

/** Equity after each of these returns, from 100 on. */
function grown(returns: Float64Array): number[] {
  const equity = [100];
  for (const value of returns) equity.push((equity.at(-1) ?? 0) * (1 + value));
  return equity;
}

const curve = curveOf(grown(bellReturns(300).map((value) => value + 0.001)));
const { at, returns } = periodReturns(curve, 'day');

describe('riskMeasures', () => {
  it('given daily points, then each figure is that of its function, annualized as measure does it', () => {
    const options: RiskMeasureOptions = { riskFreeRate: 0.04, tail: 0.1, referenceSharpe: 0.5, confidence: 0.9 };
    const measures = riskMeasures({ curve }, options);
    const metrics = measure({ curve, trades: [] }, { riskFreeRate: 0.04 });
    const daily = 1.04 ** (1 / 365) - 1;
    const sample = sharpeSample(returns, daily);
    if (sample === undefined) throw new Error('no sample');
    expect(measures).toMatchObject({
      annualization: metrics.annualization,
      returnCount: 300,
      tail: 0.1,
      valueAtRisk: valueAtRisk(returns, 0.1),
      probabilisticSharpe: probabilisticSharpe(sample, 0.5 / Math.sqrt(365)),
      minimumTrackRecord: minimumTrackRecord(sample, 0.5 / Math.sqrt(365), 0.9),
      benchmark: undefined,
    });
    expect(sample.sharpe * Math.sqrt(365)).toBeRelativelyCloseTo(metrics.sharpe, 1e-9);
    expect(measures.recoveryFactor).toBeRelativelyCloseTo(
      (metrics.totalReturn ?? 0) / (metrics.maxDrawdown ?? Number.NaN),
      1e-12,
    );
    expect(measures.underWater?.longestMs).toBe(metrics.maxDrawdownMs);
    const sortino =
      ((returns.reduce((sum, value) => sum + value, 0) / 300 - daily) * 365) / (measures.downsideRisk ?? 0);
    expect(sortino).toBeRelativelyCloseTo(metrics.sortino, 1e-9);
    expect(measures.cornishFisherValueAtRisk).toBeRelativelyCloseTo(measures.valueAtRisk, 0.2);
    expect(measures.cornishFisherConditionalValueAtRisk).toBeRelativelyCloseTo(measures.conditionalValueAtRisk, 0.2);
    for (const name of ['skewness', 'kurtosis', 'omega', 'tailRatio', 'ulcerIndex'] as const)
      expect(measures[name], name).toBeDefined();
  });

  it('given a benchmark, then its returns are taken over the periods of the curve', () => {
    const price = Float64Array.from(grown(bellReturns(300, 2)));
    const others = price.slice(1).map((value, i) => value / (price[i] ?? 0) - 1);
    const { benchmark } = riskMeasures({ curve, benchmark: { at: curve.at, price } }, { riskFreeRate: 0.02 });
    const riskFree = 1.02 ** (1 / 365) - 1;
    expect(benchmark?.returnCount).toBe(300);
    expect(benchmark?.beta).toBeRelativelyCloseTo(beta(returns, others), 1e-9);
    expect(benchmark?.alpha).toBeRelativelyCloseTo(alpha(returns, others, { periodsPerYear: 365, riskFree }), 1e-9);
    const differences = returns.map((value, i) => value - (others[i] ?? 0));
    expect(benchmark?.informationRatio).toBeRelativelyCloseTo(sharpe(differences, 365), 1e-9);
    for (const [name, value] of Object.entries(benchmark ?? {})) expect(value, name).toBeDefined();
  });

  it('given a benchmark of other days, then it counts nothing and measures nothing', () => {
    const late = { at: returnsOf(newYear + 400 * day, newYear + 401 * day), price: returnsOf(1, 2) };
    const { benchmark } = riskMeasures({ curve, benchmark: late });
    expect(benchmark?.returnCount).toBe(0);
    for (const [name, value] of Object.entries(benchmark ?? {}))
      if (name !== 'returnCount') expect(value, name).toBeUndefined();
  });

  it.each([
    ['no points', []],
    ['one point', [100]],
  ])('given %s, also with a benchmark, then nothing can be told', (_, equity) => {
    const measures = riskMeasures({ curve: curveOf(equity), benchmark: { at: returnsOf(1), price: returnsOf(1) } });
    const { annualization, tail, returnCount, benchmark, ...rest } = measures;
    expect([returnCount, tail, benchmark?.returnCount]).toEqual([0, 0.05, 0]);
    expect(annualization.periodsPerYear).toBe(252);
    for (const [name, value] of Object.entries(rest)) expect(value, name).toBeUndefined();
  });

  it('given nineteen returns, then there are no tails; given twenty, there are', () => {
    const some = (count: number) => riskMeasures({ curve: curveOf(grown(bellReturns(count))) });
    const tails = ['valueAtRisk', 'conditionalValueAtRisk', 'cornishFisherValueAtRisk', 'tailRatio'] as const;
    for (const name of tails) {
      expect(some(19)[name], name).toBeUndefined();
      expect(some(20)[name], name).toBeDefined();
    }
  });

  it('given a flat curve, then there is neither ratio nor shape, and no time under water', () => {
    const measures = riskMeasures({ curve: curveOf(Array.from({ length: 30 }, () => 100)) });
    for (const name of ['skewness', 'kurtosis', 'omega', 'tailRatio', 'recoveryFactor', 'probabilisticSharpe'] as const)
      expect(measures[name], name).toBeUndefined();
    expect(measures).toMatchObject({ ulcerIndex: 0, valueAtRisk: 0, conditionalValueAtRisk: 0, downsideRisk: 0 });
    expect(measures.underWater?.share).toBe(0);
  });

  it.each<[string, RiskMeasureOptions]>([
    ['a tail of 0', { tail: 0 }],
    ['a tail of 5, meant as percent', { tail: 5 }],
    ['a confidence of 95, meant as percent', { confidence: 95 }],
    ['a riskless rate of -1', { riskFreeRate: -1 }],
    ['a factor of 0', { periodsPerYear: 0 }],
  ])('given %s, then it is refused', (_, options) => {
    expect(refusalOf(() => riskMeasures({ curve }, options)).code).toBe('E422');
  });

  it('given a curve or a benchmark that is not sound, then it is refused', () => {
    expect(refusalOf(() => riskMeasures({ curve: curveOf([1, Number.NaN]) })).code).toBe('E421');
    const benchmark = { at: returnsOf(2, 1), price: returnsOf(1, 1) };
    expect(refusalOf(() => riskMeasures({ curve, benchmark })).code).toBe('E421');
  });

  it('given any curve, then every figure is finite or undefined, and what is a share lies in [0, 1]', () => {
    fc.assert(
      fc.property(curves(), curves(), (one, other) => {
        const measures = riskMeasures({ curve: one, benchmark: { at: other.at, price: other.equity } });
        for (const [name, value] of Object.entries({ ...measures, ...measures.underWater, ...measures.benchmark }))
          if (typeof value === 'number') expect(Number.isFinite(value), name).toBe(true);
        for (const share of [measures.underWater?.share, measures.probabilisticSharpe, measures.ulcerIndex]) {
          expect(share ?? 0).toBeGreaterThanOrEqual(0);
          expect(share ?? 0).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('given any returns, then deposits and withdrawals change neither tails nor drawdowns', () => {
    fc.assert(
      fc.property(twoTellings(), ({ plain, withFlows }) => {
        const [alone, told] = [riskMeasures({ curve: plain }), riskMeasures({ curve: withFlows })];
        for (const name of ['valueAtRisk', 'conditionalValueAtRisk', 'ulcerIndex', 'downsideRisk'] as const)
          expect(told[name] ?? 0, name).toBeCloseTo(alone[name] ?? 0, 9);
      }),
    );
  });

  it('given a curve, then its instants are those the benchmark is looked up at', () => {
    const { benchmark } = riskMeasures({ curve, benchmark: { at, price: curve.equity.slice(1) } });
    expect(benchmark?.returnCount, 'the first period begins before the first price').toBe(299);
    expect(benchmark?.beta).toBeCloseTo(1, 9);
  });
});
