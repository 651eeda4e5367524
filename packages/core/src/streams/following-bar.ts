import { RxtradeError } from '../errors/index.ts';
import type { Bar } from '../market/index.ts';
import { isoOf, timeframeOf } from '../time/index.ts';
import { requireSameInstrument } from './forming-bar.ts';

/**
 * Returns how many bars are missing between two of one series that follow each other: 0 when the second opens where the
 * first closes.
 *
 * @throws E011 when instrument or interval differ, E031 when the second does not open after the first, E030 when it
 * opens off the first one's grid.
 */
export function followingBar(previous: Bar, bar: Bar): number {
  requireSameInstrument(previous.instrument, bar.instrument);
  const { intervalMs } = previous;
  if (bar.intervalMs !== intervalMs) {
    throw new RxtradeError(
      'E011',
      `a bar of ${timeframeOf(bar.intervalMs)} arrived in a stream of ${timeframeOf(intervalMs)}; give each timeframe its own stream`,
      {
        instrument: bar.instrument.id,
        expected: intervalMs,
        found: bar.intervalMs,
      },
    );
  }
  if (bar.openAt <= previous.openAt) {
    throw new RxtradeError(
      'E031',
      `the bar of ${isoOf(bar.openAt)} does not open after the one before it, of ${isoOf(previous.openAt)}; sort the bars and drop duplicates with dedupe`,
      {
        instrument: bar.instrument.id,
        openAt: bar.openAt,
        previousOpenAt: previous.openAt,
      },
    );
  }
  const missing = (bar.openAt - previous.closeAt) / intervalMs;
  if (Number.isInteger(missing)) return missing;
  throw new RxtradeError(
    'E030',
    `the bar of ${isoOf(bar.openAt)} is not a whole number of ${timeframeOf(intervalMs)} after the one before it, of ${isoOf(previous.openAt)}; align the bars`,
    {
      instrument: bar.instrument.id,
      openAt: bar.openAt,
      previousOpenAt: previous.openAt,
    },
  );
}
