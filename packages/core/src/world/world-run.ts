import { lastValueFrom, type Observable, ReplaySubject, take, takeUntil } from 'rxjs';
import type { BarSeries, EventSeries } from '../market/index.ts';
import type { FinishPrice, Pace } from '../ports/index.ts';
import type { EpochMs } from '../time/index.ts';
import type { CommandInput, TransferInput } from '../trader/index.ts';
import type { HistorySweep } from './history-sweep.ts';
import type { SweepWindow } from './sweep-window.ts';
import { World, type WorldSettings } from './world.ts';

/** Why a run ended: the feeds did, it was told to, or the account was ruined. */
export type EndedBy = 'data' | 'stop' | 'ruin';

/** What a run needs of its settings. */
export type WorldRunSettings = WorldSettings & {
  readonly series: readonly BarSeries[];
  readonly events?: readonly EventSeries[];
  readonly detail?: readonly BarSeries[];
  readonly window?: SweepWindow;
  readonly finish?: FinishPrice | 'leave-open';
  readonly stop$?: Observable<unknown>;
  readonly onProgress?: (done: number, total: number) => void;
  readonly progressBars?: number;
};

const stretchBars = 50_000;

/** A world on its way through history, and whether it was told to stop. */
export class WorldRun {
  readonly world: World;
  wasStopped = false;
  /** Why an operator's word could not be taken: thrown at the next turn. */
  private failure: { readonly error: unknown } | undefined;
  private readonly settings: WorldRunSettings;
  private readonly sweep: HistorySweep;
  private readonly stretch: number;
  private readonly stops = new ReplaySubject<void>(1);
  private readonly subscriptions: { unsubscribe(): void }[] = [];
  private isFollowing = false;

  constructor(settings: WorldRunSettings) {
    this.settings = settings;
    this.stretch = settings.progressBars ?? stretchBars;
    this.world = new World(settings);
    const { series, window, events, detail } = settings;
    this.sweep = this.world.sweep(series, {
      ...(window && { window }),
      ...(events && { events }),
      ...(detail && { detail }),
    });
    // subscribed once, so that a cold stop$ does not begin anew with every wait
    if (settings.stop$ !== undefined)
      this.subscriptions.push(settings.stop$.pipe(take(1)).subscribe(() => this.stop()));
  }

  private stop(): void {
    this.wasStopped = true;
    this.stops.next();
  }

  /** Emits once it is told to stop, to late subscribers too. */
  get stopped$(): Observable<void> {
    return this.stops.asObservable();
  }

  /** One stretch; false at the end, or when told to stop. */
  advance(): boolean {
    this.throwFailure();
    if (this.wasStopped) return false;
    const more = this.sweep.run(this.world, this.stretch);
    this.tellProgress();
    return more && !this.wasStopped;
  }

  /** All of history, each instant once every pace lets it. */
  async advancePaced(paces: readonly Pace[], breathe: (() => Promise<void>) | undefined): Promise<void> {
    let since = 0;
    for (let at = this.sweep.nextAt; at < Number.POSITIVE_INFINITY; at = this.sweep.nextAt) {
      for (const pace of paces) await this.waitFor(pace, at);
      this.throwFailure();
      if (this.wasStopped || this.world.isOver) break;
      since += this.sweep.giveInstant(this.world, at);
      // who catches up, or needs no waiting, still lets signals and screens have their turn
      if (since >= this.stretch) {
        since = 0;
        this.tellProgress();
        await breathe?.();
      }
    }
    this.tellProgress();
  }

  private async waitFor(pace: Pace, at: EpochMs): Promise<void> {
    let hasWaited = false;
    for (let wait$ = pace.until(at); wait$ !== undefined && !this.wasStopped; wait$ = pace.until(at)) {
      if (!hasWaited) this.tellProgress();
      hasWaited = true;
      await lastValueFrom(wait$.pipe(take(1), takeUntil(this.stops)), { defaultValue: undefined });
    }
  }

  /** Takes an operator's words from now on, until `release`. */
  listen(input$: Observable<CommandInput | TransferInput> | undefined): void {
    if (input$ === undefined) return;
    this.subscriptions.push(
      input$.subscribe({
        next: (input) => this.take(input),
        error: (error: unknown) => this.fail(error),
      }),
    );
  }

  private take(input: CommandInput | TransferInput): void {
    const { nextAt } = this.sweep;
    const isHistory = !this.isFollowing && nextAt < Number.POSITIVE_INFINITY;
    try {
      this.world.input(isHistory ? { ...input, at: nextAt } : input);
      if (input.kind === 'command' && input.command.name === 'shutdown') this.stop();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.failure ??= { error };
    this.stops.next();
  }

  /** Throws what went wrong while an operator's word was taken. */
  throwFailure(): void {
    if (this.failure !== undefined) throw this.failure.error;
  }

  /** History is over: from here on inputs come as they are dated. */
  follow(): void {
    this.isFollowing = true;
  }

  /** Ends the run; what a ruined account holds is closed at the last price. */
  finish(): { readonly world: World; readonly endedBy: EndedBy; readonly wasStopped: boolean } {
    this.throwFailure();
    const { world, wasStopped } = this;
    const endedBy = world.isOver ? 'ruin' : wasStopped ? 'stop' : 'data';
    if (endedBy === 'ruin') world.finish('close', 'ruin');
    else world.finish(this.settings.finish ?? 'leave-open');
    return { world, endedBy, wasStopped };
  }

  release(): void {
    for (const subscription of this.subscriptions) subscription.unsubscribe();
  }

  private tellProgress(): void {
    this.settings.onProgress?.(this.world.events, this.sweep.total);
  }
}
