import type { EpochMs } from '../time/index.ts';
import type { TimerFired } from '../trader/index.ts';

/** Timers that strategies have asked for and not had yet, by instant; equal ones in the order they were asked for. */
export class TimerQueue {
  /** When the first falls due; infinite when there is none. */
  nextAt: EpochMs = Number.POSITIVE_INFINITY;
  private readonly timers: TimerFired[] = [];

  add(timer: TimerFired): void {
    const { timers } = this;
    let i = timers.length;
    while (i > 0 && (timers[i - 1] as TimerFired).at > timer.at) i -= 1;
    timers.splice(i, 0, timer);
    this.nextAt = (timers[0] as TimerFired).at;
  }

  /** Takes the first if it is due at `at`. */
  takeDue(at: EpochMs): TimerFired | undefined {
    if (this.nextAt > at) return undefined;
    const due = this.timers.shift();
    this.nextAt = this.timers[0]?.at ?? Number.POSITIVE_INFINITY;
    return due;
  }
}
