import { RxtradeError } from '../errors/index.ts';
import { type DurationMs, day, type EpochMs, floorTo, week } from '../time/index.ts';

/** 1970-01-05, the first Monday of the epoch: the epoch itself fell on a Thursday. */
const firstMondayAt: EpochMs = 4 * day;

/**
 * Where the bar of `interval` that contains `at` opens: whole intervals since the epoch, UTC. Bars of whole weeks open
 * on a Monday, as every venue has them.
 */
export function barStart(interval: DurationMs, at: EpochMs): EpochMs {
  return interval % week === 0 ? floorTo(interval, at - firstMondayAt) + firstMondayAt : floorTo(interval, at);
}

/**
 * Returns `interval`, a whole number of milliseconds above zero.
 *
 * @throws E011 when it is anything else.
 */
export function checkedInterval(interval: DurationMs): DurationMs {
  if (Number.isSafeInteger(interval) && interval > 0) return interval;
  throw new RxtradeError(
    'E011',
    `interval ${interval} is not a duration; pass whole milliseconds above zero, such as 5 * minute`,
    { interval },
  );
}
