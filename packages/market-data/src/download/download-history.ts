import {
  type Clock,
  type EpochMs,
  type HistorySeries,
  type HistorySource,
  RxtradeError,
  type TimeRange,
  WallClock,
} from '@rxtrade/core';
import { Observable, Subject, type Subscriber } from 'rxjs';
import { acceptedPage } from './accept-page.ts';
import { type DownloadEvent, DownloadTally } from './download-tally.ts';
import type { HistorySink } from './history-sink.ts';
import { type DownloadDirection, pieceMsOf, planDownload } from './plan-download.ts';
import { joined } from './time-ranges.ts';

/** What is to be downloaded, from where, to where. */
export type DownloadSettings = {
  readonly source: HistorySource;
  readonly sink: HistorySink;
  readonly series: HistorySeries;
  readonly from: EpochMs;
  /** Exclusive; what has not happened yet is left for the next time. */
  readonly to: EpochMs;
  /** `forward` when absent. */
  readonly direction?: DownloadDirection;
  /** Measures progress; the wall clock when absent. */
  readonly clock?: Clock;
};

/** Pieces without a row after which the way backward is asked for whole: a source knows where a history begins. */
const piecesInVain = 10;

/**
 * Downloads what a sink lacks of a range, a page at a time, each kept before the next is asked for. What is there is asked
 * of the sink alone, so that a download that ended anywhere, however it ended, goes on where it was by being started
 * again; what the source has nothing of is kept as such and not asked for again.
 *
 *     result   (p)--s--s--s--(d|)     the plan, where it stands after each page, what was done
 *
 * Cold. Unsubscribing stops it, also in the middle of an answer; the pages kept so far stay.
 *
 * @throws On the error channel E011 for a range that is none, E150 when the source breaks its contract, and whatever source
 * and sink fail with.
 */
export function downloadHistory(settings: DownloadSettings): Observable<DownloadEvent> {
  return new Observable((subscriber) => {
    const stop$ = new Subject<void>();
    download(settings, subscriber, stop$).then(
      () => subscriber.complete(),
      (error: unknown) => subscriber.error(error),
    );
    return () => stop$.next();
  });
}

async function download(
  settings: DownloadSettings,
  subscriber: Subscriber<DownloadEvent>,
  stop$: Observable<unknown>,
): Promise<void> {
  const { source, sink, series, from, to, direction = 'forward', clock = new WallClock() } = settings;
  const range = checkedRange({ from, to });
  let pieces = planDownload({
    range,
    covered: await sink.covered(range),
    direction,
    pieceMs: pieceMsOf(series, source.capabilities.pageRows),
  });
  const tally = new DownloadTally(series, pieces, clock);
  subscriber.next(tally.planned());
  let inVain = 0;
  for (let i = 0; i < pieces.length && !subscriber.closed; i++) {
    const piece = pieces[i] as TimeRange;
    let reached = piece.from;
    let rows = 0;
    for await (const page of source.pages({ ...series, ...piece }, stop$)) {
      const accepted = acceptedPage(page, { series, piece, reached, source: source.name });
      const added = await sink.append(accepted);
      reached = accepted.to;
      rows += accepted.columns.length;
      subscriber.next(tally.took(accepted, added));
    }
    inVain = rows === 0 ? inVain + 1 : 0;
    if (direction === 'backward' && inVain === piecesInVain)
      pieces = [...pieces.slice(0, i + 1), ...joined(pieces.slice(i + 1))];
  }
  subscriber.next(tally.done());
}

function checkedRange({ from, to }: TimeRange): TimeRange {
  if (Number.isSafeInteger(from) && Number.isSafeInteger(to) && from < to) return { from, to };
  throw new RxtradeError('E011', `${from} to ${to} is no range; give whole milliseconds, the earlier one first`, {
    from,
    to,
  });
}
