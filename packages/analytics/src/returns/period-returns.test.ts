import { day, hour, minute } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { curveOf, curves, newYear, twoTellings } from '../curve.fixture.ts';
import { totalReturn } from '../growth/growth.ts';
import type { ReturnPeriod } from './calendar.ts';
import { monthlyReturns } from './monthly-returns.ts';
import { periodReturns } from './period-returns.ts';

const rounded = (values: Iterable<number>) => Array.from(values, (value) => Number(value.toFixed(10)));

describe('periodReturns', () => {
  it('given points within days, then each day ends at its last point, and midnight belongs to the day before', () => {
    const at = [newYear + hour, newYear + 23 * hour, newYear + day, newYear + day + minute, newYear + 2 * day];
    const { returns, at: ends } = periodReturns(curveOf([100, 105, 110, 120, 99], { at }), 'day');
    expect(rounded(returns)).toEqual([0.1, -0.1]);
    expect([...ends]).toEqual([newYear + day, newYear + 2 * day]);
  });

  it('given one point a day, then the first is where counting starts', () => {
    expect(rounded(periodReturns(curveOf([100, 110, 121]), 'day').returns)).toEqual([0.1, 0.1]);
  });

  it('given a closed weekend, then it has no returns of zero', () => {
    const friday = newYear + 5 * day;
    const { returns } = periodReturns(curveOf([100, 110, 99], { at: [friday - day, friday, friday + 3 * day] }), 'day');
    expect(rounded(returns)).toEqual([0.1, -0.1]);
  });

  it('given daily points over two weeks, then weeks end with Sunday', () => {
    const equity = Array.from({ length: 14 }, (_, i) => 100 + i);
    const { returns, at } = periodReturns(curveOf(equity), 'week');
    expect([...at]).toEqual([newYear + 7 * day, newYear + 14 * day]);
    expect(rounded(returns)).toEqual(rounded([6 / 100, 7 / 106]));
  });

  it('given points over two years, then years end with December', () => {
    const at = [newYear + day, Date.UTC(2025, 0, 1), Date.UTC(2025, 5, 1)];
    expect(rounded(periodReturns(curveOf([100, 150, 75], { at }), 'year').returns)).toEqual([0.5, -0.5]);
  });

  it('given points over five quarters, then they end with March, June, September and December', () => {
    const at = [0, 3, 6, 9, 12].map((months) => Date.UTC(2024, months, 1));
    const curve = curveOf([100, 110, 99, 198, 99], { at });
    expect(rounded(periodReturns(curve, 'quarter').returns)).toEqual([0.1, -0.1, 1, -0.5]);
    expect([...periodReturns(curve, 'quarter').at]).toEqual(at.slice(1));
    const inside = at.map((instant) => instant + 1);
    expect([...periodReturns(curveOf([1, 2, 3, 4, 5], { at: inside }), 'quarter').at]).toEqual(inside.slice(1));
  });

  it('given the period of a point, then every step is a return', () => {
    expect(rounded(periodReturns(curveOf([100, 150, 75]), 'point').returns)).toEqual([0.5, -0.5]);
  });

  it('given everything lost, then what follows is no return', () => {
    expect([...periodReturns(curveOf([100, 0, 0]), 'day').returns]).toEqual([-1, 0]);
  });

  it.each([[[]], [[100]]])('given %j, then there is no return', (equity) => {
    expect(periodReturns(curveOf(equity), 'day').length).toBe(0);
  });

  it('given any curve and period, then its returns compound to the whole', () => {
    const periods: readonly ReturnPeriod[] = ['point', 'day', 'week', 'month', 'quarter', 'year'];
    fc.assert(
      fc.property(curves(), fc.constantFrom(...periods), (curve, period) => {
        const { returns, at } = periodReturns(curve, period);
        const first = curve.equity[0] ?? 0;
        const last = curve.equity[curve.length - 1] ?? 0;
        expect(1 + (totalReturn(returns) ?? 0)).toBeRelativelyCloseTo(last / first, 1e-9);
        expect([...at]).toEqual([...at].sort((a, b) => a - b));
      }),
    );
  });

  it('given any returns, then deposits and withdrawals do not change them', () => {
    fc.assert(
      fc.property(twoTellings(), ({ plain, withFlows }) => {
        const alone = periodReturns(plain, 'day').returns;
        for (const [i, value] of periodReturns(withFlows, 'day').returns.entries())
          expect(value).toBeCloseTo(alone[i] ?? 0, 9);
      }),
    );
  });
});

describe('monthlyReturns', () => {
  it('given two months and a half, then each has its year, its month and its return', () => {
    const at = [Date.UTC(2023, 11, 20), Date.UTC(2024, 0, 1), Date.UTC(2024, 1, 1), Date.UTC(2024, 1, 10)];
    const months = monthlyReturns(curveOf([100, 110, 99, 198], { at }));
    expect(months.map(({ year, month, return: value }) => [year, month, Number(value.toFixed(10))])).toEqual([
      [2023, 12, 0.1],
      [2024, 1, -0.1],
      [2024, 2, 1],
    ]);
  });

  it('given a month without a point, then it is left out', () => {
    const months = monthlyReturns(curveOf([100, 110, 99], { at: [newYear, newYear + day, Date.UTC(2024, 2, 15)] }));
    expect(months.map(({ year, month }) => `${year}-${month}`)).toEqual(['2024-1', '2024-3']);
  });
});
