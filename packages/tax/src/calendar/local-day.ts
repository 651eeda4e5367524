import { day as dayMs, type EpochMs, RxtradeError } from '@rxtrade/core';

/** A calendar day, as whole days since 1970-01-01, whatever the zone it was read in. */
export type LocalDay = number;

/** Its year, month from 1, and day of the month. */
export type CalendarDate = { readonly year: number; readonly month: number; readonly date: number };

const quarterHourMs = 900_000;

/**
 * Tells the calendar day of instants in one zone. Offsets are asked of `Intl` once a day of history, as a million fills
 * share a few thousand days.
 *
 * @throws E011 when the zone is none that `Intl` knows.
 */
export class ZoneCalendar {
  readonly zone: string;
  private readonly format: Intl.DateTimeFormat;
  /** UTC day -> the offset that holds all through it, or undefined on a day of change. */
  private readonly offsets = new Map<number, number | undefined>();

  constructor(zone: string) {
    this.zone = zone;
    this.format = formatOf(zone);
  }

  /** The local day that `at` falls on. */
  dayOf(at: EpochMs): LocalDay {
    return Math.floor((at + this.offsetAt(at)) / dayMs);
  }

  /** What local clocks are ahead of UTC at `at`, in milliseconds. */
  offsetAt(at: EpochMs): number {
    const utcDay = Math.floor(at / dayMs);
    if (!this.offsets.has(utcDay)) {
      const first = this.readOffset(utcDay * dayMs);
      this.offsets.set(utcDay, first === this.readOffset((utcDay + 1) * dayMs) ? first : undefined);
    }
    return this.offsets.get(utcDay) ?? this.readOffset(Math.floor(at / quarterHourMs) * quarterHourMs);
  }

  private readOffset(at: EpochMs): number {
    const parts: Record<string, number> = {};
    for (const { type, value } of this.format.formatToParts(at)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (cause) {
    throw new RxtradeError(
      'E011',
      `"${timeZone}" is not a time zone; write one such as Europe/London`,
      { timeZone },
      cause,
    );
  }
}

/** Year, month and day of the month. */
export function dateOf(day: LocalDay): CalendarDate {
  const at = new Date(day * dayMs);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

/** The day of a date; a date past the end of its month runs into the next one, as 29 February does outside leap years. */
export function dayOfDate(year: number, month: number, date: number): LocalDay {
  return Date.UTC(year, month - 1, date) / dayMs;
}

/** `2024-03-01`. */
export function dayText(day: LocalDay): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The same date a year on; 29 February becomes 1 March where the year has none. */
export function aYearAfter(day: LocalDay): LocalDay {
  const { year, month, date } = dateOf(day);
  return dayOfDate(year + 1, month, date);
}
