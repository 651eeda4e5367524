import { from, NEVER, of, Subject, throwError, timer, VirtualAction, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { isRxtradeError } from '../errors/index.ts';
import { Bar, type MarketEvent } from '../market/index.ts';
import type { VenueReport } from '../ports/index.ts';
import { type Clock, minute, SimulatedClock } from '../time/index.ts';
import { pacedBy } from './paced-by.ts';
import { runHistory, runWorld } from './run-world.ts';
import { ScriptedVenue } from './scripted-venue.fixture.ts';
import { btc, eth, Recorded, Stage, script, seriesOf, turns, want } from './stage.fixture.ts';

const series = [seriesOf([100, 101, 102, 103, 104]), seriesOf([50, 51, 52], { instrument: eth })];
const trades = () => [{ strategy: turns('a', want(1), want(2), undefined, want(0)), instruments: [btc.id] }];

/** The parts of a world, new for each run. */
function parts(strategies: ConstructorParameters<typeof Stage>[0]['strategies'] = trades()) {
  const { trader, venue } = new Stage({ strategies });
  return { trader, venue, facts: new Recorded() };
}

/** Lets everything that is ready happen. */
async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) await Promise.resolve();
}

/** Plays a clock forward until a run has ended. */
async function play<T>(clock: SimulatedClock, run: Promise<T>): Promise<{ readonly end: T; readonly tookMs: number }> {
  const startAt = clock.now();
  let ended: { readonly end: T } | undefined;
  void run.then((end) => {
    ended = { end };
  });
  for (let i = 0; i < 10_000 && ended === undefined; i++) {
    await settle();
    const next = clock.scheduler.actions[0];
    if (next !== undefined) clock.advanceTo(next.delay);
  }
  if (ended === undefined) throw new Error('the run never ended');
  return { end: ended.end, tookMs: clock.now() - startAt };
}

describe('paced history', () => {
  it.each([
    [1, 4 * minute],
    [60, 4000],
    [7, Math.ceil((4 * minute) / 7)],
  ])('given %dx, then it takes its time from the clock, and everything is as at full speed', async (speed, tookMs) => {
    const fast = parts();
    runHistory({ ...fast, series, finish: 'close' });
    const clock = new SimulatedClock(1_000_000);
    const slow = parts();
    const feed = { kind: 'history', name: 'paced', series, pace: pacedBy({ clock, speed }) } as const;
    const played = await play(clock, runWorld({ ...slow, feeds: [feed], finish: 'close' }));
    expect(played.tookMs).toBe(tookMs);
    expect(slow.facts.decisions.length).toBe(3);
    expect(slow.facts).toEqual(fast.facts);
  });

  it('given a pace, then an instant is not delivered before its time', async () => {
    const clock = new SimulatedClock();
    const slow = parts();
    const feed = { kind: 'history', name: 'paced', series, pace: pacedBy({ clock, speed: 1 }) } as const;
    const run = runWorld({ ...slow, feeds: [feed] });
    await settle();
    expect(
      slow.facts.equities.map(({ at }) => at),
      'the first one begins',
    ).toEqual([minute]);
    clock.advanceTo(minute - 1);
    await settle();
    expect(slow.facts.equities.length).toBe(1);
    clock.advanceTo(minute);
    await settle();
    expect(slow.facts.equities.length).toBe(2);
    await play(clock, run);
  });

  it('given a stop while it waits, then it ends at once with what it has', async () => {
    const clock = new SimulatedClock();
    const stop$ = new Subject<void>();
    const slow = parts();
    const feed = { kind: 'history', name: 'paced', series, pace: pacedBy({ clock, speed: 1 }) } as const;
    const run = runWorld({ ...slow, feeds: [feed], stop$ });
    await settle();
    stop$.next();
    expect((await run).wasStopped).toBe(true);
    expect(slow.facts.equities.length).toBe(1);
    expect(clock.scheduler.actions.length, 'the wait is over, too').toBe(0);
    expect(stop$.observed).toBe(false);
  });

  it('given a cold stop, then it is subscribed once and does not begin anew with every wait', async () => {
    const clock = new SimulatedClock();
    const slow = parts();
    const feed = { kind: 'history', name: 'paced', series, pace: pacedBy({ clock, speed: 1 }) } as const;
    const stop$ = timer(2.5 * minute, clock.scheduler);
    const { end } = await play(clock, runWorld({ ...slow, feeds: [feed], stop$ }));
    expect(end.wasStopped).toBe(true);
    expect(slow.facts.equities.length).toBe(3);
  });

  it('given a wait longer than a timer can be, then it is made of several', async () => {
    const clock = new SimulatedClock();
    const far = [seriesOf([1, 2], { intervalMs: 40 * 24 * 60 * minute })];
    const feed = { kind: 'history', name: 'paced', series: far, pace: pacedBy({ clock, speed: 1 }) } as const;
    const { tookMs } = await play(clock, runWorld({ ...parts([]), feeds: [feed] }));
    expect(tookMs).toBe(40 * 24 * 60 * minute);
  });

  it('given two paces, then the slower one holds', async () => {
    const clock = new SimulatedClock();
    const feeds = [1, 60].map((speed, i) => ({
      kind: 'history' as const,
      name: `x${speed}`,
      series: series.slice(i, i + 1),
      pace: pacedBy({ clock, speed }),
    }));
    const { tookMs } = await play(clock, runWorld({ ...parts(), feeds }));
    expect(tookMs).toBe(4 * minute);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('given a speed of %d, then E011', (speed) => {
    expect(() => pacedBy({ clock: new SimulatedClock(), speed })).toThrow(
      expect.objectContaining({ code: 'E011', context: { speed } }),
    );
  });

  it('given an operator who speaks during a wait, then it counts at the coming instant, before its events', async () => {
    const clock = new SimulatedClock();
    const input$ = new Subject<Parameters<Stage['world']['input']>[0] & { kind: 'command' }>();
    const slow = parts([{ strategy: turns('a', undefined, want(1), want(2)), instruments: [btc.id] }]);
    const feed = { kind: 'history', name: 'paced', series, pace: pacedBy({ clock, speed: 1 }) } as const;
    const run = runWorld({ ...slow, feeds: [feed], input$ });
    await settle();
    input$.next({ kind: 'command', command: { name: 'pause' }, who: 'me', why: 'lunch', at: 9e12 });
    await play(clock, run);
    expect(slow.facts.notices).toEqual([{ kind: 'notice', at: 2 * minute, text: 'pause by me: lunch' }]);
    expect(slow.venue.log).toEqual([]);
    expect(input$.observed).toBe(false);
  });

  it('given a shutdown, then the run ends', async () => {
    const clock = new SimulatedClock();
    const slow = parts();
    const input$ = of({ kind: 'command', command: { name: 'shutdown' }, who: 'me', why: 'done', at: 0 } as const);
    const feed = { kind: 'history', name: 'paced', series, pace: pacedBy({ clock, speed: 1 }) } as const;
    const { end } = await play(clock, runWorld({ ...slow, feeds: [feed], input$ }));
    expect(end.wasStopped).toBe(true);
    expect(slow.trader.mode).toBe('stopped');
  });

  it('given an operator whose stream fails, then the run does, too', async () => {
    const slow = parts();
    const input$ = throwError(() => new Error('line is dead'));
    const feed = { kind: 'history', name: 'all', series } as const;
    await expect(runWorld({ ...slow, feeds: [feed], input$ })).rejects.toThrow('line is dead');
  });
});

describe('history at full speed', () => {
  it('given stretches, then screens get their turn between them, and progress is told', async () => {
    const told: string[] = [];
    const { world } = await runWorld({
      ...parts(),
      feeds: [{ kind: 'history', name: 'all', series }],
      progressBars: 3,
      onProgress: (done, total) => told.push(`${done}/${total}`),
      breathe: () => Promise.resolve(void told.push('breath')),
    });
    expect(told).toEqual(['4/8', 'breath', '7/8', 'breath', '8/8']);
    expect(world.events).toBe(8);
  });

  it('given a stop between stretches, then no further one is run', () => {
    const stop$ = new Subject<void>();
    const { wasStopped, world } = runHistory({
      ...parts(),
      series,
      progressBars: 2,
      stop$,
      onProgress: () => stop$.next(),
    });
    expect(wasStopped).toBe(true);
    expect(world.events).toBe(2);
  });

  it('given a strategy that fails, then the run throws and lets go of the stop', () => {
    const stop$ = new Subject<void>();
    const broken = turns('broken', () => {
      throw new Error('no');
    });
    expect(() => runHistory({ ...parts([{ strategy: broken }]), series, stop$ })).toThrow('strategy "broken" failed');
    expect(stop$.observed).toBe(false);
  });
});

describe('streams', () => {
  const bars = () => [0, 1, 2].map((index) => new Bar(seriesOf([100, 101, 102]), index));

  it('given a stream, then it is followed to its end, as history would be', async () => {
    const live = parts();
    await runWorld({ ...live, feeds: [{ kind: 'stream', name: 'live', event$: from(bars()) }], finish: 'close' });
    const history = parts();
    runHistory({ ...history, series: [seriesOf([100, 101, 102])], finish: 'close' });
    expect(live.facts.fills.map(({ report }) => report)).toEqual(history.facts.fills.map(({ report }) => report));
    expect(live.facts.curve.curve()).toEqual(history.facts.curve.curve());
  });

  it('given history and then a stream, then the one follows the other', async () => {
    const both = parts();
    const { world } = await runWorld({
      ...both,
      feeds: [
        { kind: 'stream', name: 'live', event$: from(bars().slice(2)) },
        { kind: 'history', name: 'past', series: [seriesOf([100, 101])] },
      ],
    });
    expect(world.events).toBe(3);
    expect(both.facts.equities.map(({ at }) => at / minute)).toEqual([1, 2, 3]);
  });

  it('given two streams that are not in order together, then it fails with E031', async () => {
    const feeds = [1, 2].map((n) => ({ kind: 'stream' as const, name: `s${n}`, event$: from(bars()) }));
    const failure = await runWorld({ ...parts(), feeds }).catch((error: unknown) => error);
    expect(isRxtradeError(failure) && failure.code).toBe('E031');
  });

  it('given a venue that answers later, then its reports are heard while the market lasts', async () => {
    const report$ = new Subject<VenueReport>();
    const event$ = new Subject<MarketEvent>();
    const live = parts();
    const venue = Object.assign(new ScriptedVenue(), { report$, holds: true });
    const run = runWorld({ ...live, venue, feeds: [{ kind: 'stream', name: 'live', event$ }] });
    event$.next(bars()[0] as Bar);
    venue.now = minute + 5;
    report$.next({ kind: 'order-acknowledged', order: 1, eventAt: minute + 5, receivedAt: minute + 5 });
    expect(live.facts.states).toEqual(['1 sent', '1 open']);
    event$.complete();
    await run;
    expect(report$.observed).toBe(false);
  });

  it('given a stop, then the stream is left', async () => {
    const stop$ = new Subject<void>();
    const run = runWorld({ ...parts(), feeds: [{ kind: 'stream', name: 'live', event$: NEVER }], stop$ });
    stop$.next();
    expect((await run).wasStopped).toBe(true);
  });

  it('given a clock that moves by itself and a quiet market, then timers come when they are due', async () => {
    const scheduler = new VirtualTimeScheduler(VirtualAction, Number.POSITIVE_INFINITY);
    const wall: Clock = { now: () => scheduler.now(), scheduler };
    const rung: number[] = [];
    const alarm = script('alarm', (context) => ({
      onBar: (bar) => {
        context.timer(bar.closeAt + 5_000, 'a');
        context.timer(bar.closeAt + 3_000, 'b');
      },
      onTimer: () => void rung.push(context.now),
    }));
    const live = new Subject<MarketEvent>();
    const run = runWorld({
      ...parts([{ strategy: alarm }]),
      clock: wall,
      feeds: [{ kind: 'stream', name: 'live', event$: live }],
    });
    scheduler.schedule(() => live.next(bars()[0] as Bar), minute);
    scheduler.schedule(() => live.complete(), 2 * minute);
    scheduler.flush();
    await run;
    expect(rung).toEqual([minute + 3_000, minute + 5_000]);
  });
});
