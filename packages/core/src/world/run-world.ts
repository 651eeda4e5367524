import type { Observable } from 'rxjs';
import type { BarSeries, EventSeries, MarketEvent } from '../market/index.ts';
import type { Feed, FinishPrice, Pace } from '../ports/index.ts';
import type { Clock } from '../time/index.ts';
import type { CommandInput, TransferInput } from '../trader/index.ts';
import { followStreams } from './follow-streams.ts';
import type { SweepWindow } from './sweep-window.ts';
import type { World, WorldSettings } from './world.ts';
import { type EndedBy, WorldRun } from './world-run.ts';

/** A world over history alone. */
export type RunHistorySettings = WorldSettings & {
  readonly series: readonly BarSeries[];
  /** Recorded trades, quotes, books, funding and marks, merged with the bars by the instant each is seen. */
  readonly events?: readonly EventSeries[];
  /**
   * Finer bars of the same instruments: orders are matched against these, while strategies see `series` alone. They must
   * span what `series` do.
   */
  readonly detail?: readonly BarSeries[];
  readonly window?: SweepWindow;
  /** What to do with open positions when the data end; they stay open when absent. */
  readonly finish?: FinishPrice | 'leave-open';
  /** Ends the run early, with what it has so far, when it emits. */
  readonly stop$?: Observable<unknown>;
  /** Told how many events are done, bars and others, about every `progressBars` of them. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly progressBars?: number;
};

/** A world with the feeds that drive it. */
export type RunWorldSettings = Omit<RunHistorySettings, 'series' | 'events' | 'detail' | 'clock'> & {
  readonly feeds: readonly Feed[];
  /** One moved by events when absent. With streams, a clock that moves by itself also fires timers between events. */
  readonly clock?: Clock;
  /**
   * Commands and deposits: whatever an operator says while it runs. In history they count as of the instant about to be
   * delivered, since history has no time between two.
   */
  readonly input$?: Observable<CommandInput | TransferInput>;
  /** Awaited between stretches of history, so that signals and screens get their turn. */
  readonly breathe?: () => Promise<void>;
};

/** How a run ended. */
export type WorldEnd = { readonly world: World; readonly endedBy: EndedBy; readonly wasStopped: boolean };

/** Runs a world over history, on the spot. */
export function runHistory(settings: RunHistorySettings): WorldEnd {
  const run = new WorldRun(settings);
  try {
    while (run.advance());
    return run.finish();
  } finally {
    run.release();
  }
}

/**
 * Runs a world to the end of its feeds: first history, swept as fast as it can be or as its paces allow, then streams,
 * merged and followed until they complete. Pacing delays what happens and changes nothing of it.
 *
 * @throws what the trader throws, and E031 when streams are not in `receivedAt` order.
 */
export async function runWorld(settings: RunWorldSettings): Promise<WorldEnd> {
  const series: BarSeries[] = [];
  const events: EventSeries[] = [];
  const detail: BarSeries[] = [];
  const paces: Pace[] = [];
  const streams: Observable<MarketEvent>[] = [];
  for (const feed of settings.feeds) {
    if (feed.kind === 'stream') {
      streams.push(feed.event$);
      continue;
    }
    series.push(...feed.series);
    if (feed.events !== undefined) events.push(...feed.events);
    if (feed.detail !== undefined) detail.push(...feed.detail);
    if (feed.pace !== undefined) paces.push(feed.pace);
  }
  const { clock, ...rest } = settings;
  const run = new WorldRun({ ...rest, series, events, detail, ...(isMovedByEvents(clock) && { clock }) });
  try {
    run.listen(settings.input$);
    if (paces.length > 0) await run.advancePaced(paces, settings.breathe);
    else while (run.advance()) await settings.breathe?.();
    if (streams.length > 0 && !run.wasStopped && !run.world.isOver) await followStreams(run, streams, settings);
    return run.finish();
  } finally {
    run.release();
  }
}

function isMovedByEvents(clock: Clock | undefined): clock is NonNullable<WorldSettings['clock']> {
  return clock !== undefined && 'advanceTo' in clock;
}
