import { type DurationMs, day, type EpochMs, hour, minute } from '@rxtrade/core';

const isoText =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/;

/** What a text says about an instant: its milliseconds, or why it names none. */
export type IsoInstant =
  | { readonly kind: 'instant'; readonly at: EpochMs }
  | { readonly kind: 'no-zone' }
  | { readonly kind: 'invalid' };

/**
 * Reads ISO 8601, with `T` or a space, to the minute or finer, with `Z`, `UTC` or an offset such as `+02:00`. Without one
 * the text names no instant, unless `zone` says which is meant. Fractions finer than a millisecond must be zero there.
 */
export function readIsoInstant(text: string, zone?: string): IsoInstant {
  const match = isoText.exec(text);
  if (match === null) return { kind: 'invalid' };
  const [, year, month, date, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const offset = offsetOf(match[8] ?? zone);
  const dayAt = dayStart(Number(year), Number(month), Number(date));
  const isClock = Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
  if (dayAt === undefined || !isClock || /[1-9]/.test(fraction.slice(3))) return { kind: 'invalid' };
  if (offset === undefined) return { kind: match[8] === undefined && zone === undefined ? 'no-zone' : 'invalid' };
  const within =
    Number(hours) * hour +
    Number(minutes) * minute +
    Number(seconds) * 1000 +
    Number(fraction.slice(0, 3).padEnd(3, '0'));
  return { kind: 'instant', at: dayAt + within - offset };
}

/** The offset that `Z`, `UTC`, `+02`, `+0200` or `+02:00` names; undefined when it is none of them. */
export function offsetOf(zone: string | undefined): DurationMs | undefined {
  if (zone === 'Z' || zone === 'UTC') return 0;
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '');
  if (match === null) return undefined;
  const [, sign, hours, minutes = '0'] = match;
  const size = Number(hours) * hour + Number(minutes) * minute;
  if (size > 14 * hour || Number(minutes) >= 60) return undefined;
  return sign === '-' ? -size : size;
}

/** Midnight UTC of a date that the calendar has. */
function dayStart(year: number, month: number, date: number): EpochMs | undefined {
  const at = Date.UTC(year, month - 1, date);
  const read = new Date(at);
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === date && at % day === 0 ? at : undefined;
}
