import { type DurationMs, RxtradeError, timeframeOf } from '@rxtrade/core';
import { columnAt, type Rows } from '../history/index.ts';

/** So many distances between bars that are all multiples of a longer interval are no accident. */
const spacingsTelling = 10;

/**
 * Checks that bars are of the timeframe they are stored as: none closer than it, and not all on the grid of a longer one.
 *
 * @throws E125
 */
export function checkInterval(rows: Rows, intervalMs: DurationMs): void {
  const openAt = columnAt(rows, 0);
  let common = 0;
  for (let i = 1; i < rows.length; i++) {
    const spacing = (openAt[i] as number) - (openAt[i - 1] as number);
    if (spacing < intervalMs)
      throw mismatch(intervalMs, `two of them open ${timeframeOf(spacing)} apart, which is less`);
    common = greatestCommonDivisor(common, spacing);
  }
  if (rows.length > spacingsTelling && common > intervalMs)
    throw mismatch(intervalMs, `all of them open multiples of ${timeframeOf(common)} apart`);
}

function mismatch(intervalMs: DurationMs, why: string): RxtradeError {
  return new RxtradeError(
    'E125',
    `bars of another timeframe than ${timeframeOf(intervalMs)}: ${why}; name the timeframe they have, and resample to get another`,
    { intervalMs },
  );
}

function greatestCommonDivisor(a: number, b: number): number {
  let [high, low] = [a, b];
  while (low !== 0) [high, low] = [low, high % low];
  return high;
}
