import { RxtradeError, Trader } from '@rxtrade/core';
import { SimulatedVenue } from '@rxtrade/simulator';
import type { BacktestOptions } from './backtest-options.ts';
import { barsWithin, checkSettings } from './check-options.ts';
import { type BacktestResult, resultOf } from './result.ts';
import { RunRecorder } from './run-recorder.ts';

/** A backtest ready to run: its trader and venue, and what will record it. For worlds that bring their own feeds. */
export type AssembledBacktest = {
  readonly trader: Trader;
  readonly venue: SimulatedVenue;
  readonly facts: RunRecorder;
  readonly finish: 'open' | 'close' | 'leave-open';
  /** The result, once the world has run. */
  result(end: { readonly bars: number; readonly wasStopped: boolean }): BacktestResult;
};

const finishPrices = {
  'leave-open': 'leave-open',
  'close-at-last-open': 'open',
  'close-at-last-close': 'close',
} as const;

/**
 * Builds the trader and the simulated venue of a backtest.
 *
 * @throws E011 when the seed is no whole number, E012 when a balance is no exact decimal, E020 when a strategy names an
 * instrument without series, E030 or E031 when the bars are not sound, E050 when parameters are invalid, E051 when a
 * strategy fails to set up, E070 when two strategies or two instruments share a name, E410 without series, E411 without
 * strategies, E413 without money, E414 when a series is given twice, E416 when another option is out of range.
 */
export function assembleBacktest(options: BacktestOptions): AssembledBacktest {
  checkSettings(options);
  const { series, window, strategies, balances, rules = [], seed = 0, finish = 'leave-open' } = options;
  if (!(finish in finishPrices))
    throw new RxtradeError('E416', `finish is "${finish}"; choose one of ${Object.keys(finishPrices).join(', ')}`, {
      option: 'finish',
      value: finish,
    });
  const facts = new RunRecorder(series.reduce((most, one) => Math.max(most, barsWithin(one, window)), 0) + 1);
  const venue = new SimulatedVenue({ seed, ...options.venue });
  const trader = new Trader({
    instruments: [...new Set(series.map(({ instrument }) => instrument))],
    strategies,
    rules,
    reportingCurrency: options.reportingCurrency ?? (series[0]?.instrument.quote as string),
    balances,
    seed,
    ...(options.sizer && { sizer: options.sizer }),
    ...(options.leverage !== undefined && { leverage: options.leverage }),
    ...(options.tracer && { tracer: options.tracer }),
  });
  return {
    trader,
    venue,
    facts,
    finish: finishPrices[finish],
    result: (end) => resultOf({ ...end, facts, trader, venue, options, finish, seed }),
  };
}
