import { mergeMap, type OperatorFunction, pipe, scan } from 'rxjs';
import { RxtradeError } from '../errors/index.ts';
import { type Bar, barOf } from '../market/index.ts';
import { followingBar } from './following-bar.ts';

/** The latest bar, and what leaves: the bar, after the ones that fill the gap before it. */
export type FillGapsStep = { readonly latest?: Bar; readonly out: readonly Bar[] };

/** Puts flat bars before a bar that does not open where the latest closed. */
export function fillGapBefore(barsMax: number, { latest }: FillGapsStep, bar: Bar): FillGapsStep {
  const missing = latest === undefined ? 0 : followingBar(latest, bar);
  if (latest === undefined || missing > barsMax) return { latest: bar, out: [bar] };
  return { latest: bar, out: [...Array.from({ length: missing }, (_, i) => flatAfter(latest, i)), bar] };
}

/**
 * Fills each gap of at most `barsMax` bars with flat ones: the last close as all four prices, volume zero.
 *
 *     bar$     -1-2---5----|     bars 3 and 4 are missing
 *     result   -1-2---(345)|     3 and 4 stand at the close of 2
 *
 * Invented bars: nobody could trade at their prices, they make volatility look lower than it was, and they leave late,
 * with the bar that shows the gap. Use them for indicators that need a regular grid, not for matching orders; to know
 * where they are, `markGaps` before this. A longer gap is left as it is.
 *
 * @throws E011 when `barsMax` is not a whole number above zero; on the error channel E011 for a second instrument or
 * interval, E031 for a bar that does not open after the one before, E030 for one off the grid.
 */
export function fillGaps({ barsMax }: { readonly barsMax: number }): OperatorFunction<Bar, Bar> {
  if (!Number.isSafeInteger(barsMax) || barsMax < 1) {
    throw new RxtradeError('E011', `barsMax ${barsMax} fills no gap; pass a whole number above zero`, { barsMax });
  }
  return pipe(
    scan((step: FillGapsStep, bar: Bar) => fillGapBefore(barsMax, step, bar), { out: [] }),
    mergeMap(({ out }) => out),
  );
}

function flatAfter({ instrument, intervalMs, closeAt, close }: Bar, index: number): Bar {
  return barOf(instrument, intervalMs, {
    openAt: closeAt + index * intervalMs,
    open: close,
    high: close,
    low: close,
    close,
    volume: 0,
  });
}
