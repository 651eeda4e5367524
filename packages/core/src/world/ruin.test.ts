import { NEVER } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { minute } from '../time/index.ts';
import { runHistory, runWorld } from './run-world.ts';
import { perp, Recorded, Stage, seriesOf, turns, want } from './stage.fixture.ts';

/** Holds 100 contracts of a falling perpetual: each unit it falls costs 100 of 10,000. */
function falling(closes: readonly number[]) {
  const strategies = [{ strategy: turns('a', want(100)), instruments: [perp.id] }];
  const { trader, venue } = new Stage({ strategies });
  const facts = new Recorded();
  return { trader, venue, facts, series: [seriesOf(closes, { instrument: perp })], finish: 'leave-open' as const };
}

describe('ruin', () => {
  it('given nothing is left, then the run ends there, and what is held is closed', () => {
    const run = falling([200, 200, 150, 90, 80, 70]);
    const { endedBy, wasStopped, world } = runHistory({ ...run, ruinShare: 0 });
    expect([endedBy, wasStopped]).toEqual(['ruin', false]);
    expect(world.events, 'at the instant, not at the end of a stretch').toBe(4);
    expect(world.now).toBe(4 * minute);
    expect(run.facts.trips).toMatchObject([{ quantity: 100, exitAt: 4 * minute, exitReason: 'ruin' }]);
  });

  it('given a share, then that much of the first equity is ruin', () => {
    expect(runHistory({ ...falling([200, 200, 150, 149, 80]), ruinShare: 0.5 }).world.events).toBe(3);
    expect(runHistory({ ...falling([200, 200, 151, 199]), ruinShare: 0.5 }).endedBy).toBe('data');
  });

  it('given none is asked for, then the run goes on', () => {
    expect(runHistory(falling([200, 200, 50, 40])).endedBy).toBe('data');
  });

  it('given paced history, or a stream behind it, then likewise', async () => {
    const { series, ...run } = falling([200, 200, 90, 80]);
    const pace = { until: () => undefined };
    const { endedBy, world } = await runWorld({
      ...run,
      ruinShare: 0,
      feeds: [
        { kind: 'history', name: 'past', series, pace },
        { kind: 'stream', name: 'live', event$: NEVER },
      ],
    });
    expect([endedBy, world.events]).toEqual(['ruin', 3]);
  });
});
