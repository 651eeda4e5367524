import type { EquityCurve } from '@rxtrade/core';
import { type AnnualizationChoice, samplingOf } from '../annualization/annualization.ts';
import { ratePerPeriod } from '../annualization/rate-per-period.ts';
import { alphaOf, betaOf, correlationOf } from '../benchmark/alpha-beta.ts';
import { type Benchmark, benchmarkReturns } from '../benchmark/benchmark-returns.ts';
import { downCapture, upCapture } from '../benchmark/capture.ts';
import { coMomentsOf } from '../benchmark/co-moments.ts';
import { cornishFisherOf } from '../distribution/cornish-fisher.ts';
import { sortedValues } from '../distribution/quantile.ts';
import { shapeOf } from '../distribution/shape.ts';
import { tailRatioOf } from '../distribution/tail-ratio.ts';
import { conditionalValueAtRiskOf, reaches, usualTail, valueAtRiskOf } from '../distribution/value-at-risk.ts';
import { fallsOf } from '../drawdown/drawdowns.ts';
import { recoveryFactor } from '../drawdown/recovery-factor.ts';
import { ulcerIndexOf } from '../drawdown/ulcer-index.ts';
import { underWaterOf } from '../drawdown/under-water.ts';
import { excessReturns } from '../growth/growth.ts';
import { sampledReturns } from '../returns/period-returns.ts';
import { wealthIndex } from '../returns/wealth-index.ts';
import { omega } from '../risk-ratios/omega.ts';
import { sharpe } from '../risk-ratios/ratios.ts';
import { downsideRisk, volatility } from '../risk-ratios/volatility.ts';
import { minimumTrackRecord, probabilisticSharpe } from '../sharpe-statistics/probabilistic-sharpe.ts';
import { sharpeSampleOf } from '../sharpe-statistics/sharpe-sample.ts';
import type { BenchmarkMeasures, RiskMeasures } from './risk-metrics.ts';

/** What is measured: a curve, and what it is compared with. */
export type RiskMeasured = {
  readonly curve: EquityCurve;
  readonly benchmark?: Benchmark;
};

/** How risk is measured. */
export type RiskMeasureOptions = AnnualizationChoice & {
  /** Return a year that costs no risk, as `measure` takes it. Zero when absent. */
  readonly riskFreeRate?: number;
  /** The share of the worst returns that value at risk looks at. 0.05 when absent. */
  readonly tail?: number;
  /** The Sharpe ratio a year that has to be beaten. Zero when absent. */
  readonly referenceSharpe?: number;
  /** How sure the minimum track record makes. 0.95 when absent. */
  readonly confidence?: number;
};

/** Below it, percentiles of 5 and 95 are nothing but the extremes. */
const returnsForTails = 20;

/**
 * Measures the risk of an equity curve beyond what `measure` says: its tails, its time under water, how much a Sharpe
 * ratio of that length proves, and what a benchmark explains of it. Returns are sampled and annualized as in `measure`,
 * drawdowns look at every point, deposits and withdrawals are no performance. Figures a sample cannot carry are undefined.
 *
 * @throws E421 when the curve or the benchmark is not sound, E422 when an option is out of range.
 */
export function riskMeasures({ curve, benchmark }: RiskMeasured, options: RiskMeasureOptions = {}): RiskMeasures {
  const { tail = usualTail, referenceSharpe = 0, confidence } = options;
  const index = wealthIndex(curve);
  const { period, annualization } = samplingOf(curve, options);
  const { periodsPerYear } = annualization;
  const riskFree = ratePerPeriod(options.riskFreeRate ?? 0, periodsPerYear);
  const reference = referenceSharpe / Math.sqrt(periodsPerYear);
  const { at, returns } = sampledReturns(curve.at, index, period);
  const shape = shapeOf(returns);
  const sorted = sortedValues(returns);
  // also where there is no return, so that a wrong option is told at once
  const expansion = reaches(sorted.length, tail) ? cornishFisherOf(shape, tail) : undefined;
  const sample = sharpeSampleOf(shape, riskFree);
  const falls = fallsOf(curve.at, index);
  return {
    annualization,
    tail,
    returnCount: returns.length,
    skewness: shape.skewness,
    kurtosis: shape.kurtosis,
    valueAtRisk: valueAtRiskOf(sorted, tail),
    conditionalValueAtRisk: conditionalValueAtRiskOf(sorted, tail),
    cornishFisherValueAtRisk: expansion?.valueAtRisk,
    cornishFisherConditionalValueAtRisk: expansion?.conditionalValueAtRisk,
    downsideRisk: downsideRisk(returns, periodsPerYear, riskFree),
    omega: omega(returns, riskFree),
    tailRatio: sorted.length < returnsForTails ? undefined : tailRatioOf(sorted),
    ulcerIndex: ulcerIndexOf(index),
    recoveryFactor: recovered(index, falls),
    underWater: underWaterOf(curve, falls),
    probabilisticSharpe: sample && probabilisticSharpe(sample, reference),
    minimumTrackRecord: sample && minimumTrackRecord(sample, reference, confidence),
    benchmark:
      benchmark && comparedWith(benchmark, { startAt: curve.at[0] ?? 0, at, returns, periodsPerYear, riskFree }),
  };
}

function recovered(index: Float64Array, falls: readonly { readonly depth: number }[]): number | undefined {
  if (index.length < 2) return undefined;
  const total = (index[index.length - 1] as number) / (index[0] as number) - 1;
  const deepest = falls.reduce((found, { depth }) => Math.max(found, depth), 0);
  return recoveryFactor(total, deepest);
}

type Compared = {
  readonly startAt: number;
  readonly at: Float64Array;
  readonly returns: Float64Array;
  readonly periodsPerYear: number;
  readonly riskFree: number;
};

function comparedWith(
  benchmark: Benchmark,
  { startAt, at, returns, periodsPerYear, riskFree }: Compared,
): BenchmarkMeasures {
  const others = benchmarkReturns(benchmark, { startAt, at });
  const moments = coMomentsOf(returns, others);
  // of which the tracking error and the information ratio are made
  const active = excessReturns(returns, others);
  return {
    returnCount: moments.count,
    alpha: alphaOf(moments, { periodsPerYear, riskFree }),
    beta: betaOf(moments),
    correlation: correlationOf(moments),
    trackingError: volatility(active, periodsPerYear),
    informationRatio: sharpe(active, periodsPerYear),
    upCapture: upCapture(returns, others, periodsPerYear),
    downCapture: downCapture(returns, others, periodsPerYear),
  };
}
