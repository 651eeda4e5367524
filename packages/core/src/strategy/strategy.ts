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
  /** What the assignment called it; the strategy's name otherwise. */
  readonly id: string;
  /** What it was assigned to trade. */
  readonly instruments: readonly Instrument[];
  /** The instant of the event in hand. */
  readonly now: EpochMs;
  /** True until the declared warm-up is over; decisions made before are not carried out. */
  readonly isWarmingUp: boolean;
  /** Its own random numbers, decided by the run's seed: the only ones that a replay repeats. */
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
  /** Cancels a live order of its own. @throws E043 for an order it never sent. */
  cancel(order: number, reason: string): void;
  /**
   * Cancels all its live orders on the instrument, and what execution algorithms still work there. An order it shares with
   * other strategies through a target stays.
   */
  cancelAll(at: AtInstrument, reason: string): void;
  /** `side` tells the two apart that hedge mode holds. */
  position(at: AtInstrument, side?: PositionSide): StrategyPosition;
  /** Live orders of this strategy on the instrument. */
  openOrders(at: AtInstrument): readonly number[];
  /** The account's value in the reporting currency. */
  equity(): number;
  /** All cash of a currency, in that currency, as a float; what live orders will need is not taken off. */
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
  /** A bar has closed. The only handler most strategies need. */
  onBar?(bar: Bar): void;
  /** A bar has opened: its first price, and nothing else of it. */
  onBarOpened?(event: BarOpened): void;
  /** Somebody traded. */
  onTrade?(trade: Trade): void;
  /** The best bid or ask changed. */
  onQuote?(quote: Quote): void;
  /** The order book as a whole, or what changed in it. */
  onBook?(book: BookSnapshot | BookDelta): void;
  /** Funding of a perpetual falls due; it is booked already. */
  onFunding?(funding: Funding): void;
  /** An event of your own, with a schema of yours: results of I/O come in here. */
  onCustom?(event: CustomEvent): void;
  /** Every market event, after the handler of its own kind. */
  onMarket?(event: MarketEvent): void;
  /** An order of this strategy filled, in part or whole; `position` has it already. */
  onFill?(fill: Fill): void;
  /** A timer it asked for has come due. */
  onTimer?(timer: TimerFired): void;
  /** Plain JSON from which `restore` continues as if nothing had happened. */
  save?(): unknown;
  /** Takes what `save` gave, in another process or version perhaps: check it, and throw where it does not fit. */
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
  | (StrategyCommon<P> & {
      /** Makes the handlers: before the first event, and again when parameters are set anew. What it throws is E051. */
      setup(context: StrategyContext, params: z.output<P>): StrategyHandlers;
    })
  | (StrategyCommon<P> & {
      /** Makes the stream of its decisions, subscribed before the first event. What it throws, or emits as an error, is E051. */
      decide(streams: StrategyStreams, params: z.output<P>): Observable<StrategyDecision>;
    });
