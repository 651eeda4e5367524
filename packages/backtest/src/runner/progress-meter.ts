import type { Clock } from '@rxtrade/core';

/** How far work of known length is, and how fast. */
export type ProgressRate = {
  readonly done: number;
  readonly total: number;
  /** Since it began; 0 before any time has passed. */
  readonly perSecond: number;
  /** At that rate; unknown while there is none. */
  readonly leftMs: number | undefined;
};

/** Measures rate and time left of work that tells `onProgress` how far it is. */
export class ProgressMeter {
  private readonly clock: Pick<Clock, 'now'>;
  private readonly startedAt: number;

  /** Starts now. */
  constructor(clock: Pick<Clock, 'now'>) {
    this.clock = clock;
    this.startedAt = clock.now();
  }

  /** The rate since the beginning, and what it makes of the rest. */
  at(done: number, total: number): ProgressRate {
    const tookMs = this.clock.now() - this.startedAt;
    if (tookMs <= 0 || done === 0) return { done, total, perSecond: 0, leftMs: undefined };
    return { done, total, perSecond: (1000 * done) / tookMs, leftMs: ((total - done) * tookMs) / done };
  }
}
