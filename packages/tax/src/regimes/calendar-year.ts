import { dateOf, dayOfDate, type LocalDay } from '../calendar/local-day.ts';

/** `2024`. */
export function calendarYearOf(day: LocalDay): string {
  return String(dateOf(day).year);
}

/** `2024-25`, for years that begin on this date. */
export function splitYearOf(month: number, date: number): (day: LocalDay) => string {
  return (day) => {
    const { year } = dateOf(day);
    const first = day < dayOfDate(year, month, date) ? year - 1 : year;
    return `${first}-${String((first + 1) % 100).padStart(2, '0')}`;
  };
}
