import type { BarSeries, EquityCurve, RoundTrip } from '@rxtrade/core';
import type { CostCurve } from '../costs/cost-curve.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { MeasuredFill } from '../trades/exposure.ts';

/** What is looked at: a run as it came out. What is absent is not looked at. */
export type Diagnosed = {
  readonly curve: EquityCurve;
  readonly metrics: Metrics;
  readonly trades: readonly RoundTrip[];
  /** In the order they happened. */
  readonly fills?: readonly MeasuredFill[];
  /** The bars it saw. */
  readonly series?: readonly BarSeries[];
  /** The market it is held against; the first of `series` when absent. Prices that are not all above zero are left aside. */
  readonly benchmark?: BarSeries | 'none';
  /** True where prices came out of a generator. */
  readonly isSynthetic?: boolean;
  /** True where trading cost nothing. */
  readonly isFree?: boolean;
  /** The same run under other costs. */
  readonly costs?: readonly CostCurve[];
  /** A live run cannot have known the future, so that is not looked for. `backtest` when absent. */
  readonly world?: 'backtest' | 'paper' | 'live';
};

/** Money as a sentence prints it. */
export type MoneyText = (value: number) => string;
