import { benchmarkOf, type Metrics, measure, type RiskMeasures, riskMeasures } from '@rxtrade/analytics';
import type {
  BarSeries,
  BorrowPaid,
  Decision,
  EndedBy,
  EquityCurve,
  Fill,
  FundingPaid,
  InternalCross,
  Ledger,
  Notice,
  Order,
  Refusal,
  RoundTrip,
} from '@rxtrade/core';
import { type Assumptions, assumptionsOf } from './assumptions.ts';
import type { FinishedRun } from './finished-run.ts';
import { ratesFromSeries } from './series-rates.ts';
import { warningsOf } from './warnings.ts';

/** Everything that happened in a backtest. */
export type BacktestResult = {
  readonly bars: number;
  /** Market events of every kind, bars among them. */
  readonly events: number;
  /** The end of the data, a stop that was asked for, or ruin. */
  readonly endedBy: EndedBy;
  readonly wasStopped: boolean;
  readonly seed: number;
  readonly reportingCurrency: string;
  readonly initialEquity: number;
  readonly finalEquity: number;
  readonly curve: EquityCurve;
  /** Made when first read, as `fills` and `decisions` are: until then they are columns. */
  readonly trades: readonly RoundTrip[];
  readonly fills: readonly Fill[];
  readonly orders: readonly Order[];
  readonly decisions: readonly Decision[];
  readonly refusals: readonly Refusal[];
  readonly crosses: readonly InternalCross[];
  readonly fundings: readonly FundingPaid[];
  readonly borrowings: readonly BorrowPaid[];
  readonly notices: readonly Notice[];
  readonly ledger: Ledger;
  /** Measured when first read, annualized as the bars suggest; `measure` takes other choices. */
  readonly metrics: Metrics;
  /** Tails, time under water, what a Sharpe ratio of that length proves, and, with a `benchmark`, alpha and beta. */
  readonly risk: RiskMeasures;
  /** What the run is compared with, where it was given something. */
  readonly benchmark?: BarSeries;
  readonly assumptions: Assumptions;
  /** Worked out when first read. */
  readonly warnings: readonly string[];
};

export function resultOf(run: FinishedRun): BacktestResult {
  const { facts, trader, venue, options } = run;
  const { curve } = facts;
  const { reportingCurrency } = trader.valuation;
  const assumptions = assumptionsOf(venue, run.finish, options.detail);
  const { benchmark } = options;
  let metrics: Metrics | undefined;
  let risk: RiskMeasures | undefined;
  let warnings: readonly string[] | undefined;
  return {
    bars: run.bars,
    events: run.events,
    endedBy: run.endedBy,
    wasStopped: run.endedBy === 'stop',
    seed: run.seed,
    reportingCurrency,
    initialEquity: curve.equity[0] ?? trader.valuation.equity(),
    finalEquity: trader.valuation.equity(),
    curve,
    get trades() {
      return facts.trades;
    },
    get fills() {
      return facts.fills;
    },
    orders: facts.orders,
    get decisions() {
      return facts.decisions;
    },
    refusals: facts.refusals,
    crosses: facts.crosses,
    fundings: facts.fundings,
    borrowings: facts.borrowings,
    notices: facts.notices,
    ledger: trader.ledger,
    // a search over thousands of runs reads only what it ranks them by
    get metrics() {
      metrics ??= measure(
        { curve, trades: facts.trades, fills: facts.fills },
        { reportingCurrency, rateOf: ratesFromSeries(options.series, reportingCurrency, options.events) },
      );
      return metrics;
    },
    get risk() {
      risk ??= riskMeasures({ curve, ...(benchmark && { benchmark: benchmarkOf(benchmark) }) });
      return risk;
    },
    ...(benchmark && { benchmark }),
    assumptions,
    get warnings() {
      warnings ??= warningsOf(run, assumptions);
      return warnings;
    },
  };
}
