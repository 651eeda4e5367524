import { interval, map, take, timer } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { SimulatedClock } from './simulated-clock.ts';

describe('SimulatedClock', () => {
  it('given nothing else, then it starts at the epoch, and otherwise where it is told', () => {
    expect(new SimulatedClock().now()).toBe(0);
    expect(new SimulatedClock(5_000).now()).toBe(5_000);
    expect(new SimulatedClock(5_000).scheduler.now(), 'the scheduler agrees').toBe(5_000);
  });

  it('given an instant to move to, then both it and its scheduler stand there', () => {
    const clock = new SimulatedClock(10);
    clock.advanceTo(25);
    expect(clock.now()).toBe(25);
    expect(clock.scheduler.now()).toBe(25);
    clock.advanceTo(25);
    expect(clock.now(), 'standing still is no step back').toBe(25);
  });

  it('given scheduled work, when it moves past, then each runs at its own instant and in order', () => {
    const clock = new SimulatedClock(1_000);
    const ran: string[] = [];
    const note = (name: string) => () => ran.push(`${name}@${clock.now()}`);
    clock.scheduler.schedule(note('late'), 30);
    clock.scheduler.schedule(note('early'), 10);
    clock.scheduler.schedule(note('early too'), 10);
    clock.scheduler.schedule(note('after'), 51);
    clock.advanceTo(1_050);
    expect(ran).toEqual(['early@1010', 'early too@1010', 'late@1030']);
    clock.advanceTo(1_051);
    expect(ran.at(-1)).toBe('after@1051');
  });

  it('given work due at the very instant it moves to, then it runs', () => {
    const clock = new SimulatedClock();
    let ran = 0;
    clock.scheduler.schedule(() => ran++, 10);
    clock.advanceTo(9);
    expect(ran).toBe(0);
    clock.advanceTo(10);
    expect(ran).toBe(1);
  });

  it('given work that schedules more, then what falls due on the way runs too, once', () => {
    const clock = new SimulatedClock();
    const ran: number[] = [];
    clock.scheduler.schedule(() => {
      clock.scheduler.schedule(() => ran.push(clock.now()), 5);
      clock.scheduler.schedule(() => ran.push(clock.now()), 100);
    }, 10);
    clock.advanceTo(50);
    expect(ran).toEqual([15]);
    clock.advanceTo(200);
    expect(ran).toEqual([15, 110]);
  });

  it('given timed operators on its scheduler, then they tick only while it moves, at their own instants', () => {
    const clock = new SimulatedClock(100);
    const ticks: number[] = [];
    interval(10, clock.scheduler)
      .pipe(
        map(() => clock.now()),
        take(3),
      )
      .subscribe((at) => ticks.push(at));
    timer(25, clock.scheduler).subscribe(() => ticks.push(-clock.now()));
    expect(ticks).toEqual([]);
    clock.advanceTo(120);
    expect(ticks).toEqual([110, 120]);
    clock.advanceTo(1_000);
    expect(ticks).toEqual([110, 120, -125, 130]);
  });

  it.each([
    [999, '1970-01-01T00:00:00.999Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
  ])('given %d, which does not follow, then it is refused with E031 and the clock stays', (at, text) => {
    const clock = new SimulatedClock(1_000);
    expect(refusalOf(() => clock.advanceTo(at))).toEqual({
      code: 'E031',
      message: `the clock stands at 1970-01-01T00:00:01.000Z and cannot go back to ${text}; sort the events by receivedAt`,
      context: { now: 1_000, at },
    });
    expect(clock.now()).toBe(1_000);
  });

  it('given work that throws, then the error comes out and the clock stands where it happened', () => {
    const clock = new SimulatedClock();
    clock.scheduler.schedule(() => {
      throw new Error('broken');
    }, 10);
    expect(() => clock.advanceTo(20)).toThrow('broken');
    expect(clock.now()).toBe(10);
  });
});
