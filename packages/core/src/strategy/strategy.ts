import type { Observable } from 'rxjs';
import type { z } from 'zod';
import type { Instrument } from '../instrument/index.ts';
import type {
  Bar,
  BarColumns,
  BarOpened,
  BookDelta,
  BookSnapshot,
  CustomEvent,
  Funding,
  MarketEvent,
  Quote,
  Trade,
} from '../market/index.ts';
import type { OrderPlan } from '../order/index.ts';
import type { SeededRandom } from '../random/index.ts';
import type { DurationMs, EpochMs } from '../time/index.ts';
import type { Fill } from '../trader/facts.ts';
import type { TimerFired } from '../trader/inputs.ts';
import type { AtInstrument, StrategyDecision } from './decision.ts';

/** A strategy's own position in one instrument: signed quantity and average entry price, as floats. */
export type StrategyPosition = { readonly quantity: number; readonly averagePrice: number | undefined };

/**
 * What a strategy may see and do. It sees nothing later than the event it is given, and acts only while it is given
 * one; anything later is E052.
 */
export interface StrategyContext {
  readonly id: string;
  readonly instruments: readonly Instrument[];
  /** The instant of the event in hand. */
  readonly now: EpochMs;
  /** True until the declared warm-up is over; decisions made before are not carried out. */
  readonly isWarmingUp: boolean;
  readonly random: SeededRandom;
  target(at: AtInstrument, exposure: number, reason: string): void;
  targetQuantity(at: AtInstrument, quantity: number, reason: string): void;
  /** Sends an order of its own; returns its number, zero when it was refused. */
  order(plan: OrderPlan): number;
  /** Sends orders that cancel each other; returns their numbers. */
  oneCancelsOther(plans: readonly OrderPlan[]): readonly number[];
  cancel(order: number, reason: string): void;
  cancelAll(at: AtInstrument, reason: string): void;
  position(at: AtInstrument): StrategyPosition;
  /** Live orders of this strategy on the instrument. */
  openOrders(at: AtInstrument): readonly number[];
  /** The account's value in the reporting currency. */
  equity(): number;
  cash(currency: string): number;
  /** Asks to be woken at an instant; timers are inputs like any other. */
  timer(at: EpochMs, name: string): void;
  /** A feature that `prepare` made, at this bar. */
  feature(name: string, bar: Bar): number;
  /** Leaves a note for `explain`; costs nothing when nobody traces. */
  trace(note: () => string): void;
}

/** What a strategy reacts to; each handler is optional. Handlers keep their state in fields of a class instance. */
export interface StrategyHandlers {
  onBar?(bar: Bar): void;
  onBarOpened?(event: BarOpened): void;
  onTrade?(trade: Trade): void;
  onQuote?(quote: Quote): void;
  onBook?(book: BookSnapshot | BookDelta): void;
  onFunding?(funding: Funding): void;
  onCustom?(event: CustomEvent): void;
  onMarket?(event: MarketEvent): void;
  onFill?(fill: Fill): void;
  onTimer?(timer: TimerFired): void;
  /** Plain JSON from which `restore` continues as if nothing had happened. */
  save?(): unknown;
  restore?(state: unknown): void;
}

/** The same inputs as observables. Hot: a late subscriber gets what follows. A stream nobody asks for costs nothing. */
export interface StrategyStreams {
  readonly bar$: Observable<Bar>;
  readonly barOpened$: Observable<BarOpened>;
  readonly trade$: Observable<Trade>;
  readonly quote$: Observable<Quote>;
  readonly book$: Observable<BookSnapshot | BookDelta>;
  readonly funding$: Observable<Funding>;
  readonly custom$: Observable<CustomEvent>;
  readonly fill$: Observable<Fill>;
  readonly timer$: Observable<TimerFired>;
  readonly context: StrategyContext;
}

/** Features made from whole columns, aligned with them: the only door through which a strategy sees a column. */
export type Features = Readonly<Record<string, Float64Array>>;

/** One series as `prepare` gets it. */
export type PreparedSeries = {
  readonly instrument: Instrument;
  readonly intervalMs: DurationMs;
  readonly columns: BarColumns;
};

type Common<P extends z.ZodType> = {
  readonly name: string;
  readonly title?: string;
  /** Parameters with their defaults: type, flags, forms and search space all come from this schema. */
  readonly params: P;
  /** Bars of each series it must have seen before its decisions count. */
  readonly warmUp?: (params: z.output<P>) => number;
  /** Event kinds it wants beyond those it has handlers for. */
  readonly prepare?: (series: PreparedSeries, params: z.output<P>) => Features;
};

/** A strategy in handler form (the fast path) or in reactive form. Both run in all worlds. */
export type Strategy<P extends z.ZodType = z.ZodType> =
  | (Common<P> & { readonly setup: (context: StrategyContext, params: z.output<P>) => StrategyHandlers })
  | (Common<P> & { readonly decide: (streams: StrategyStreams, params: z.output<P>) => Observable<StrategyDecision> });
