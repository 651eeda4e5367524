import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aYearAfter, dateOf, dayOfDate, dayText, ZoneCalendar } from './local-day.ts';

describe('ZoneCalendar', () => {
  it.each([
    ['UTC', '2024-03-01T00:00:00Z', '2024-03-01'],
    ['Europe/London', '2024-06-30T23:30:00Z', '2024-07-01'],
    ['Europe/London', '2024-12-31T23:30:00Z', '2024-12-31'],
    ['America/New_York', '2025-01-01T04:59:59Z', '2024-12-31'],
    ['America/New_York', '2025-01-01T05:00:00Z', '2025-01-01'],
    // the day the clocks go forward, and half an hour of offset
    ['Europe/Berlin', '2024-03-31T22:00:00Z', '2024-04-01'],
    ['Europe/Berlin', '2024-03-30T22:59:59Z', '2024-03-30'],
    ['Australia/Adelaide', '2024-06-30T14:30:00Z', '2024-07-01'],
  ])('given %s at %s, then it is %s there', (zone, at, day) => {
    expect(dayText(new ZoneCalendar(zone).dayOf(Date.parse(at)))).toBe(day);
  });

  it('given any instant, then the remembered offset says what Intl says', () => {
    const calendar = new ZoneCalendar('Europe/London');
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2009-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (date) => {
          expect(dayText(calendar.dayOf(date.getTime()))).toBe(format.format(date));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('days', () => {
  it('given a date, then its day tells it again, and a year after it is the same date', () => {
    const day = dayOfDate(2024, 3, 1);
    expect(dateOf(day)).toEqual({ year: 2024, month: 3, date: 1 });
    expect(dayText(aYearAfter(day))).toBe('2025-03-01');
    expect(dayText(aYearAfter(dayOfDate(2024, 2, 29)))).toBe('2025-03-01');
  });
});
