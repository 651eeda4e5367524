import { VirtualAction, VirtualTimeScheduler } from 'rxjs';
import { RxtradeError } from '../errors/index.ts';
import type { Clock } from './clock.ts';
import { type EpochMs, isoOf } from './instant.ts';

/**
 * A clock that moves only when an event moves it. Timed operators that use its scheduler run while it advances, each
 * at its own instant.
 */
export class SimulatedClock implements Clock {
  readonly scheduler: VirtualTimeScheduler;

  constructor(startAt: EpochMs = 0) {
    this.scheduler = new VirtualTimeScheduler(VirtualAction, Number.POSITIVE_INFINITY);
    this.scheduler.frame = startAt;
  }

  /** The scheduler's frame, so that work it runs reads the instant it was scheduled for. */
  now(): EpochMs {
    return this.scheduler.frame;
  }

  /**
   * Moves to `at`, running what was scheduled up to and including it.
   *
   * @throws E031 when `at` lies before the current instant, or is not one.
   */
  advanceTo(at: EpochMs): void {
    const { scheduler } = this;
    if (!(at >= scheduler.frame)) throw this.cannotGoBack(at);
    if (scheduler.actions.length > 0) {
      scheduler.maxFrames = at;
      scheduler.flush();
    }
    scheduler.frame = at;
  }

  private cannotGoBack(at: EpochMs): RxtradeError {
    const now = this.now();
    const to = Number.isFinite(at) ? isoOf(at) : at;
    return new RxtradeError(
      'E031',
      `the clock stands at ${isoOf(now)} and cannot go back to ${to}; sort the events by receivedAt`,
      { now, at },
    );
  }
}
