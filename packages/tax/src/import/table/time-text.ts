import { day as dayMs, type EpochMs } from '@rxtrade/core';
import { ZoneCalendar } from '../../calendar/local-day.ts';
import { UnreadRow } from './unread-row.ts';

const dayFirst = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d\d:?\d\d)?$/;
const timeFirst = /^(\d\d:\d\d(?::\d\d)?) (\d{4}-\d\d-\d\d) ?(Z|UTC|[+-]\d\d:?\d\d)?$/;

/** Reads a time. One that does not say its zone is in `zone`; without one it is refused. */
export function instantOf(text: string, zone: string | undefined): EpochMs {
  const first = dayFirst.exec(text);
  const other = first === null ? timeFirst.exec(text) : null;
  const [date, time, own] = first !== null ? first.slice(1) : [other?.[2], other?.[1], other?.[3]];
  if (date === undefined || time === undefined)
    throw new UnreadRow(`"${text}" is not a time such as 2025-03-01 12:00:00`);
  const local = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(local) || new Date(local).toISOString().slice(0, 10) !== date)
    throw new UnreadRow(`"${text}" is not a day that exists`);
  if (own === 'Z' || own === 'UTC') return local;
  if (own !== undefined) return local - offsetOf(own);
  if (zone === undefined)
    throw new UnreadRow(`the time "${text}" does not say its zone; write one behind it, or name the zone of the file`);
  return zone === 'UTC' ? local : inZone(local, { zone, text });
}

function offsetOf(text: string): number {
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

const calendars = new Map<string, ZoneCalendar>();

/** Made once a zone: `Intl` takes longer to start than to tell an offset. */
function calendarOf(zone: string): ZoneCalendar {
  const known = calendars.get(zone) ?? new ZoneCalendar(zone);
  calendars.set(zone, known);
  return known;
}

/** A local time is one instant, or none in the hour that clocks skip, or two in the one they repeat. */
function inZone(local: number, { zone, text }: { readonly zone: string; readonly text: string }): EpochMs {
  const calendar = calendarOf(zone);
  const found = new Set<number>();
  for (const near of [local - dayMs, local + dayMs]) {
    const at = local - calendar.offsetAt(near);
    if (at + calendar.offsetAt(at) === local) found.add(at);
  }
  const [only, second] = found;
  if (only === undefined) throw new UnreadRow(`the clocks of ${zone} skip "${text}"`);
  if (second !== undefined) throw new UnreadRow(`the clocks of ${zone} show "${text}" twice`);
  return only;
}
