import type { BarSeries, EquityCurve } from '@rxtrade/core';
import { samplingOf } from '../../annualization/annualization.ts';
import { benchmarkOf, benchmarkReturns } from '../../benchmark/benchmark-returns.ts';
import { periodReturns } from '../../returns/period-returns.ts';
import { rollingBeta, rollingSharpe, rollingVolatility } from '../../rolling/rolling.ts';

/** Measures over a window of returns, where the window is full and the measure exists. */
export type RollingLine = { readonly at: Float64Array; readonly value: Float64Array };

export type Rolling = {
  /** How many returns are looked back on. */
  readonly window: number;
  readonly sharpe: RollingLine;
  readonly volatility: RollingLine;
  readonly beta?: RollingLine;
};

/** Half a year, a quarter, a month, two weeks of a market that never closes. */
const windows = [126, 63, 30, 14] as const;
/** A window that is most of the run says nothing about how it changed. */
const windowsInRun = 4;

/** So many returns a report needs to roll over them. */
export const returnsToRoll = windowsInRun * 14;

/** Sharpe ratio, volatility and beta as they went, over the longest window that fits the run four times. */
export function rollingLines(curve: EquityCurve, market: BarSeries | undefined): Rolling | undefined {
  const { period, annualization } = samplingOf(curve);
  const { at, returns, length } = periodReturns(curve, period);
  const window = windows.find((one) => one * windowsInRun <= length);
  if (window === undefined) return undefined;
  const { periodsPerYear } = annualization;
  const lineOf = (values: Float64Array): RollingLine => {
    const known = Array.from(values.keys()).filter((i) => !Number.isNaN(values[i]));
    return {
      at: Float64Array.from(known, (i) => at[i] as number),
      value: Float64Array.from(known, (i) => values[i] as number),
    };
  };
  const beta = market && betaOf(curve, market, { at, returns, window });
  return {
    window,
    sharpe: lineOf(rollingSharpe(returns, { window, periodsPerYear })),
    volatility: lineOf(rollingVolatility(returns, { window, periodsPerYear })),
    ...(beta && { beta: lineOf(beta) }),
  };
}

function betaOf(
  curve: EquityCurve,
  market: BarSeries,
  { at, returns, window }: { readonly at: Float64Array; readonly returns: Float64Array; readonly window: number },
): Float64Array {
  const others = benchmarkReturns(benchmarkOf(market), { startAt: curve.at[0] as number, at });
  return rollingBeta(returns, others, { window });
}
