import type { UnderWater } from '../drawdown/under-water.ts';
import type { Annualization } from './metrics.ts';

/**
 * What `riskMeasures` tells of a curve. Rates are fractions, losses are positive; what a sample cannot carry is undefined.
 */
export type RiskMeasures = {
  readonly annualization: Annualization;
  /** The share of the worst returns that the four values at risk look at. */
  readonly tail: number;
  /** How many returns all but drawdowns rest on. */
  readonly returnCount: number;
  readonly skewness: number | undefined;
  /** Not in excess: 3 for the normal distribution. */
  readonly kurtosis: number | undefined;
  /** Losses a period, not a year, as are the next three. */
  readonly valueAtRisk: number | undefined;
  readonly conditionalValueAtRisk: number | undefined;
  readonly cornishFisherValueAtRisk: number | undefined;
  readonly cornishFisherConditionalValueAtRisk: number | undefined;
  /** A year, below the riskless return. */
  readonly downsideRisk: number | undefined;
  /** About the riskless return. */
  readonly omega: number | undefined;
  /** Undefined below 20 returns. */
  readonly tailRatio: number | undefined;
  /** A fraction. */
  readonly ulcerIndex: number | undefined;
  readonly recoveryFactor: number | undefined;
  readonly underWater: UnderWater | undefined;
  /** Probability that the true Sharpe ratio is above the reference. */
  readonly probabilisticSharpe: number | undefined;
  /** How many returns it takes to be that sure; more than `returnCount` means that this run proves nothing yet. */
  readonly minimumTrackRecord: number | undefined;
  /** Undefined when there is nothing to compare with. */
  readonly benchmark: BenchmarkMeasures | undefined;
};

/** What a benchmark explains of a curve, and what it does not. */
export type BenchmarkMeasures = {
  /** How many returns both have. */
  readonly returnCount: number;
  /** A year. */
  readonly alpha: number | undefined;
  readonly beta: number | undefined;
  readonly correlation: number | undefined;
  /** A year. */
  readonly trackingError: number | undefined;
  /** A year. */
  readonly informationRatio: number | undefined;
  readonly upCapture: number | undefined;
  readonly downCapture: number | undefined;
};
