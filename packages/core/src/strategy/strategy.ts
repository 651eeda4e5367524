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
import type { OrderPlan, PositionSide } from '../order/index.ts';
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
  /**
   * Wants a share of its capital in the instrument: 1 is fully long, 0 flat, -1 fully short. Carried out once, at the end
   * of this step; a refusal is not tried again, and `position` tells what came of it. Explicit orders are not counted.
   *
   * @throws E020 for an instrument it does not trade, E053 when the exposure is not finite.
   */
  target(at: AtInstrument, exposure: number, reason: string): void;
  /** As `target`, in signed base units or contracts. */
  targetQuantity(at: AtInstrument, quantity: number, reason: string): void;
  /** Sends an order of its own; returns its number, zero when it was refused or an execution algorithm works it. */
  order(plan: OrderPlan): number;
  /** Sends orders that cancel each other; returns their numbers, zero for one that was refused. */
  oneCancelsOther(plans: readonly OrderPlan[]): readonly number[];
  cancel(order: number, reason: string): void;
  cancelAll(at: AtInstrument, reason: string): void;
  /** `side` tells the two apart that hedge mode holds. */
  position(at: AtInstrument, side?: PositionSide): StrategyPosition;
  /** Live orders of this strategy on the instrument. */
  openOrders(at: AtInstrument): readonly number[];
  /** The account's value in the reporting currency. */
  equity(): number;
  cash(currency: string): number;
  /** Asks to be woken at an instant from now on, after all else of it. @throws E011 when it is past. */
  timer(at: EpochMs, name: string): void;
  /** A feature that `prepare` made, at this bar. */
  feature(name: string, bar: Bar): number;
  /** Leaves a note for `explain`, about an instrument where one is named; costs nothing when nobody traces. */
  trace(note: () => string, at?: AtInstrument): void;
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

/** What both forms of a strategy state. */
export type StrategyCommon<P extends z.ZodType = z.ZodType> = {
  readonly name: string;
  readonly title?: string;
  /** Parameters with their defaults: type, flags, forms and search space all come from this schema. */
  readonly params: P;
  /** Bars of each series it must have seen before its decisions count. */
  warmUp?(params: z.output<P>): number;
  /** Makes features of a whole series before its first bar, aligned with it; the leak check poisons them. */
  prepare?(series: PreparedSeries, params: z.output<P>): Features;
};

/**
 * A strategy in handler form (the fast path) or in reactive form. Both run in all worlds.
 *
 * What takes parameters is written as a method, so that a strategy with parameters of its own is a `Strategy`: the trader
 * hands each one only what its own schema has read.
 */
export type Strategy<P extends z.ZodType = z.ZodType> =
  | (StrategyCommon<P> & { setup(context: StrategyContext, params: z.output<P>): StrategyHandlers })
  | (StrategyCommon<P> & { decide(streams: StrategyStreams, params: z.output<P>): Observable<StrategyDecision> });
