import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { barOf } from '../market/index.ts';
import { day, hour, minute } from '../time/index.ts';
import { btc, Stage, turns } from '../world/stage.fixture.ts';
import { buy, choosy, coin, Desk } from './desk.fixture.ts';
import { VolumeByTimeOfDay, type VolumeProfile } from './volume-by-time-of-day.ts';
import { type VwapSettings, vwap } from './vwap.ts';

const uneven = vwap({ durationMs: 4 * minute, profile: [4, 1, 2, 3] });
const four = (desk: Desk) => Array.from({ length: 4 }, () => desk.bar()).flat();

describe('vwap', () => {
  it('given its description, then it needs no openings of bars', () => {
    expect(uneven).toMatchObject({ name: 'vwap', needsBarOpened: false });
  });

  it('given 12 and weights of 4, 1, 2, 3, then each slice has its share, and rounding goes with the next', () => {
    // due in all: 0.4, 0.5, 0.7 and 1 of 12 are 4.8, 6, 8.4 and 12
    expect(four(new Desk(uneven, buy(12)))).toEqual([
      '4.8 VWAP 1 of 4',
      '1.2 VWAP 2 of 4',
      '2.4 VWAP 3 of 4',
      '3.6 VWAP 4 of 4',
    ]);
    // of 1.1: 0.44, 0.55, 0.77 and 1.1
    expect(four(new Desk(uneven, buy(1.1)))).toEqual([
      '0.4 VWAP 1 of 4',
      '0.1 VWAP 2 of 4',
      '0.2 VWAP 3 of 4',
      '0.4 VWAP 4 of 4',
    ]);
  });

  it('given weights of zero, then those slices send nothing', () => {
    const desk = new Desk(vwap({ durationMs: 4 * minute, profile: [0, 1, 1, 0] }), buy(3));
    expect(four(desk)).toEqual(['1.5 VWAP 2 of 4', '1.5 VWAP 3 of 4']);
  });

  it('given a slice that filled in part and expired, then the next takes what it missed', () => {
    const desk = new Desk(uneven, buy(12));
    desk.bar();
    desk.fill(1, 4);
    desk.expire(1);
    expect(desk.bar()).toEqual(['2 VWAP 2 of 4']);
  });

  it('given slices smaller than the venue takes, then they go with the next', () => {
    // 1.6, 0.4, 0.8 and 1.2 at 100: the second alone is 40 of at least 100 USDT
    expect(four(new Desk(uneven, buy(4, choosy)))).toEqual(['1.6 VWAP 1 of 4', '1.2 VWAP 3 of 4', '1.2 VWAP 4 of 4']);
  });

  it('given a profile by time of day, then the slices follow what is usual at that time', () => {
    const profile = new VolumeByTimeOfDay(minute);
    // on the day before, 1, 2, 3 and 4 traded in the minutes from 00:01 on, and much before and after
    for (const [i, volume] of [90, 1, 2, 3, 4, 90].entries())
      profile.add(barOf(coin, minute, { openAt: i * minute, open: 1, high: 1, low: 1, close: 1, volume }));
    const desk = new Desk(vwap({ durationMs: 4 * minute, slices: 4, profile }), buy(20));
    desk.now = day;
    // it begins at 00:01 of the next day
    expect(four(desk)).toEqual(['2 VWAP 1 of 4', '4 VWAP 2 of 4', '6 VWAP 3 of 4', '8 VWAP 4 of 4']);
  });

  it('given a profile that learns while the work goes on, then that is for the next order', () => {
    const profile = new VolumeByTimeOfDay(minute);
    const desk = new Desk(vwap({ durationMs: 4 * minute, slices: 4, profile }), buy(20));
    desk.bar();
    profile.add(barOf(coin, minute, { openAt: 2 * minute, open: 1, high: 1, low: 1, close: 1, volume: 100 }));
    expect([desk.bar(), desk.bar()].flat()).toEqual(['5 VWAP 2 of 4', '5 VWAP 3 of 4']);
  });

  it.each<[string, VolumeProfile]>([
    ['knows nothing', new VolumeByTimeOfDay(hour)],
    ['gives no number', { expected: () => Number.NaN }],
    ['gives less than nothing', { expected: () => -1 }],
  ])('given a profile that %s, then slices are equal', (_, profile) => {
    const desk = new Desk(vwap({ durationMs: 2 * minute, slices: 2, profile }), buy(12));
    expect([desk.bar(), desk.bar()].flat()).toEqual(['6 VWAP 1 of 2', '6 VWAP 2 of 2']);
  });

  it('given that it is called off, then what may be live is cancelled', () => {
    const desk = new Desk(uneven, buy(12));
    desk.bar();
    desk.bar();
    expect(desk.stop('enough')).toEqual(['cancel 1: enough', 'cancel 2: enough']);
  });

  const weights = 'give weights that are finite and not negative, at least one above zero';
  it.each<[VwapSettings, string]>([
    [{ durationMs: 0, profile: [1] }, 'durationMs of vwap is 0; give a finite number above zero'],
    [{ durationMs: 1, profile: [] }, `profile of vwap is []; ${weights}`],
    [{ durationMs: 1, profile: [0, 0] }, `profile of vwap is [0, 0]; ${weights}`],
    [{ durationMs: 1, profile: [2, -1] }, `profile of vwap is [2, -1]; ${weights}`],
    [{ durationMs: 1, profile: [1, Number.NaN] }, `profile of vwap is [1, NaN]; ${weights}`],
    [{ durationMs: 1, profile: [1e308, 1e308] }, `profile of vwap is [1e+308, 1e+308]; ${weights}`],
    [
      { durationMs: 1, slices: 0, profile: new VolumeByTimeOfDay(hour) },
      'slices of vwap is 0; give a whole number above zero',
    ],
  ])('given the settings %o, then they are refused', (settings, message) => {
    expect(refusalOf(() => vwap(settings))).toMatchObject({ code: 'E045', message });
  });
});

describe('VolumeByTimeOfDay', () => {
  const bar = (openAt: number, volume: number, intervalMs = minute) =>
    barOf(coin, intervalMs, { openAt, open: 1, high: 1, low: 1, close: 1, volume });

  it('given two days, then it expects their average, and a share of it for a share of a part', () => {
    const profile = new VolumeByTimeOfDay(minute);
    profile.add(bar(0, 10));
    profile.add(bar(day, 20));
    expect(profile.expected(7 * day, 7 * day + minute)).toBe(15);
    expect(profile.expected(7 * day + 15_000, 7 * day + 30_000)).toBe(3.75);
    expect(profile.expected(7 * day + minute, 7 * day + 2 * minute), 'never seen').toBe(0);
    expect(profile.expected(-day, -day + minute), 'before 1970').toBe(15);
  });

  it('given bars longer and shorter than its parts, then they are spread and summed', () => {
    const profile = new VolumeByTimeOfDay(5 * minute);
    for (let i = 0; i < 5; i++) profile.add(bar(i * minute, i));
    profile.add(bar(10 * minute, 30, 15 * minute));
    expect(profile.expected(0, 5 * minute)).toBe(10);
    expect(profile.expected(10 * minute, 15 * minute)).toBe(10);
    expect(profile.expected(0, day)).toBe(40);
  });

  it('given part of a part, then the rest of it is taken to be like that', () => {
    const profile = new VolumeByTimeOfDay(5 * minute);
    profile.add(bar(0, 2));
    expect(profile.expected(0, 5 * minute)).toBe(10);
  });

  it.each([0, -minute, 1500, 7 * hour, Number.NaN])('given parts of %d ms, then they are refused', (partMs) => {
    expect(refusalOf(() => new VolumeByTimeOfDay(partMs))).toMatchObject({
      code: 'E045',
      message: `partMs of VolumeByTimeOfDay is ${partMs}; give whole seconds, in milliseconds, that divide a day, such as 300000`,
    });
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('given a volume of %d, then it is refused', (volume) => {
    expect(refusalOf(() => new VolumeByTimeOfDay(hour).add(bar(0, volume))).code).toBe('E030');
  });

  it('given a bar that opens before the last one closed, then it is refused', () => {
    const profile = new VolumeByTimeOfDay(hour);
    profile.add(bar(0, 1, hour));
    expect(refusalOf(() => profile.add(bar(minute, 1)))).toMatchObject({
      code: 'E031',
      context: { openAt: minute, knownUntil: hour },
    });
  });
});

describe('vwap in a world', () => {
  it('given bars, then each slice fills at the open after it', () => {
    const stage = new Stage({
      strategies: [
        {
          strategy: turns('buyer', (context) => context.order(buy(10, btc))),
          execution: vwap({ durationMs: 3 * minute, profile: [1, 3, 1] }),
        },
      ],
    });
    const held: number[] = [];
    for (let i = 0; i < 5; i++) {
      stage.bar();
      held.push(stage.held());
    }
    expect(held).toEqual([0, 2, 8, 10, 10]);
  });
});
