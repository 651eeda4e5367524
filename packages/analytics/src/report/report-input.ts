import type { BarSeries, EquityCurve, Fill, RoundTrip } from '@rxtrade/core';
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
  readonly curve: EquityCurve;
  readonly metrics: Metrics;
  /** The bars the run saw. The first one is what buy and hold would have bought. */
  readonly series: readonly BarSeries[];
  readonly trades: readonly RoundTrip[];
  /** In the order they happened. */
  readonly fills: readonly ReportFill[];
  /** Fees, slippage, spread, latency, fill rule, finish, seed: shown beside every simulated figure. */
  readonly assumptions: readonly ReportAssumption[];
  readonly warnings: readonly string[];
  /** The reporting currency, in which equity is counted. */
  readonly currency: string;
  /** What the equity is drawn against; buy and hold of the first series when absent. */
  readonly benchmark?: 'buy-and-hold' | 'none';
};
