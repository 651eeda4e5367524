import fc from 'fast-check';
import { asyncScheduler } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { WallClock } from './clock.ts';
import { day, floorTo, hour, isoOf, minute, second, week } from './instant.ts';
import { durationOf, timeframeOf } from './timeframe.ts';

describe('durations', () => {
  it('given their names, then they are whole milliseconds', () => {
    expect([second, minute, hour, day, week]).toEqual([1_000, 60_000, 3_600_000, 86_400_000, 604_800_000]);
  });
});

describe('floorTo', () => {
  it.each([
    [minute, 0, 0],
    [minute, 59_999, 0],
    [minute, 60_000, 60_000],
    [minute, -1, -60_000],
    [minute, -60_000, -60_000],
    [minute, -60_001, -120_000],
    [day, Date.UTC(2024, 1, 29, 23, 59, 59, 999), Date.UTC(2024, 1, 29)],
  ])('given steps of %i ms, then the last one at or before %i is %i', (interval, at, expected) => {
    expect(floorTo(interval, at)).toBe(expected);
  });

  it('given any instant, then it lies at or after its floor and less than an interval from it, on the grid', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: -1e13, max: 1e13 }), (interval, at) => {
        const floor = floorTo(interval, at);
        expect(Math.abs(floor % interval)).toBe(0);
        expect(at - floor).toBeGreaterThanOrEqual(0);
        expect(at - floor).toBeLessThan(interval);
      }),
    );
  });
});

describe('isoOf', () => {
  it.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [1_704_067_200_123, '2024-01-01T00:00:00.123Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
  ])('given %i, then it reads %s', (at, text) => {
    expect(isoOf(at)).toBe(text);
  });
});

describe('timeframes', () => {
  it.each([
    ['1s', second],
    ['30s', 30 * second],
    ['5m', 5 * minute],
    ['1h', hour],
    ['4h', 4 * hour],
    ['1d', day],
    ['1w', week],
    ['2w', 2 * week],
    ['999999s', 999_999 * second],
  ])('given %s, then it lasts %i ms, and the duration has that name', (timeframe, duration) => {
    expect(durationOf(timeframe)).toBe(duration);
    expect(timeframeOf(duration)).toBe(timeframe);
  });

  it.each([
    ['60s', '1m'],
    ['120m', '2h'],
    ['24h', '1d'],
    ['7d', '1w'],
    ['90m', '90m'],
    ['36h', '36h'],
  ])('given %s, then its shortest name is %s', (timeframe, name) => {
    expect(timeframeOf(durationOf(timeframe))).toBe(name);
  });

  it.each([
    [1, '1ms'],
    [250, '250ms'],
    [1_500, '1500ms'],
    [0, '0ms'],
    [999, '999ms'],
  ])('given %i ms, which no unit fits, then it is named in milliseconds', (duration, name) => {
    expect(timeframeOf(duration)).toBe(name);
  });

  it.each([
    '',
    '5',
    'm',
    '0m',
    '05m',
    '-5m',
    '1.5h',
    '5 m',
    '5M',
    '5min',
    '1y',
    '1000000s',
    ' 5m',
    '5m ',
    '5ms',
    'constructor',
  ])('given "%s", then it is refused with E011', (timeframe) => {
    expect(refusalOf(() => durationOf(timeframe))).toEqual({
      code: 'E011',
      message: `"${timeframe}" is not a timeframe; write one such as 30s, 5m, 1h, 1d or 1w`,
      context: { timeframe },
    });
  });

  it('given any timeframe, then its duration’s name lasts as long, and is no longer to read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.constantFrom('s', 'm', 'h', 'd', 'w'), (count, unit) => {
        const timeframe = `${count}${unit}`;
        const name = timeframeOf(durationOf(timeframe));
        expect(durationOf(name)).toBe(durationOf(timeframe));
        expect(name.length).toBeLessThanOrEqual(timeframe.length);
      }),
    );
  });
});

describe('WallClock', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('given the system’s clock, then it reads that, and never goes back when it does', () => {
    const system = vi.spyOn(Date, 'now');
    const clock = new WallClock();
    system.mockReturnValue(1_000);
    expect(clock.now()).toBe(1_000);
    system.mockReturnValue(900);
    expect(clock.now()).toBe(1_000);
    system.mockReturnValue(1_001);
    expect(clock.now()).toBe(1_001);
  });

  it('given timed operators, then they run by real time', () => {
    expect(new WallClock().scheduler).toBe(asyncScheduler);
  });
});
