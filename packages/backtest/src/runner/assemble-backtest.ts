import { type EndedBy, RxtradeError, type SweepWindow, Trader } from '@rxtrade/core';
import { SimulatedVenue } from '@rxtrade/simulator';
import { type BacktestOptions, instrumentsOf, reportingCurrencyOf } from './backtest-options.ts';
import { checkDetail } from './check-detail.ts';
import { barsWithin, checkSettings, eventsWithin } from './check-options.ts';
import { type BacktestResult, resultOf } from './result.ts';
import { RunRecorder } from './run-recorder.ts';
import { spanOf } from './span.ts';

/** A backtest ready to run: its trader and venue, and what will record it. For worlds that bring their own feeds. */
export type AssembledBacktest = {
  readonly trader: Trader;
  readonly venue: SimulatedVenue;
  readonly facts: RunRecorder;
  readonly finish: 'open' | 'close' | 'leave-open';
  /** What is swept: the window, and the warm-up before it. */
  readonly window: SweepWindow;
  readonly ruinShare: number;
  /** The result, once the world has run. */
  result(end: { readonly bars: number; readonly events: number; readonly endedBy: EndedBy }): BacktestResult;
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
 * strategies, E413 without money, E414 when a series or events are given twice, E416 when another option is out of range.
 */
export function assembleBacktest(options: BacktestOptions): AssembledBacktest {
  checkSettings(options);
  checkDetail(options);
  const { series, events = [], window, strategies, balances, rules = [], seed = 0, finish = 'leave-open' } = options;
  if (!(finish in finishPrices))
    throw new RxtradeError('E416', `finish is "${finish}"; choose one of ${Object.keys(finishPrices).join(', ')}`, {
      option: 'finish',
      value: finish,
    });
  const counts = [...series.map((one) => barsWithin(one, window)), ...events.map((one) => eventsWithin(one, window))];
  const { tradesFrom, swept } = spanOf(options);
  const facts = new RunRecorder(Math.max(0, ...counts) + 1, tradesFrom);
  const instruments = instrumentsOf(options);
  const reportingCurrency = reportingCurrencyOf(options);
  const margin = { ...(options.leverage !== undefined && { leverage: options.leverage }), ...options.margin };
  const account = { instruments, balances: { [reportingCurrency]: '0', ...balances }, margin };
  const venue = new SimulatedVenue({ seed, account, ...options.venue });
  const trader = new Trader({
    instruments,
    strategies,
    rules,
    reportingCurrency,
    balances,
    seed,
    ...(options.sizer && { sizer: options.sizer }),
    margin,
    ...(options.fundingPrice && { fundingPrice: options.fundingPrice }),
    ...(options.tracer && { tracer: options.tracer }),
    ...(options.universe && { universe: options.universe }),
    ...(tradesFrom !== undefined && { tradesFrom }),
  });
  return {
    trader,
    venue,
    facts,
    finish: finishPrices[finish],
    window: swept,
    ruinShare: options.ruin ?? 0,
    result: (end) => resultOf({ ...end, facts, trader, venue, options, finish, seed }),
  };
}
