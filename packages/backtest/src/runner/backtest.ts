import {
  type BarSeries,
  checkBars,
  type ExactInput,
  type FinishPrice,
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
  /** What becomes of positions open at the end: kept (the default), or closed at the last bar's open or close. */
  readonly finish?: 'leave-open' | 'close-at-last-open' | 'close-at-last-close';
  readonly journal?: JournalStorage;
  readonly tracer?: (note: TraceNote) => void;
  /** Ends the run early, keeping what it has so far. */
  readonly stop$?: Observable<unknown>;
  readonly onProgress?: (done: number, total: number) => void;
};

const finishPrices = { 'leave-open': 'leave-open', 'close-at-last-open': 'open', 'close-at-last-close': 'close' } as const satisfies Record<string, FinishPrice | 'leave-open'>;

/**
 * Runs strategies over history on a simulated venue, and returns everything that happened.
 *
 * @throws E030 or E031 when the bars are not sound, E050 when parameters are invalid, E051 when a strategy fails.
 */
export function runBacktest(options: BacktestOptions): BacktestResult {
  const first = options.series[0];
  if (first === undefined) throw new RxtradeError('E410', 'a backtest needs at least one series of bars; read a file or use the built-in market', {});
  for (const { columns } of options.series) checkBars(columns);
  const recorder = new RunRecorder(Math.max(...options.series.map(({ columns }) => columns.length)) + 1);
  const venue = new SimulatedVenue({ ...options.venue, seed: options.venue?.seed ?? options.seed ?? 0 });
  const trader = new Trader({
    instruments: [...new Set(options.series.map(({ instrument }) => instrument))],
    strategies: options.strategies,
    rules: options.rules ?? [],
    reportingCurrency: options.reportingCurrency ?? first.instrument.quote,
    balances: options.balances,
    ...(options.sizer && { sizer: options.sizer }),
    ...(options.leverage !== undefined && { leverage: options.leverage }),
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(options.tracer && { tracer: options.tracer }),
  });
  const end = runHistory({
    trader,
    venue,
    facts: recorder,
    series: options.series,
    finish: finishPrices[options.finish ?? 'leave-open'],
    ...(options.window && { window: options.window }),
    ...(options.journal && { journal: options.journal }),
    ...(options.stop$ && { stop$: options.stop$ }),
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  return resultOf({ recorder, trader, venue, bars: end.world.events, wasStopped: end.wasStopped, finish: options.finish ?? 'leave-open', seed: options.seed ?? 0 });
}
