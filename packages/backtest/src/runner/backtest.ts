import {
  type BarSeries,
  checkBars,
  type ExactInput,
  type JournalStorage,
  type PositionSizer,
  type RiskRule,
  RxtradeError,
  runHistory,
  type StrategyAssignment,
  type SweepWindow,
  type TraceNote,
  Trader,
} from '@rxtrade/core';
import { SimulatedVenue, type SimulatedVenueSettings } from '@rxtrade/simulator';
import type { Observable } from 'rxjs';
import { type BacktestResult, resultOf } from './result.ts';
import { RunRecorder } from './run-recorder.ts';

/** What becomes of positions that are open when the data end. */
export type Finish = 'leave-open' | 'close-at-last-open' | 'close-at-last-close';

/** What a backtest runs on. Only series, strategies and balances are needed; every cost has a non-zero default. */
export type BacktestOptions = {
  readonly series: readonly BarSeries[];
  readonly strategies: readonly StrategyAssignment[];
  /** Opening balances as decimal text: `{ USDT: '10000' }`. */
  readonly balances: Readonly<Record<string, ExactInput>>;
  /** The quote currency of the first series when absent. */
  readonly reportingCurrency?: string;
  readonly rules?: readonly RiskRule[];
  readonly sizer?: PositionSizer;
  readonly leverage?: number;
  readonly seed?: number;
  /** Fees, slippage, spread, latency and fill rules of the simulated venue. */
  readonly venue?: SimulatedVenueSettings;
  readonly window?: SweepWindow;
  /** Kept open when absent, and counted at the last price. */
  readonly finish?: Finish;
  readonly journal?: JournalStorage;
  readonly tracer?: (note: TraceNote) => void;
  /** Ends the run early, keeping what it has so far. */
  readonly stop$?: Observable<unknown>;
  /** Told how many bars are done. */
  readonly onProgress?: (done: number, total: number) => void;
};

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
 * @throws E030 or E031 when the bars are not sound, E050 when parameters are invalid, E410 without series.
 */
export function assembleBacktest(options: BacktestOptions): AssembledBacktest {
  const first = options.series[0];
  if (first === undefined)
    throw new RxtradeError(
      'E410',
      'a backtest needs at least one series of bars; read a file or use the built-in market',
      {},
    );
  for (const { columns } of options.series) checkBars(columns);
  const seed = options.seed ?? 0;
  const finish = options.finish ?? 'leave-open';
  const facts = new RunRecorder(Math.max(...options.series.map(({ columns }) => columns.length)) + 1);
  const venue = new SimulatedVenue({ seed, ...options.venue });
  const trader = new Trader({
    instruments: [...new Set(options.series.map(({ instrument }) => instrument))],
    strategies: options.strategies,
    rules: options.rules ?? [],
    reportingCurrency: options.reportingCurrency ?? first.instrument.quote,
    balances: options.balances,
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
    result: (end) => resultOf({ ...end, facts, trader, venue, finish, seed }),
  };
}

/**
 * Runs strategies over history on a simulated venue, and returns everything that happened.
 *
 * @throws E030 or E031 when the bars are not sound, E050 when parameters are invalid, E051 when a strategy fails.
 */
export function runBacktest(options: BacktestOptions): BacktestResult {
  const assembled = assembleBacktest(options);
  const { trader, venue, facts, finish } = assembled;
  const { series, window, journal, stop$, onProgress } = options;
  const end = runHistory({
    trader,
    venue,
    facts,
    finish,
    series,
    ...(window && { window }),
    ...(journal && { journal }),
    ...(stop$ && { stop$ }),
    ...(onProgress && { onProgress }),
  });
  return assembled.result({ bars: end.world.events, wasStopped: end.wasStopped });
}
