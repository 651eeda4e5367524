import { timer } from 'rxjs';
import { RxtradeError } from '../errors/index.ts';
import type { Pace } from '../ports/index.ts';
import type { Clock, EpochMs } from '../time/index.ts';

/** Timers of most platforms end at once when they are asked for more: longer waits are made of several. */
const longestWaitMs = 2 ** 31 - 1;

/**
 * The pace of a clock: `speed` 1 delivers an hour of history in an hour, 60 in a minute. The first instant is delivered
 * at once, and every later one as far behind it as history says; what is late is not made later.
 *
 * @throws E011 when the speed is not a finite number above zero.
 */
export function pacedBy({ clock, speed }: { readonly clock: Clock; readonly speed: number }): Pace {
  if (!(speed > 0 && speed < Number.POSITIVE_INFINITY))
    throw new RxtradeError(
      'E011',
      `a speed of ${speed} is no pace; give a number above zero, or no pace for full speed`,
      { speed },
    );
  let start: { readonly at: EpochMs; readonly clockAt: EpochMs } | undefined;
  return {
    until: (at) => {
      const now = clock.now();
      start ??= { at, clockAt: now };
      const waitMs = Math.ceil(start.clockAt + (at - start.at) / speed - now);
      return waitMs > 0 ? timer(Math.min(waitMs, longestWaitMs), clock.scheduler) : undefined;
    },
  };
}
