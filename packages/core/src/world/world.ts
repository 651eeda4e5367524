import { RxtradeError } from '../errors/index.ts';
import type { Bar, BarOpened, BarSeries, EventRow, InstrumentStatus, MarketEvent } from '../market/index.ts';
import type { OrderRequest } from '../order/index.ts';
import type { FinishPrice, JournalStorage, Venue, VenueReport } from '../ports/index.ts';
import type { Approved } from '../risk/index.ts';
import { type EpochMs, isoOf, SimulatedClock } from '../time/index.ts';
import {
  type CommandInput,
  type FactSink,
  SilentFacts,
  type Trader,
  type TraderInput,
  type TransferInput,
} from '../trader/index.ts';
import { HistorySweep, type SweepOptions, type SweepTarget } from './history-sweep.ts';
import { TimerQueue } from './timer-queue.ts';
import { WorldSink } from './world-sink.ts';

/** What a world is made of. */
export type WorldSettings = {
  readonly trader: Trader;
  readonly venue: Venue;
  /** Moved by events; a wall clock needs no moving. */
  readonly clock?: SimulatedClock;
  readonly journal?: JournalStorage;
  readonly facts?: FactSink;
  /**
   * The share of its first equity at or below which the account is ruined, which ends the run; 0 is when nothing is left.
   * Never when absent.
   */
  readonly ruinShare?: number;
  /** True in a replay: timers are among the inputs, and are not fired again. */
  readonly hasRecordedTimers?: boolean;
};

/** What may arrive at any moment, not only when the market moves. */
export type OutsideInput = CommandInput | TransferInput | VenueReport;

/**
 * The one driver behind all worlds. For each event the venue matches first; then its reports, and then the event, enter
 * the trader, each written to the journal before it takes effect. What the trader asks for is carried out after its
 * step, never inside it, and what comes in while a step runs waits until it is over.
 */
export class World implements SweepTarget {
  readonly trader: Trader;
  private readonly venue: Venue;
  private readonly clock: SimulatedClock;
  private readonly journal: JournalStorage | undefined;
  private readonly facts: FactSink;
  private readonly sink: WorldSink;
  private readonly timers = new TimerQueue();
  private readonly waiting: (() => void)[] = [];
  private at: EpochMs = Number.NEGATIVE_INFINITY;
  private isInstantOpen = false;
  private isBusy = false;
  private counted = 0;
  private countedBars = 0;
  private readonly hasRecordedTimers: boolean;
  private readonly ruinShare: number;
  /** The equity that is ruin; unknown before the first instant is over, and never reached where nothing is. */
  private ruinAt: number;
  private isRuinedNow = false;

  constructor(settings: WorldSettings) {
    this.trader = settings.trader;
    this.venue = settings.venue;
    this.clock = settings.clock ?? new SimulatedClock();
    this.journal = settings.journal;
    this.hasRecordedTimers = settings.hasRecordedTimers ?? false;
    this.ruinShare = settings.ruinShare ?? 0;
    this.ruinAt = settings.ruinShare === undefined ? Number.NEGATIVE_INFINITY : Number.NaN;
    this.facts = settings.facts ?? new SilentFacts();
    this.sink = new WorldSink(this.facts);
  }

  /** Market events taken so far, bars among them; openings of bars are not counted. */
  get events(): number {
    return this.counted + this.countedBars;
  }

  /** Bars taken so far. */
  get bars(): number {
    return this.countedBars;
  }

  /** True once the account was ruined: whoever feeds it should end. */
  get isOver(): boolean {
    return this.isRuinedNow;
  }

  /** The latest instant it has seen. */
  get now(): EpochMs {
    return this.at;
  }

  /** When the next timer falls due; infinite when none waits. */
  get nextTimerAt(): EpochMs {
    return this.timers.nextAt;
  }

  /** Makes a sweep over whole series, after strategies have made their features of them. */
  sweep(series: readonly BarSeries[], options: Omit<SweepOptions, 'needsOpened'> = {}): HistorySweep {
    for (const one of series) this.trader.prepare(one);
    return new HistorySweep(series, { needsOpened: this.trader.needsBarOpened, ...options });
  }

  bar(bar: Bar, matches: boolean): void {
    this.moveTo(bar.closeAt);
    if (matches) this.match(bar);
    this.countedBars += 1;
    if (this.stepBar(bar)) this.drain();
    if (this.waiting.length > 0) this.takeWaiting();
  }

  barOpened(event: BarOpened, matches: boolean): void {
    this.moveTo(event.receivedAt);
    if (matches) this.match(event);
    this.give(event);
  }

  /** Lets the venue match a bar that nobody is shown; where nothing comes of it, the instant is none. */
  detail(bar: Bar): void {
    this.counted += 1;
    // a timer in between may have something to send first
    if (this.timers.nextAt < bar.closeAt) this.moveTo(bar.closeAt);
    this.venue.match(bar);
    const report = this.venue.takeReport();
    if (report === undefined) return;
    this.moveTo(bar.closeAt);
    this.takeIn(report);
    if (this.waiting.length > 0) this.takeWaiting();
  }

  event(event: EventRow): void {
    this.moveTo(event.receivedAt);
    this.match(event);
    this.counted += 1;
    this.give(event);
  }

  status(event: InstrumentStatus): void {
    this.moveTo(event.receivedAt);
    this.match(event);
    this.give(event);
  }

  /** Takes one event of a feed, in `receivedAt` order. @throws E031 when it is earlier than the one before it. */
  accept(event: MarketEvent): void {
    if (this.isBusy) {
      this.waiting.push(() => this.accept(event));
      return;
    }
    this.moveTo(event.receivedAt);
    this.match(event);
    if (event.kind === 'bar') this.countedBars += 1;
    else this.counted += 1;
    this.give(event);
  }

  /**
   * Takes what an operator says, or a venue that answers later. One that is dated before the latest instant was
   * overtaken on its way, and counts as of that instant.
   */
  input(input: OutsideInput): void {
    if (this.isBusy) {
      this.waiting.push(() => this.input(input));
      return;
    }
    const dated = datedAtLeast(this.at, input);
    this.moveTo(instantOf(dated));
    if (dated.kind === 'transfer') this.venue.transfer?.(dated);
    this.give(dated);
  }

  /** Fires the timers due up to and including `at`, though no event has come. */
  advanceTo(at: EpochMs): void {
    if (this.timers.nextAt > at) return;
    this.moveTo(Math.max(at, this.at));
    this.fireUntil(this.at);
  }

  /** Takes one recorded input of any kind. */
  replayed(input: TraderInput): void {
    this.moveTo(instantOf(input));
    this.give(input);
  }

  /** Ends a replay: the last instant is over. */
  endReplay(): void {
    if (this.isInstantOpen) this.endOfInstant(this.at);
    this.facts.lifecycle?.({ kind: 'ended', at: this.at });
  }

  endOfInstant(at: EpochMs): void {
    // nothing happened then
    if (at !== this.at) return;
    if (this.timers.nextAt <= at) this.fireUntil(at);
    const equity = this.trader.closeInstant(at, this.facts);
    this.isInstantOpen = false;
    if (!(equity > this.ruinAt)) this.lookAtRuin(equity);
  }

  private lookAtRuin(equity: number): void {
    if (Number.isNaN(this.ruinAt)) this.ruinAt = this.ruinShare * equity;
    if (equity <= this.ruinAt) this.isRuinedNow = true;
  }

  /** Ends the run: closes what is open if asked to, for a reason where it is not that the data end, and the last instant. */
  finish(close: FinishPrice | 'leave-open', reason?: string): void {
    if (this.at === Number.NEGATIVE_INFINITY) return;
    this.give({ kind: 'end-of-data', at: this.at, close, ...(reason !== undefined && { reason }) });
    if (close !== 'leave-open') {
      this.venue.finish(close, this.at);
      this.drain();
      this.isInstantOpen = true;
    }
    if (this.isInstantOpen) this.endOfInstant(this.at);
    this.facts.lifecycle?.({ kind: 'ended', at: this.at });
  }

  private moveTo(at: EpochMs): void {
    if (at !== this.at) {
      const isNext = at > this.at && !this.isInstantOpen && this.timers.nextAt >= at;
      if (!isNext || this.at === Number.NEGATIVE_INFINITY) this.leaveFor(at);
      this.clock.advanceTo(at);
      this.at = at;
    }
    this.isInstantOpen = true;
  }

  /** Ends what is open, and lets happen what lies between. */
  private leaveFor(at: EpochMs): void {
    if (at < this.at) throw outOfOrder(at, this.at);
    if (this.isInstantOpen) this.endOfInstant(this.at);
    else if (this.at === Number.NEGATIVE_INFINITY) this.facts.lifecycle?.({ kind: 'started', at });
    // a timer between two events has an instant of its own
    while (this.timers.nextAt < at) {
      const due = this.timers.nextAt;
      this.clock.advanceTo(due);
      this.at = due;
      this.endOfInstant(due);
    }
  }

  private match(event: MarketEvent): void {
    const { venue } = this;
    venue.match(event);
    const report = venue.takeReport();
    if (report !== undefined) this.takeIn(report);
  }

  private give(input: TraderInput): void {
    // a venue that was asked nothing has nothing to say
    if (this.step(input)) this.drain();
    if (this.waiting.length > 0) this.takeWaiting();
  }

  private drain(): void {
    const report = this.venue.takeReport();
    if (report !== undefined) this.takeIn(report);
  }

  /** Gives the trader a report of the venue, and all that follow it. */
  private takeIn(first: VenueReport): void {
    let report: VenueReport | undefined = first;
    while (report !== undefined) {
      this.step(report);
      report = this.venue.takeReport();
    }
  }

  /** True when it asked the venue or the clock for something. */
  private step(input: TraderInput): boolean {
    const { sink } = this;
    this.isBusy = true;
    try {
      if (this.journal !== undefined) this.journal.input(input);
      this.trader.step(input, sink);
      const { hasEffects } = sink;
      if (hasEffects) this.carryOut();
      this.isBusy = false;
      return hasEffects;
    } catch (error) {
      this.carryOutWhatIsLeft();
      throw error;
    }
  }

  /** `step` for bars alone. */
  private stepBar(bar: Bar): boolean {
    const { sink } = this;
    this.isBusy = true;
    try {
      if (this.journal !== undefined) this.journal.input(bar);
      this.trader.stepBar(bar, sink);
      const { hasEffects } = sink;
      if (hasEffects) this.carryOut();
      this.isBusy = false;
      return hasEffects;
    } catch (error) {
      this.carryOutWhatIsLeft();
      throw error;
    }
  }

  /** What a strategy had asked for before it failed is in the books, and must not only be there. */
  private carryOutWhatIsLeft(): void {
    try {
      if (this.sink.hasEffects) this.carryOut();
    } finally {
      this.isBusy = false;
    }
  }

  private takeWaiting(): void {
    for (let take = this.waiting.shift(); take !== undefined; take = this.waiting.shift()) take();
  }

  private carryOut(): void {
    const { submitted, cancelled, timers } = this.sink;
    if (this.journal !== undefined && submitted.length > 0) {
      for (const order of submitted) this.journal.intent(order.value);
      this.journal.sync();
    }
    // cancels first: what takes risk away must not wait behind what adds it
    for (let i = 0; i < cancelled.length; i++)
      if (!isAmong(submitted, cancelled[i] as number)) this.venue.cancel(cancelled[i] as number, this.at);
    for (let i = 0; i < submitted.length; i++) this.venue.submit(submitted[i] as Approved<OrderRequest>, this.at);
    // but what was sent and called back in one step is called back after it is there
    for (let i = 0; i < cancelled.length; i++)
      if (isAmong(submitted, cancelled[i] as number)) this.venue.cancel(cancelled[i] as number, this.at);
    if (!this.hasRecordedTimers) for (const timer of timers) this.timers.add(timer);
    this.sink.clear();
  }

  private fireUntil(at: EpochMs): void {
    for (let timer = this.timers.takeDue(at); timer !== undefined; timer = this.timers.takeDue(at)) this.give(timer);
  }
}

function outOfOrder(at: EpochMs, previous: EpochMs): RxtradeError {
  return new RxtradeError(
    'E031',
    `an event of ${isoOf(at)} came after one of ${isoOf(previous)}; feeds must be in receivedAt order`,
    { at, previous },
  );
}

function isAmong(submitted: readonly Approved<OrderRequest>[], order: number): boolean {
  for (let i = 0; i < submitted.length; i++) if (submitted[i]?.value.number === order) return true;
  return false;
}

function instantOf(input: TraderInput): EpochMs {
  return 'at' in input ? input.at : input.receivedAt;
}

/** The input, dated `at` if it is dated earlier. */
function datedAtLeast(at: EpochMs, input: OutsideInput): OutsideInput {
  if (instantOf(input) >= at) return input;
  return 'at' in input ? { ...input, at } : { ...input, receivedAt: at };
}
