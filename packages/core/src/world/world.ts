import { RxtradeError } from '../errors/index.ts';
import type { Bar, BarOpened, BarSeries, MarketEvent } from '../market/index.ts';
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
import { HistorySweep, type SweepTarget, type SweepWindow } from './history-sweep.ts';
import { type PendingTimer, WorldSink } from './world-sink.ts';

/** What a world is made of. */
export type WorldSettings = {
  readonly trader: Trader;
  readonly venue: Venue;
  /** Moved by events; a wall clock needs no moving. */
  readonly clock?: SimulatedClock;
  readonly journal?: JournalStorage;
  readonly facts?: FactSink;
  /** True in a replay: timers are among the inputs, and are not fired again. */
  readonly hasRecordedTimers?: boolean;
};

/**
 * The one driver behind all worlds. For each event the venue matches first; then its reports, and then the event, enter
 * the trader, each written to the journal before it takes effect. What the trader asks for is carried out after its
 * step, never inside it.
 */
export class World implements SweepTarget {
  readonly trader: Trader;
  private readonly venue: Venue;
  private readonly clock: SimulatedClock;
  private readonly journal: JournalStorage | undefined;
  private readonly sink: WorldSink;
  private readonly timers: PendingTimer[] = [];
  private at: EpochMs = Number.NEGATIVE_INFINITY;
  private isInstantOpen = false;
  private counted = 0;
  private readonly hasRecordedTimers: boolean;

  constructor(settings: WorldSettings) {
    this.trader = settings.trader;
    this.venue = settings.venue;
    this.clock = settings.clock ?? new SimulatedClock();
    this.journal = settings.journal;
    this.hasRecordedTimers = settings.hasRecordedTimers ?? false;
    this.sink = new WorldSink(settings.facts ?? new SilentFacts());
  }

  /** Market events taken so far. */
  get events(): number {
    return this.counted;
  }

  /** The latest instant it has seen. */
  get now(): EpochMs {
    return this.at;
  }

  /** Makes a sweep over whole series, after strategies have made their features of them. */
  sweep(series: readonly BarSeries[], window?: SweepWindow): HistorySweep {
    for (const one of series) this.trader.prepare(one);
    return new HistorySweep(series, { needsOpened: this.trader.needsBarOpened, ...(window && { window }) });
  }

  bar(bar: Bar, matches: boolean): void {
    this.moveTo(bar.closeAt);
    if (matches) this.match(bar);
    this.counted += 1;
    this.give(bar);
  }

  barOpened(event: BarOpened, matches: boolean): void {
    this.moveTo(event.receivedAt);
    if (matches) this.match(event);
    this.give(event);
  }

  /** Takes one event of a feed, in `receivedAt` order. @throws E031 when it is earlier than the one before it. */
  accept(event: MarketEvent): void {
    this.moveTo(event.receivedAt);
    this.match(event);
    this.counted += 1;
    this.give(event);
  }

  /** Takes what an operator, a timer or a venue that answers later says. */
  input(input: CommandInput | TransferInput | VenueReport): void {
    this.moveTo('at' in input ? input.at : input.receivedAt);
    this.give(input);
  }

  /** Takes one recorded input of any kind. */
  replayed(input: TraderInput): void {
    this.moveTo('at' in input ? input.at : input.receivedAt);
    this.give(input);
  }

  /** Ends a replay: the last instant is over. */
  endReplay(): void {
    if (this.isInstantOpen) this.endOfInstant(this.at);
  }

  endOfInstant(at: EpochMs): void {
    while (this.timers.length > 0 && (this.timers[0] as PendingTimer).at <= at)
      this.fire(this.timers.shift() as PendingTimer);
    this.trader.closeInstant(at, this.sink);
    this.isInstantOpen = false;
  }

  /** Ends the run: closes what is open if asked to, and the last instant. */
  finish(close: FinishPrice | 'leave-open'): void {
    if (this.at === Number.NEGATIVE_INFINITY) return;
    this.give({ kind: 'end-of-data', at: this.at, close });
    if (close !== 'leave-open') {
      this.venue.finish(close, this.at);
      this.drain();
    }
    this.endOfInstant(this.at);
  }

  private moveTo(at: EpochMs): void {
    if (at === this.at) {
      this.isInstantOpen = true;
      return;
    }
    if (at < this.at)
      throw new RxtradeError(
        'E031',
        `an event of ${isoOf(at)} came after one of ${isoOf(this.at)}; feeds must be in receivedAt order`,
        { at, previous: this.at },
      );
    if (this.isInstantOpen) this.endOfInstant(this.at);
    while (this.timers.length > 0 && (this.timers[0] as PendingTimer).at < at) {
      const timer = this.timers.shift() as PendingTimer;
      this.at = Math.max(this.at, timer.at);
      this.clock.advanceTo(this.at);
      this.fire(timer);
      this.trader.closeInstant(this.at, this.sink);
    }
    this.clock.advanceTo(at);
    this.at = at;
    this.isInstantOpen = true;
  }

  private match(event: MarketEvent): void {
    this.venue.match(event);
    this.drain();
  }

  private give(input: TraderInput): void {
    if (this.journal !== undefined) this.journal.input(input);
    this.trader.step(input, this.sink);
    if (this.sink.hasEffects) {
      this.carryOut();
      this.drain();
    }
  }

  private drain(): void {
    for (let report = this.venue.takeReport(); report !== undefined; report = this.venue.takeReport()) {
      if (this.journal !== undefined) this.journal.input(report);
      this.trader.step(report, this.sink);
      if (this.sink.hasEffects) this.carryOut();
    }
  }

  private carryOut(): void {
    const { submitted, cancelled, timers } = this.sink;
    if (this.journal !== undefined && submitted.length > 0) {
      for (const order of submitted) this.journal.intent(order.value);
      this.journal.sync();
    }
    // cancels first: what takes risk away must not wait behind what adds it
    for (let i = 0; i < cancelled.length; i++) this.venue.cancel(cancelled[i] as number, this.at);
    for (let i = 0; i < submitted.length; i++) this.venue.submit(submitted[i] as Approved<OrderRequest>, this.at);
    if (!this.hasRecordedTimers) for (const timer of timers) this.addTimer(timer);
    cancelled.length = 0;
    submitted.length = 0;
    timers.length = 0;
  }

  /** Keeps timers by instant; equal ones in the order they were asked for. */
  private addTimer(timer: PendingTimer): void {
    let i = this.timers.length;
    while (i > 0 && (this.timers[i - 1] as PendingTimer).at > timer.at) i -= 1;
    this.timers.splice(i, 0, timer);
  }

  private fire(timer: PendingTimer): void {
    this.give({ kind: 'timer', strategy: timer.strategy, name: timer.name, at: timer.at });
  }
}
