import { lastValueFrom, merge, Observable, takeUntil } from 'rxjs';
import type { BarSeries, MarketEvent } from '../market/index.ts';
import type { Feed, FinishPrice, VenueReport } from '../ports/index.ts';
import type { CommandInput, TransferInput } from '../trader/index.ts';
import type { HistorySweep, SweepWindow } from './history-sweep.ts';
import { World, type WorldSettings } from './world.ts';

/** A world over history alone. */
export type RunHistorySettings = WorldSettings & {
  readonly series: readonly BarSeries[];
  readonly window?: SweepWindow;
  /** What to do with open positions when the data end; they stay open when absent. */
  readonly finish?: FinishPrice | 'leave-open';
  /** Ends the run early, with what it has so far, when it emits. */
  readonly stop$?: Observable<unknown>;
  /** Told how many bars are done, about every `progressBars`. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly progressBars?: number;
};

/** A world with the feeds that drive it. */
export type RunWorldSettings = Omit<RunHistorySettings, 'series'> & {
  readonly feeds: readonly Feed[];
  /** Commands and deposits: whatever an operator says while it runs. */
  readonly input$?: Observable<CommandInput | TransferInput>;
  /** Awaited between stretches of history, so that signals and screens get their turn. */
  readonly breathe?: () => Promise<void>;
};

/** How a run ended. */
export type WorldEnd = { readonly world: World; readonly wasStopped: boolean };

const stretchBars = 50_000;

/** Runs a world over history, on the spot. */
export function runHistory(settings: RunHistorySettings): WorldEnd {
  const run = new HistoryRun(settings);
  try {
    while (run.advance());
  } finally {
    run.release();
  }
  return run.finish();
}

/**
 * Runs a world to the end of its feeds: first history, swept as fast as it can be, then streams, merged and followed
 * until they complete.
 */
export async function runWorld(settings: RunWorldSettings): Promise<WorldEnd> {
  const series: BarSeries[] = [];
  const streams: Observable<MarketEvent>[] = [];
  for (const feed of settings.feeds) {
    if (feed.kind === 'history') series.push(...feed.series);
    else streams.push(feed.event$);
  }
  const run = new HistoryRun({ ...settings, series });
  try {
    while (run.advance()) await settings.breathe?.();
    if (streams.length > 0 && !run.wasStopped) await follow(run, streams, settings);
  } finally {
    run.release();
  }
  return run.finish();
}

/** A world on its way, and whether it was told to stop. */
class HistoryRun {
  readonly world: World;
  wasStopped = false;
  private readonly settings: RunHistorySettings;
  private readonly sweep: HistorySweep;
  private readonly stop: { unsubscribe(): void } | undefined;

  constructor(settings: RunHistorySettings) {
    this.settings = settings;
    this.world = new World(settings);
    this.sweep = this.world.sweep(settings.series, settings.window);
    this.stop = settings.stop$?.subscribe(() => {
      this.wasStopped = true;
    });
  }

  /** One stretch; false at the end, or when told to stop. */
  advance(): boolean {
    if (this.wasStopped) return false;
    const { onProgress, progressBars } = this.settings;
    const more = this.sweep.run(this.world, progressBars ?? stretchBars);
    onProgress?.(this.world.events, this.sweep.total);
    return more && !this.wasStopped;
  }

  finish(): WorldEnd {
    this.world.finish(this.settings.finish ?? 'leave-open');
    return { world: this.world, wasStopped: this.wasStopped };
  }

  release(): void {
    this.stop?.unsubscribe();
  }
}

async function follow(
  run: HistoryRun,
  streams: readonly Observable<MarketEvent>[],
  settings: RunWorldSettings,
): Promise<void> {
  const { world } = run;
  const sources: Observable<VenueReport | CommandInput | TransferInput>[] = [];
  if (settings.venue.report$ !== undefined) sources.push(settings.venue.report$);
  if (settings.input$ !== undefined) sources.push(settings.input$);
  // reports and commands last only as long as the market does
  const events$ = new Observable<void>((subscriber) => {
    const guarded = (take: () => void) => {
      try {
        take();
      } catch (error) {
        subscriber.error(error);
      }
    };
    subscriber.add(
      merge(...sources).subscribe({
        next: (input) => guarded(() => world.input(input)),
        error: (error) => subscriber.error(error),
      }),
    );
    subscriber.add(
      merge(...streams).subscribe({
        next: (event) => guarded(() => world.accept(event)),
        error: (error) => subscriber.error(error),
        complete: () => subscriber.complete(),
      }),
    );
  });
  const stopped$ = settings.stop$;
  await lastValueFrom(stopped$ === undefined ? events$ : events$.pipe(takeUntil(stopped$)), {
    defaultValue: undefined,
  });
}
