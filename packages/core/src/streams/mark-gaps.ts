import { mergeMap, type OperatorFunction, pipe, scan } from 'rxjs';
import type { Bar, FeedState } from '../market/index.ts';
import { isoOf, timeframeOf } from '../time/index.ts';
import { followingBar } from './following-bar.ts';

/** The latest bar, and what leaves: the bar, with the gap before it if there is one. */
export type MarkGapsStep = { readonly latest?: Bar; readonly out: readonly (Bar | FeedState)[] };

/** Puts a gap before a bar that does not open where the latest closed. */
export function markGapBefore(feed: string, { latest }: MarkGapsStep, bar: Bar): MarkGapsStep {
  const missing = latest === undefined ? 0 : followingBar(latest, bar);
  if (latest === undefined || missing === 0) return { latest: bar, out: [bar] };
  const detail = `${missing} ${missing === 1 ? 'bar' : 'bars'} of ${timeframeOf(bar.intervalMs)} missing from ${isoOf(latest.closeAt)}`;
  const gap: FeedState = {
    kind: 'feed-state',
    feed,
    state: 'gap',
    instrument: bar.instrument,
    eventAt: latest.closeAt,
    receivedAt: bar.receivedAt,
    detail,
  };
  return { latest: bar, out: [gap, bar] };
}

/**
 * Puts an event before each bar that does not open where the bar before it closed.
 *
 *     bar$     -1-2---5---|     bars 3 and 4 are missing
 *     result   -1-2---(g5)|     g says: 2 bars missing from where 2 closed
 *
 * The gap's `eventAt` is where the first missing bar would have opened; its `receivedAt` is that of the bar that shows
 * it. For markets that never close: in others each night and weekend is marked.
 *
 * @throws On the error channel E011 for a second instrument or interval, E031 for a bar that does not open after the one
 * before, E030 for one off the grid.
 */
export function markGaps({ feed }: { readonly feed: string }): OperatorFunction<Bar, Bar | FeedState> {
  return pipe(
    scan((step: MarkGapsStep, bar: Bar) => markGapBefore(feed, step, bar), { out: [] }),
    mergeMap(({ out }) => out),
  );
}
