import type { BarSeries, EquityCurve, Fill, RoundTrip } from '@rxtrade/core';
import type { CostCurve } from '../costs/cost-curve.ts';
import type { Finding } from '../diagnosis/index.ts';
import type { Metrics } from '../metrics/metrics.ts';

/** Something the figures rest on, in words: `{ label: 'Fees', value: '0.1% taker, 0.1% maker' }`. */
export type ReportAssumption = { readonly label: string; readonly value: string };

/** What a report needs of a fill; core's `Fill` has it all. */
export type ReportFill = Pick<
  Fill,
  'instrument' | 'side' | 'eventAt' | 'exactPrice' | 'exactQuantity' | 'liquidity'
> & {
  /** How much worse than the reference price, in quote; negative when better. */
  readonly report: { readonly slippage: number };
};

/** What a report shows: plain facts of a run, whichever world it ran in. */
export type ReportInput = {
  readonly title: string;
  readonly subtitle?: string;
  /** True where the market came out of the built-in generator; every section is then labeled synthetic. */
  readonly isSynthetic: boolean;
  /** True where trading cost nothing; title, summary and every section then say so. */
  readonly isFree?: boolean;
  /** A live run is not suspected of look-ahead. `backtest` when absent. */
  readonly world?: 'backtest' | 'paper' | 'live';
  readonly curve: EquityCurve;
  readonly metrics: Metrics;
  /** The bars the run saw. The first one is what buy and hold would have bought. */
  readonly series: readonly BarSeries[];
  readonly trades: readonly RoundTrip[];
  /** In the order they happened. */
  readonly fills: readonly ReportFill[];
  /** Fees, slippage, spread, latency, fill rule, finish, seed: shown beside every simulated figure. */
  readonly assumptions: readonly ReportAssumption[];
  /** What tells which run this is, such as its fingerprint: shown once, below the assumptions. */
  readonly identity?: readonly ReportAssumption[];
  readonly warnings: readonly string[];
  /** The reporting currency, in which equity is counted. */
  readonly currency: string;
  /**
   * What the equity is drawn against, and what alpha, beta and regimes refer to: the bars of an instrument, held from the
   * first point on; those of the first series when absent.
   */
  readonly benchmark?: BarSeries | 'buy-and-hold' | 'none';
  /** The same run under other costs. Their curves are drawn beside the equity, with a table; `expected` may be among them. */
  readonly costs?: readonly CostCurve[];
  /** What `diagnose` found; it is asked when absent. */
  readonly findings?: readonly Finding[];
};
