import type {
  Decision,
  EquityCurve,
  Fill,
  FundingPaid,
  InternalCross,
  Ledger,
  Notice,
  Order,
  Refusal,
  RoundTrip,
  Trader,
} from '@rxtrade/core';
import type { SimulatedVenue } from '@rxtrade/simulator';
import type { RunRecorder } from './run-recorder.ts';

/** What every simulated figure rests on, to be shown next to it. */
export type Assumptions = {
  readonly fees: string;
  readonly slippage: string;
  readonly spread: string;
  readonly latency: string;
  readonly fills: string;
  readonly finish: string;
  /** True when nothing costs anything: such a run flatters, and is labeled. */
  readonly isFree: boolean;
};

/** Everything that happened in a backtest. */
export type BacktestResult = {
  readonly bars: number;
  readonly wasStopped: boolean;
  readonly seed: number;
  readonly reportingCurrency: string;
  readonly initialEquity: number;
  readonly finalEquity: number;
  readonly curve: EquityCurve;
  readonly trades: readonly RoundTrip[];
  readonly fills: readonly Fill[];
  readonly orders: readonly Order[];
  readonly decisions: readonly Decision[];
  readonly refusals: readonly Refusal[];
  readonly crosses: readonly InternalCross[];
  readonly fundings: readonly FundingPaid[];
  readonly notices: readonly Notice[];
  readonly ledger: Ledger;
  readonly assumptions: Assumptions;
  readonly warnings: readonly string[];
};

export function resultOf(run: {
  readonly facts: RunRecorder;
  readonly trader: Trader;
  readonly venue: SimulatedVenue;
  readonly bars: number;
  readonly wasStopped: boolean;
  readonly finish: string;
  readonly seed: number;
}): BacktestResult {
  const { facts, trader, venue } = run;
  const { curve } = facts;
  const assumptions = assumptionsOf(venue, run.finish);
  return {
    bars: run.bars,
    wasStopped: run.wasStopped,
    seed: run.seed,
    reportingCurrency: trader.valuation.reportingCurrency,
    initialEquity: curve.equity[0] ?? trader.valuation.equity(),
    finalEquity: trader.valuation.equity(),
    curve,
    trades: facts.trades,
    fills: facts.fills,
    orders: facts.orders,
    decisions: facts.decisions,
    refusals: facts.refusals,
    crosses: facts.crosses,
    fundings: facts.fundings,
    notices: facts.notices,
    ledger: trader.ledger,
    assumptions,
    warnings: warningsOf(run, assumptions),
  };
}

function assumptionsOf({ models }: SimulatedVenue, finish: string): Assumptions {
  return {
    fees: models.fees.name,
    slippage: models.slippage.name,
    spread: models.spread.name,
    latency: `${models.latency.name}; less than a bar counts as slippage on bars`,
    fills: models.fills.name,
    finish,
    isFree: models.fees.name === 'none' && models.slippage.name === 'none' && models.spread.name === 'none',
  };
}

function warningsOf(
  run: { readonly facts: RunRecorder; readonly trader: Trader; readonly wasStopped: boolean },
  assumptions: Assumptions,
): readonly string[] {
  const { facts, trader } = run;
  const warnings: string[] = [];
  if (assumptions.isFree)
    warnings.push('Nothing costs anything in this run: no fees, no spread, no slippage. Real results will be worse.');
  if (run.wasStopped) warnings.push('The run was stopped before the end of the data.');
  if (facts.fills.length === 0) warnings.push('No order was filled.');
  const open = trader.ledger.books.filter(
    ({ net, long, short }) => net.quantity !== 0 || long.quantity !== 0 || short.quantity !== 0,
  );
  if (open.length > 0)
    warnings.push(
      `Still open at the end, at the last price: ${open.map(({ instrument }) => instrument.id).join(', ')}.`,
    );
  for (const currency of trader.valuation.unpriced())
    warnings.push(`${currency} has no price in ${trader.valuation.reportingCurrency} and counts as nothing.`);
  return warnings;
}
