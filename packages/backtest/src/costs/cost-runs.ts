import type { Metrics } from '@rxtrade/analytics';
import type { EquityCurve } from '@rxtrade/core';
import { SimulatedVenue } from '@rxtrade/simulator';
import type { Assumptions } from '../runner/assumptions.ts';
import type { BacktestOptions } from '../runner/backtest-options.ts';
import type { BacktestResult } from '../runner/result.ts';
import { runBacktest } from '../runner/run-backtest.ts';
import { type CostName, costNames, costSettings } from './cost-settings.ts';

/** What became of a run under one set of costs. Made of its result; nothing is rescaled. */
export type CostRun = {
  readonly name: CostName;
  /** What trading costs in it, in words. */
  readonly text: string;
  readonly assumptions: Assumptions;
  readonly curve: EquityCurve;
  readonly finalEquity: number;
  readonly fills: number;
  readonly metrics: Metrics;
};

/** The options of a run under one set of costs: the same in all but the venue. */
export function withCosts(options: BacktestOptions, name: CostName): BacktestOptions {
  if (name === 'expected') return options;
  return { ...options, venue: { ...options.venue, ...costSettings(name, new SimulatedVenue(options.venue).models) } };
}

/** What a result says under the costs it was made with. */
export function costRunOf(
  name: CostName,
  { assumptions, curve, finalEquity, fills, metrics }: BacktestResult,
): CostRun {
  return { name, text: costText(assumptions), assumptions, curve, finalEquity, fills: fills.length, metrics };
}

function costText({ fees, slippage, spread, latency, fills }: Assumptions): string {
  return `fees ${fees}; slippage ${slippage}; spread ${spread}; latency ${latency}; ${fills}`;
}

/**
 * Runs a backtest under kind, expected and harsh costs, each a simulation of its own, and returns the three in this order.
 * A run without any costs has but itself: half of nothing and twice nothing are nothing. Where `expected` has run already,
 * its result saves running it again. Journal, tracer and facts are told of the expected run alone. Models, rules and
 * strategies must keep nothing from one run to the next.
 *
 * @example
 * import { runCosts } from '@rxtrade/backtest';
 * import { builtInMarket } from '@rxtrade/simulator';
 * import { smaCross } from '@rxtrade/strategies';
 *
 * const { series } = builtInMarket({ bars: 5_000, symbols: ['BTCUSDT'] });
 * const runs = runCosts({ series, strategies: [{ strategy: smaCross }], balances: { USDT: '10000' } });
 * for (const { name, finalEquity } of runs) console.log(`${name.padEnd(8)} ${finalEquity.toFixed(2)} USDT`);
 *
 * @throws what `runBacktest` throws.
 */
export function runCosts(
  options: BacktestOptions,
  expected: BacktestResult = runBacktest(options),
): readonly CostRun[] {
  const { journal, tracer, facts, ...quiet } = options;
  return costNames
    .filter((name) => name === 'expected' || !expected.assumptions.isFree)
    .map((name) => costRunOf(name, name === 'expected' ? expected : runBacktest(withCosts(quiet, name))));
}
