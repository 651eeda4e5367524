import { EMPTY, lastValueFrom, merge, Observable, takeUntil, timer } from 'rxjs';
import type { MarketEvent } from '../market/index.ts';
import type { Venue } from '../ports/index.ts';
import type { Clock, EpochMs } from '../time/index.ts';
import type { WorldRun } from './world-run.ts';

/** Timers of most platforms end at once when they are asked for more: longer waits are made of several. */
const longestWaitMs = 2 ** 31 - 1;

/** Follows streams until all complete, or the run is told to stop. Reports last only as long as the market does. */
export async function followStreams(
  run: WorldRun,
  streams: readonly Observable<MarketEvent>[],
  { venue, clock }: { readonly venue: Venue; readonly clock?: Clock },
): Promise<void> {
  const { world } = run;
  run.follow();
  const everything$ = new Observable<never>((subscriber) => {
    let awaited: EpochMs = Number.POSITIVE_INFINITY;
    let alarm: { unsubscribe(): void } | undefined;
    const guarded = (take: () => void) => {
      try {
        take();
        setAlarm();
      } catch (error) {
        subscriber.error(error);
      }
    };
    // a clock that moves by itself fires timers when no event comes to do it
    const setAlarm = () => {
      const { nextTimerAt } = world;
      if (clock === undefined || 'advanceTo' in clock || nextTimerAt === awaited) return;
      awaited = nextTimerAt;
      alarm?.unsubscribe();
      if (awaited === Number.POSITIVE_INFINITY) return;
      const waitMs = Math.min(Math.max(0, awaited - clock.now()), longestWaitMs);
      alarm = timer(waitMs, clock.scheduler).subscribe(() => {
        awaited = Number.POSITIVE_INFINITY;
        guarded(() => world.advanceTo(clock.now()));
      });
    };
    subscriber.add(() => alarm?.unsubscribe());
    subscriber.add(
      (venue.report$ ?? EMPTY).subscribe({
        next: (report) => guarded(() => world.input(report)),
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
  await lastValueFrom(everything$.pipe(takeUntil(run.stopped$)), { defaultValue: undefined });
}
