import type { EquityCurve, RoundTrip } from '@rxtrade/core';
import { type AnnualizationChoice, samplingOf } from '../annualization/annualization.ts';
import { ratePerPeriod } from '../annualization/rate-per-period.ts';
import { fallsOf } from '../drawdown/drawdowns.ts';
import { finite } from '../growth/finite.ts';
import { cagr } from '../growth/growth.ts';
import { sampledReturns } from '../returns/period-returns.ts';
import { wealthIndex } from '../returns/wealth-index.ts';
import { sharpe, sortino } from '../risk-ratios/ratios.ts';
import { volatility } from '../risk-ratios/volatility.ts';
import { exposure, holdingsOfFills, holdingsOfTrades, type MeasuredFill } from '../trades/exposure.ts';
import type { Reporting } from '../trades/rates.ts';
import { tradeStatistics } from '../trades/trade-statistics.ts';
import { averageEquityOf, tradedNotional, turnover } from '../trades/turnover.ts';
import type { Metrics } from './metrics.ts';

/** What is measured. */
export type Measured = {
  readonly curve: EquityCurve;
  readonly trades: readonly RoundTrip[];
  /** In the order they happened. With them turnover is known, and exposure counts what is still open. */
  readonly fills?: readonly MeasuredFill[];
};

/** How a run is measured: the currency it is reported in, its annualization, and what riskless money earns. */
export type MeasureOptions = AnnualizationChoice &
  Reporting & {
    /** Return a year that costs no risk, 0.04 for four percent; also what the Sortino ratio requires. Zero when absent. */
    readonly riskFreeRate?: number;
  };

/**
 * Measures an equity curve and its trades. Growth and drawdowns look at every point; volatility and the ratios at
 * returns sampled as `annualization` says. Deposits and withdrawals are no performance: all returns are time-weighted.
 * Calmar is CAGR over the deepest drawdown. A curve without points is all undefined, at the instant 0.
 *
 * @throws E420 when something was traded in a currency that has no rate, E421 when the curve is not sound, E422 when an
 * option is out of range.
 */
export function measure({ curve, trades, fills }: Measured, options: MeasureOptions = {}): Metrics {
  const { length, at, equity } = curve;
  const index = wealthIndex(curve);
  const { period, annualization } = samplingOf(curve, options);
  const { returns } = sampledReturns(at, index, period);
  const reporting = reportingOf(trades, fills, options);
  const startAt = at[0] ?? 0;
  const endAt = at[length - 1] ?? 0;
  const total = length < 2 ? undefined : finite((index[length - 1] as number) / (index[0] as number) - 1);
  const growth = total === undefined ? undefined : cagr(total, endAt - startAt);
  const { deepest, longestMs } = worstOf(at, index);
  const { periodsPerYear } = annualization;
  const riskFree = ratePerPeriod(options.riskFreeRate ?? 0, periodsPerYear);
  const holdings = fills === undefined ? holdingsOfTrades(trades) : holdingsOfFills(fills, endAt);
  return {
    startAt,
    endAt,
    reportingCurrency: reporting.reportingCurrency,
    initialEquity: equity[0] ?? 0,
    finalEquity: equity[length - 1] ?? 0,
    netFlow: netFlowOf(curve),
    totalReturn: total,
    cagr: growth,
    volatility: volatility(returns, periodsPerYear),
    sharpe: sharpe(returns, periodsPerYear, riskFree),
    sortino: sortino(returns, periodsPerYear, riskFree),
    calmar: growth === undefined || !deepest ? undefined : finite(growth / deepest),
    maxDrawdown: deepest,
    maxDrawdownMs: longestMs,
    exposure: exposure(holdings, startAt, endAt),
    turnover:
      fills === undefined
        ? undefined
        : turnover(tradedNotional(fills, reporting), averageEquityOf(curve) ?? 0, endAt - startAt),
    returnCount: returns.length,
    annualization,
    trades: tradeStatistics(trades, reporting),
  };
}

/** One currency for trades and fills alike. */
function reportingOf(
  trades: readonly RoundTrip[],
  fills: readonly MeasuredFill[] | undefined,
  { reportingCurrency, rateOf }: Reporting,
): Reporting {
  const currency = reportingCurrency ?? trades[0]?.instrument.quote ?? fills?.[0]?.instrument.quote;
  return { ...(currency !== undefined && { reportingCurrency: currency }), ...(rateOf && { rateOf }) };
}

/** The deepest and the longest drawdown, which need not be the same one. Undefined below two points. */
function worstOf(at: Float64Array, index: Float64Array) {
  if (index.length < 2) return { deepest: undefined, longestMs: undefined };
  let deepest = 0;
  let longestMs = 0;
  for (const { depth, durationMs } of fallsOf(at, index)) {
    deepest = Math.max(deepest, depth);
    longestMs = Math.max(longestMs, durationMs);
  }
  return { deepest, longestMs };
}

/** What the first point was opened with is not among it. */
function netFlowOf({ length, flow }: EquityCurve): number {
  let sum = 0;
  for (let i = 1; i < length; i++) sum += flow[i] as number;
  return sum;
}
