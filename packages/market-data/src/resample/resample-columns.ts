import {
  type BarColumns,
  barColumns,
  barStart,
  checkBars,
  type DurationMs,
  RxtradeError,
  sliceBars,
  timeframeOf,
} from '@rxtrade/core';
import { decimalSum, wholeScaleOf } from './decimal-sums.ts';

/** From which timeframe to which. */
export type ResampleIntervals = { readonly fromMs: DurationMs; readonly toMs: DurationMs };

/**
 * Joins bars to longer ones, equal to the venue's own to the last digit: volumes are added as decimals. Only whole bars
 * are made: the first, when its first minor bar is not there, and the last, when more of it may come, are left out. A gap
 * inside a bar is bridged, as the venue does, and a bar of which nothing is there is left out.
 *
 * @throws E125 when the longer timeframe is no whole multiple of the shorter; E030 or E031 for bars that cannot be.
 */
export function resampleColumns(bars: BarColumns, { fromMs, toMs }: ResampleIntervals): BarColumns {
  if (!(Number.isSafeInteger(toMs) && toMs > fromMs && toMs % fromMs === 0)) {
    throw new RxtradeError(
      'E125',
      `bars of ${timeframeOf(fromMs)} do not make bars of ${timeframeOf(toMs)}; choose a whole multiple of ${timeframeOf(fromMs)}`,
      { fromMs, toMs },
    );
  }
  checkBars(bars);
  const joined = barColumns(bars.length);
  const scale = wholeScaleOf(bars.volume);
  let count = 0;
  for (let from = 0; from < bars.length; ) {
    const openAt = barStart(toMs, bars.openAt[from] as number);
    let to = from + 1;
    while (to < bars.length && (bars.openAt[to] as number) < openAt + toMs) to++;
    const isWhole =
      (from > 0 || bars.openAt[0] === openAt) &&
      (to < bars.length || (bars.openAt[to - 1] as number) + fromMs >= openAt + toMs);
    if (isWhole) {
      joined.openAt[count] = openAt;
      joined.open[count] = bars.open[from] as number;
      joined.high[count] = most(bars.high, from, to, Math.max);
      joined.low[count] = most(bars.low, from, to, Math.min);
      joined.close[count] = bars.close[to - 1] as number;
      joined.volume[count] = decimalSum(bars.volume.subarray(from, to), scale);
      count++;
    }
    from = to;
  }
  return sliceBars(joined, 0, count);
}

function most(values: Float64Array, from: number, to: number, choose: (a: number, b: number) => number): number {
  let found = values[from] as number;
  for (let i = from + 1; i < to; i++) found = choose(found, values[i] as number);
  return found;
}
