import { asyncScheduler, type SchedulerLike } from 'rxjs';
import type { EpochMs } from './instant.ts';

/** Where time comes from. Logic takes a clock and never reads the wall. */
export interface Clock {
  /** The current instant; never earlier than the one it told before. */
  now(): EpochMs;
  /** Runs timed operators by this clock. */
  readonly scheduler: SchedulerLike;
}

/** The wall clock: the one place that reads the system's time. Never goes back, even when the system's clock does. */
export class WallClock implements Clock {
  readonly scheduler: SchedulerLike = asyncScheduler;
  private latest = 0;

  now(): EpochMs {
    this.latest = Math.max(this.latest, Date.now());
    return this.latest;
  }
}
