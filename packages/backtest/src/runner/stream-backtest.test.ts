import {
  asapScheduler,
  firstValueFrom,
  lastValueFrom,
  type SchedulerAction,
  type SchedulerLike,
  Subject,
  take,
  tap,
  toArray,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import { meanFollower, optionsOf, scripted, storyOf, swings } from './backtest.fixture.ts';
import { runBacktest } from './run-backtest.ts';
import { type BacktestDone, type BacktestProgress, streamBacktest } from './stream-backtest.ts';

const options = optionsOf({
  series: [swings(100)],
  strategies: [{ strategy: meanFollower }],
  progressBars: 40,
  seed: 5,
});

describe('streamBacktest', () => {
  it('given a run, then it tells each stretch and at last the result of runBacktest', async () => {
    const told = await lastValueFrom(streamBacktest(options).pipe(toArray()));
    const rate = { perSecond: expect.any(Number), total: 100, kind: 'progress' };
    expect(told.slice(0, -1)).toMatchObject([
      { ...rate, done: 40 },
      { ...rate, done: 80 },
      { ...rate, done: 100 },
    ]);
    expect(storyOf(resultIn(told))).toEqual(storyOf(runBacktest(options)));
  });

  it('given nobody who subscribes, then nothing runs; given two, then each has a run of its own', async () => {
    let bars = 0;
    const strategy = scripted({
      0: () => {
        bars += 1;
      },
    });
    const run$ = streamBacktest(optionsOf({ strategies: [{ strategy }] }));
    expect(bars).toBe(0);
    await Promise.all([lastValueFrom(run$), lastValueFrom(run$)]);
    expect(bars).toBe(2);
  });

  it('given a subscription, then the first bar waits for a turn of its own', async () => {
    let bars = 0;
    const strategy = scripted({
      0: () => {
        bars += 1;
      },
    });
    const done = lastValueFrom(streamBacktest(optionsOf({ strategies: [{ strategy }] })));
    expect(bars).toBe(0);
    await done;
    expect(bars).toBe(1);
  });

  it('given other work, then it gets its turn between stretches', async () => {
    const story: string[] = [];
    const other = setImmediateLoop(() => story.push('other'));
    await lastValueFrom(streamBacktest({ ...options, progressBars: 10 }).pipe(tap(({ kind }) => story.push(kind))));
    other.stop();
    const first = story.indexOf('progress');
    expect(story.slice(first, story.lastIndexOf('progress'))).toContain('other');
  });

  it('given a scheduler, then stretches run by it', async () => {
    let count = 0;
    const scheduler: SchedulerLike = {
      now: () => 0,
      schedule: <T>(work: (this: SchedulerAction<T>, state?: T) => void, delay?: number, state?: T) => {
        count += 1;
        return asapScheduler.schedule<T>(work, delay, state);
      },
    };
    await lastValueFrom(streamBacktest({ ...options, scheduler }));
    expect(count, 'once before each of three stretches').toBe(3);
  });

  it('given an unsubscription, then it stops after the stretch under way, and no longer listens to stop$', async () => {
    const stop$ = new Subject<void>();
    const reached: number[] = [];
    const run$ = streamBacktest({ ...options, stop$, onProgress: (done) => void reached.push(done) });
    const first = await firstValueFrom(run$.pipe(take(1)));
    expect(first).toMatchObject({ kind: 'progress', done: 40, total: 100 });
    await lastValueFrom(streamBacktest(options));
    expect(reached).toEqual([40]);
    expect(stop$.observed).toBe(false);
  });

  it('given an unsubscription before the first turn, then not one bar runs', async () => {
    const reached: number[] = [];
    streamBacktest({ ...options, onProgress: (done) => void reached.push(done) })
      .subscribe()
      .unsubscribe();
    await lastValueFrom(streamBacktest(options));
    expect(reached).toEqual([]);
  });

  it('given a stop, then what it has so far is its result', async () => {
    const stop$ = new Subject<void>();
    const told = await lastValueFrom(
      streamBacktest({ ...options, stop$ }).pipe(
        tap(({ kind }) => {
          if (kind === 'progress') stop$.next();
        }),
        toArray(),
      ),
    );
    const result = resultIn(told);
    expect(result).toMatchObject({ wasStopped: true, bars: 40 });
    expect(result.curve.length).toBe(40);
  });

  it.each([
    ['options that cannot run', { ...options, series: [] }, 'E410'],
    ['a window without bars', { ...options, window: { from: 0, to: 1 } }, 'E412'],
    [
      'a strategy that throws',
      optionsOf({
        strategies: [
          {
            strategy: scripted({
              1: () => {
                throw new Error('no luck');
              },
            }),
          },
        ],
      }),
      'E051',
    ],
  ])('given %s, then the error comes through the stream', async (_, broken, code) => {
    await expect(lastValueFrom(streamBacktest(broken))).rejects.toMatchObject({ code });
  });
});

function resultIn(told: readonly (BacktestProgress | BacktestDone)[]) {
  const last = told.at(-1);
  if (last?.kind !== 'result') throw new Error('the last word is no result');
  return last.result;
}

/** Work that comes back every turn of the event loop, until it is stopped. */
function setImmediateLoop(work: () => void): { stop(): void } {
  let isStopped = false;
  const turn = () => {
    if (isStopped) return;
    work();
    setImmediate(turn);
  };
  setImmediate(turn);
  return {
    stop: () => {
      isStopped = true;
    },
  };
}
