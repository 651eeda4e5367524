/**
 * Performance metrics of an equity curve and its trades.
 *
 * @module
 * @mergeModuleWith <project>
 */

// annualization
export { type AnnualizationChoice, type Sampling, samplingOf } from './annualization/annualization.ts';
// against a benchmark
export { type AlphaOptions, alpha, beta, correlation } from './benchmark/alpha-beta.ts';
export { type Benchmark, benchmarkOf, benchmarkReturns, canBeHeld } from './benchmark/benchmark-returns.ts';
export { downCapture, upCapture } from './benchmark/capture.ts';
export { informationRatio, trackingError } from './benchmark/information-ratio.ts';
// trades
export { type BreakdownBy, breakdown, type TradeGroup } from './breakdown/breakdown.ts';
export { reasonKind } from './breakdown/reason-kind.ts';
// capacity
export { capacity } from './capacity/capacity.ts';
export { type Participation, participation } from './capacity/participation.ts';
// the same run under other costs
export type { CostCurve } from './costs/cost-curve.ts';
// what is wrong with a result
export { type Diagnosed, diagnose, type Finding, type FindingId, type Severity } from './diagnosis/index.ts';
// distribution of returns
export { cornishFisherConditionalValueAtRisk, cornishFisherValueAtRisk } from './distribution/cornish-fisher.ts';
export { type Histogram, histogram } from './distribution/histogram.ts';
export { kurtosis, type Shape, shapeOf, skewness } from './distribution/shape.ts';
export { tailRatio } from './distribution/tail-ratio.ts';
export { conditionalValueAtRisk, valueAtRisk } from './distribution/value-at-risk.ts';
// drawdowns
export { type Drawdown, drawdowns } from './drawdown/drawdowns.ts';
export { maxDrawdown } from './drawdown/max-drawdown.ts';
export { recoveryFactor } from './drawdown/recovery-factor.ts';
export { ulcerIndex } from './drawdown/ulcer-index.ts';
export { type UnderWater, underWater } from './drawdown/under-water.ts';
// errors
export { analyticsErrors } from './errors.ts';
export { type Excursions, excursions } from './excursions/excursions.ts';
// growth
export { annualReturn, cagr, excessReturns, totalReturn } from './growth/growth.ts';
// metrics
export { describeMetrics, type MetricRow } from './metrics/describe-metrics.ts';
export { describeRisk } from './metrics/describe-risk.ts';
export { type Measured, type MeasureOptions, measure } from './metrics/measure.ts';
export type { Annualization, Metrics, TradeStatistics } from './metrics/metrics.ts';
export { type RiskMeasured, type RiskMeasureOptions, riskMeasures } from './metrics/risk-measures.ts';
export type { BenchmarkMeasures, RiskMeasures } from './metrics/risk-metrics.ts';
// returns of a curve
export type { ReturnPeriod } from './returns/calendar.ts';
export { type MonthlyReturn, monthlyReturns } from './returns/monthly-returns.ts';
export { type PeriodReturns, periodReturns } from './returns/period-returns.ts';
export { wealthIndex } from './returns/wealth-index.ts';
// risk and what it earns
export { omega } from './risk-ratios/omega.ts';
export { calmar, sharpe, sortino } from './risk-ratios/ratios.ts';
export { compoundVolatility, downsideRisk, volatility } from './risk-ratios/volatility.ts';
// rolling over a window
export { type RollingOptions, rollingBeta, rollingSharpe, rollingVolatility } from './rolling/rolling.ts';
// what a Sharpe ratio proves
export {
  minimumTrackRecord,
  probabilisticSharpe,
  sharpeStandardError,
} from './sharpe-statistics/probabilistic-sharpe.ts';
export { type SharpeSample, sharpeSample } from './sharpe-statistics/sharpe-sample.ts';
export { exposure, type Holding, holdingsOfFills, holdingsOfTrades, type MeasuredFill } from './trades/exposure.ts';
export type { RateOf, Reporting } from './trades/rates.ts';
export { tradeReturn } from './trades/trade-return.ts';
export { kelly, profitFactor, systemQuality, tradeStatistics } from './trades/trade-statistics.ts';
export { averageEquityOf, tradedNotional, turnover } from './trades/turnover.ts';
