import { day, hour, minute, week } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { curveOf, newYear } from '../curve.fixture.ts';
import { refusalOf } from '../refusal.fixture.ts';
import { samplingOf } from './annualization.ts';

/** Equal equities at these instants. */
const flatAt = (at: readonly number[]) =>
  curveOf(
    at.map(() => 1),
    { at },
  );
const every = (spacing: number, count: number) =>
  flatAt(Array.from({ length: count }, (_, i) => newYear + (i + 1) * spacing));
const reasonOf = (...options: Parameters<typeof samplingOf>) => samplingOf(...options).annualization.reason;

describe('samplingOf', () => {
  it.each([
    ['five-minute bars around the clock', every(5 * minute, 4000), 'day', 365, day],
    ['daily bars of every day', every(day, 60), 'day', 365, day],
    ['weekly bars', every(week, 60), 'week', 52, week],
    [
      'monthly bars',
      flatAt(Array.from({ length: 30 }, (_, i) => Date.UTC(2020, i, 1))),
      'month',
      12,
      (365.25 / 12) * day,
    ],
    ['yearly bars', flatAt(Array.from({ length: 5 }, (_, i) => Date.UTC(2000 + i, 0, 1))), 'year', 1, 365.25 * day],
    ['bars of three days', every(3 * day, 60), 'point', 121.75, 3 * day],
    ['a single point', every(day, 1), 'day', 252, day],
  ])('given %s, then the period and the factor follow', (_, curve, period, periodsPerYear, periodMs) => {
    expect(samplingOf(curve)).toMatchObject({ period, annualization: { periodsPerYear, periodMs } });
  });

  it('given daily bars of weekdays, then midnight after Friday is no weekend, and a year has 252 days', () => {
    const weekdays = Array.from({ length: 60 }, (_, i) => i).filter((i) => i % 7 < 5);
    const curve = flatAt(weekdays.map((i) => newYear + (i + 1) * day));
    expect(reasonOf(curve)).toBe('daily returns, 252 days a year, because the data do not trade on weekends');
  });

  it('given a market that opens late on Sunday, then a year has 252 days', () => {
    const hours = Array.from({ length: 24 * 28 }, (_, i) => i).filter((i) => i % 168 < 120 || i % 168 >= 166);
    expect(samplingOf(flatAt(hours.map((i) => newYear + (i + 1) * hour))).annualization.periodsPerYear).toBe(252);
  });

  it('given one long gap, then the commonest spacing still decides', () => {
    const at = Array.from({ length: 50 }, (_, i) => newYear + i * day + (i > 25 ? 90 * day : 0));
    expect(samplingOf(flatAt(at)).period).toBe('day');
  });

  it('given a factor, then it is taken, and the reason says whose choice it was', () => {
    const chosen = samplingOf(every(day, 30), { periodsPerYear: 360 });
    expect(chosen.annualization).toMatchObject({
      periodsPerYear: 360,
      reason: 'daily returns, 360 days a year, as chosen',
    });
  });

  it('given a period, then its usual factor is taken', () => {
    expect(reasonOf(every(day, 30), { period: 'week' })).toBe('weekly returns, 52 weeks a year, as spaced');
    expect(reasonOf(every(day, 30), { period: 'quarter' })).toBe('quarterly returns, 4 quarters a year, as spaced');
    expect(samplingOf(every(day, 30), { period: 'quarter' }).annualization.periodMs).toBe((365.25 / 4) * day);
    expect(reasonOf(every(3 * day, 30))).toBe('returns every 3 days, 121.75 periods a year, as spaced');
  });

  it.each([0, -252, Number.NaN, Number.POSITIVE_INFINITY])(
    'given a factor of %d, then it is refused',
    (periodsPerYear) => {
      const refusal = refusalOf(() => samplingOf(every(day, 30), { periodsPerYear }));
      expect(refusal.code).toBe('E422');
      expect(refusal.message).toContain(`${periodsPerYear} periods a year`);
    },
  );
});
