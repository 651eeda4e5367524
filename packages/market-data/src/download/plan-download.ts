import { type DurationMs, day, type HistorySeries, type TimeRange } from '@rxtrade/core';
import { without } from './time-ranges.ts';

/** From the oldest to the newest, or the newest first: what is needed most is there first. */
export type DownloadDirection = 'forward' | 'backward';

/** What is to be had. */
export type DownloadPlan = {
  readonly range: TimeRange;
  readonly covered: Iterable<TimeRange>;
  readonly direction: DownloadDirection;
  /** How much of the past is asked for at once on the way backward. */
  readonly pieceMs: DurationMs;
};

/**
 * The ranges to ask for, in that order: what is missing between what is there. Pages only ever go forward, so that the way
 * backward is one of short pieces, the newest first.
 */
export function planDownload({ range, covered, direction, pieceMs }: DownloadPlan): readonly TimeRange[] {
  const missing = without(range, covered);
  return direction === 'forward' ? missing : missing.flatMap((one) => cut(one, pieceMs)).reverse();
}

function cut({ from, to }: TimeRange, pieceMs: DurationMs): readonly TimeRange[] {
  const pieces: TimeRange[] = [];
  for (let end = to; end > from; end -= pieceMs) pieces.unshift({ from: Math.max(from, end - pieceMs), to: end });
  return pieces;
}

/** How long a piece is on the way backward: about a page of what has an interval, a day of trades, a month of funding. */
export function pieceMsOf(series: HistorySeries, pageRows: number): DurationMs {
  switch (series.kind) {
    case 'bars':
    case 'marks':
      return pageRows * series.intervalMs;
    case 'trades':
      return day;
    case 'funding':
      return 30 * day;
  }
}
