export { aYearAfter, type CalendarDate, dateOf, dayOfDate, dayText, type LocalDay, ZoneCalendar } from './local-day.ts';
