import { type DurationMs, day, type EpochMs, week } from '@rxtrade/core';

/** Periods that returns are measured over; `point` is from each point of the curve to the next. */
export type ReturnPeriod = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'point';

/** A mean Gregorian year, leap days included. */
export const year: DurationMs = 365.25 * day;
export const month: DurationMs = year / 12;

/** 1970-01-05, the first Monday: weeks end with Sunday. */
const monday = 4 * day;

/**
 * The end of the UTC period that `at` lies in. Periods are `(start, end]`: a bar that closes at midnight belongs to the
 * day that ends.
 */
export function periodEnd(period: ReturnPeriod, at: EpochMs): EpochMs {
  switch (period) {
    case 'point':
      return at;
    case 'day':
      return Math.ceil(at / day) * day;
    case 'week':
      return Math.ceil((at - monday) / week) * week + monday;
    case 'month': {
      const { calendarYear, calendarMonth } = monthOf(at);
      return Date.UTC(calendarYear, calendarMonth, 1);
    }
    case 'quarter': {
      const { calendarYear, calendarMonth } = monthOf(at);
      return Date.UTC(calendarYear, Math.ceil(calendarMonth / 3) * 3, 1);
    }
    case 'year':
      return Date.UTC(monthOf(at).calendarYear + 1, 0, 1);
  }
}

/** The UTC year and month (1 to 12) that `at` lies in; the first instant of a month ends the one before it. */
export function monthOf(at: EpochMs): { readonly calendarYear: number; readonly calendarMonth: number } {
  const last = new Date(at - 1);
  return { calendarYear: last.getUTCFullYear(), calendarMonth: last.getUTCMonth() + 1 };
}

/** True when `at` lies in a Saturday or a Sunday, UTC. */
export function isWeekend(at: EpochMs): boolean {
  // 1970-01-01 was a Thursday: Saturday is the third day of such a week, Sunday the fourth
  const dayOfWeek = (Math.ceil(at / day) - 1) % 7;
  const since = dayOfWeek < 0 ? dayOfWeek + 7 : dayOfWeek;
  return since === 2 || since === 3;
}
