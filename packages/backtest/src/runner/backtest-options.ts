import type {
  BarSeries,
  DurationMs,
  EventSeries,
  ExactInput,
  FactSink,
  FundingPrice,
  Instrument,
  JournalStorage,
  MarginSettings,
  PositionSizer,
  RiskRule,
  StrategyAssignment,
  SweepWindow,
  TraceNote,
  Universe,
} from '@rxtrade/core';
import type { SimulatedVenueSettings } from '@rxtrade/simulator';
import type { Observable } from 'rxjs';

/**
 * What becomes of positions that are open when the data end. `close-at-last-open` is the convention of programs that
 * settle the last bar at its open, a price from before its decisions.
 */
export type Finish = 'leave-open' | 'close-at-last-open' | 'close-at-last-close';

/** What a run trades: the instruments of its bars and of its other events, each once. */
export function instrumentsOf({ series, events = [] }: BacktestOptions): readonly Instrument[] {
  return [...new Set([...series, ...events].map(({ instrument }) => instrument))];
}

/** The currency in which a run counts. */
export function reportingCurrencyOf(options: BacktestOptions): string {
  return options.reportingCurrency ?? (instrumentsOf(options)[0]?.quote as string);
}

/** What a backtest runs on. Only data, strategies and balances are needed; every cost has a non-zero default. */
export type BacktestOptions = {
  /** Bars; may be empty where there are events. */
  readonly series: readonly BarSeries[];
  /** Trades, quotes, books, funding and marks, merged with the bars by the instant each is seen. */
  readonly events?: readonly EventSeries[];
  /**
   * Finer bars of the same instruments: orders are matched against these, while strategies see `series` alone. Of a stop
   * and a target in one bar, the finer bars know more often which came first.
   */
  readonly detail?: readonly BarSeries[];
  readonly strategies: readonly StrategyAssignment[];
  /** Opening balances as decimal text: `{ USDT: '10000' }`. */
  readonly balances: Readonly<Record<string, ExactInput>>;
  /** The quote currency of the first series, or else of the first events, when absent. */
  readonly reportingCurrency?: string;
  readonly rules?: readonly RiskRule[];
  readonly sizer?: PositionSizer;
  /** How much notional a unit of margin carries on contracts; 1 when absent. Short for `margin: { leverage }`. */
  readonly leverage?: number;
  /**
   * How contracts are held: cross (when absent) or isolated, and the leverage of each. The simulated venue holds the
   * account to it: orders without margin are canceled, and what it no longer carries is liquidated.
   */
  readonly margin?: MarginSettings;
  /**
   * What funding is worked out at where nothing says a mark price: `mark`, the default, refuses it with E076;
   * `mark-or-last` takes the last price.
   */
  readonly fundingPrice?: FundingPrice;
  /** Decides every random number of the run, a whole number; 0 when absent. */
  readonly seed?: number;
  /** Fees, slippage, spread, latency and fill rules of the simulated venue. */
  readonly venue?: SimulatedVenueSettings;
  /** Only bars that open, and events that are received, at or after `from` and before `to`. */
  readonly window?: SweepWindow;
  /**
   * How much of the history before `window.from` strategies see first, in milliseconds: their indicators warm up on it, and
   * nothing is decided there, nor is it part of the curve. Of all the data when there is no `from`. None when absent.
   */
  readonly warmUpMs?: DurationMs;
  /** What a `window.to` later than the end of the data is: an error (E419), or a warning with the dates. */
  readonly shortData?: 'refuse' | 'warn';
  /** What may be traded when, as it was known on the day; everything in the data, always, when absent. */
  readonly universe?: Universe;
  /** What the result is compared with, as buy and hold. It need not be traded. */
  readonly benchmark?: BarSeries;
  /**
   * The share of the first equity at or below which the account is ruined: the run ends there, and what is held is closed
   * at the last price. 0, when nothing is left, where absent.
   */
  readonly ruin?: number;
  /** Kept open when absent, and counted at the last price. */
  readonly finish?: Finish;
  readonly journal?: JournalStorage;
  /**
   * Told why things did or did not happen, as `explain` shows it; tracing costs time, so nothing is noted when absent.
   */
  readonly tracer?: (note: TraceNote) => void;
  /** Told every fact as it happens, beside the result. */
  readonly facts?: FactSink;
  /**
   * Ends the run after the stretch under way, keeping what it has so far, when it emits. `runBacktest` does not let other
   * work in between: it hears only what emits while it runs, from a progress callback or a strategy.
   */
  readonly stop$?: Observable<unknown>;
  /** Told how many bars and other events are done, after each stretch. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Bars and other events of a stretch: between two looks at `stop$`, and two words of progress. 50 000 when absent. */
  readonly progressBars?: number;
};
