/**
 * Performance metrics of an equity curve and its trades.
 *
 * @module
 * @mergeModuleWith <project>
 */

// annualization
export { type AnnualizationChoice, type Sampling, samplingOf } from './annualization/annualization.ts';
// drawdowns
export { type Drawdown, drawdowns } from './drawdown/drawdowns.ts';
export { maxDrawdown } from './drawdown/max-drawdown.ts';
// errors
export { analyticsErrors } from './errors.ts';
// growth
export { annualReturn, cagr, excessReturns, totalReturn } from './growth/growth.ts';
// metrics
export { describeMetrics, type MetricRow } from './metrics/describe-metrics.ts';
export { type Measured, type MeasureOptions, measure } from './metrics/measure.ts';
export type { Annualization, Metrics, TradeStatistics } from './metrics/metrics.ts';
// returns of a curve
export type { ReturnPeriod } from './returns/calendar.ts';
export { type MonthlyReturn, monthlyReturns } from './returns/monthly-returns.ts';
export { type PeriodReturns, periodReturns } from './returns/period-returns.ts';
export { wealthIndex } from './returns/wealth-index.ts';
// risk and what it earns
export { calmar, sharpe, sortino } from './risk-ratios/ratios.ts';
export { compoundVolatility, downsideRisk, volatility } from './risk-ratios/volatility.ts';
// trades
export { exposure, type Holding, holdingsOfFills, holdingsOfTrades, type MeasuredFill } from './trades/exposure.ts';
export type { RateOf, Reporting } from './trades/rates.ts';
export { tradeReturn } from './trades/trade-return.ts';
export { kelly, profitFactor, systemQuality, tradeStatistics } from './trades/trade-statistics.ts';
export { averageEquityOf, tradedNotional, turnover } from './trades/turnover.ts';
