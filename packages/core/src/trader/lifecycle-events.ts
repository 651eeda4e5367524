import { EventEmitter } from 'eventemitter3';
import type { RoundTrip } from '../ledger/index.ts';
import type { InstrumentStatus } from '../market/index.ts';
import type { Order } from '../order/index.ts';
import type { EpochMs } from '../time/index.ts';
import type { Fill, FundingPaid, Lifecycle, ModeChanged, Notice, Refusal } from './facts.ts';
import { SilentFacts } from './sink.ts';

/** The notifications by name, and what their listeners are given. */
export type LifecycleListeners = {
  /** The first event has come. */
  readonly started: (at: EpochMs) => void;
  /** The run is over; nothing follows. */
  readonly ended: (at: EpochMs) => void;
  /** A command let it trade again. */
  readonly resumed: (change: ModeChanged) => void;
  /** A command keeps it from opening positions. */
  readonly paused: (change: ModeChanged) => void;
  /** A command ended its orders, and it opens nothing. */
  readonly stopped: (change: ModeChanged) => void;
  /** An order changed its state: read it now. */
  readonly order: (order: Order) => void;
  /** An order filled, and the ledger has it. */
  readonly fill: (fill: Fill) => void;
  /** A strategy's position went from flat to flat. */
  readonly trade: (trip: RoundTrip) => void;
  /** A rule, the trader or the venue said no. */
  readonly refused: (refusal: Refusal) => void;
  /** A funding payment was booked. */
  readonly funding: (funding: FundingPaid) => void;
  /** There is something a person should know. */
  readonly notice: (notice: Notice) => void;
  /** An instrument is halted or delisted. */
  readonly halted: (status: InstrumentStatus) => void;
};

/**
 * The large steps of a run as typed notifications, for people who do not want observables. Give it to a world as its
 * `facts`, alone or with others through `combineFacts`.
 *
 * A listener that throws does not reach the trader: its error becomes an unhandled rejection.
 *
 * @example
 * import { LifecycleEvents } from '@rxtrade/core';
 *
 * const events = new LifecycleEvents();
 * events.on('fill', ({ side, exactQuantity, exactPrice }) => console.log(`${side} ${exactQuantity} at ${exactPrice}`));
 */
export class LifecycleEvents extends SilentFacts {
  private readonly emitter = new EventEmitter<LifecycleListeners>();

  /** Listens to a notification until `off`, or the end of the run. */
  on<Name extends keyof LifecycleListeners>(name: Name, listener: LifecycleListeners[Name]): this {
    this.emitter.on(name, listener as never);
    return this;
  }

  /** Listens for the next one alone. */
  once<Name extends keyof LifecycleListeners>(name: Name, listener: LifecycleListeners[Name]): this {
    this.emitter.once(name, listener as never);
    return this;
  }

  /** Ends what `on` or `once` began, for the same listener. */
  off<Name extends keyof LifecycleListeners>(name: Name, listener: LifecycleListeners[Name]): this {
    this.emitter.off(name, listener as never);
    return this;
  }

  override refusal(refusal: Refusal): void {
    this.tell('refused', refusal);
  }
  override orderChanged(order: Order): void {
    this.tell('order', order);
  }
  override fill(fill: Fill): void {
    this.tell('fill', fill);
  }
  override roundTrip(trip: RoundTrip): void {
    this.tell('trade', trip);
  }
  override funding(funding: FundingPaid): void {
    this.tell('funding', funding);
  }
  override notice(notice: Notice): void {
    this.tell('notice', notice);
  }

  /** A large step in the trader's life; `feed-state` is not passed on. */
  lifecycle(change: Lifecycle): void {
    switch (change.kind) {
      case 'started':
      case 'ended':
        this.tell(change.kind, change.at);
        break;
      case 'mode-changed':
        this.tell(change.mode === 'running' ? 'resumed' : change.mode, change);
        break;
      case 'instrument-status':
        if (change.status !== 'trading') this.tell('halted', change);
        break;
      case 'feed-state':
        break;
    }
  }

  private tell<Name extends keyof LifecycleListeners>(name: Name, fact: Parameters<LifecycleListeners[Name]>[0]): void {
    if (this.emitter.listenerCount(name) === 0) return;
    try {
      this.emitter.emit(name, ...([fact] as never));
    } catch (error) {
      void Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
