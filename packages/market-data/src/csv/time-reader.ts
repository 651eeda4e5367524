import type { EpochMs } from '@rxtrade/core';
import { colon, fieldEnd, fieldText, minus } from './ascii.ts';
import { readIsoInstant } from './iso-instant.ts';
import type { NumberReader } from './number-reader.ts';

/** How a file writes its instants. */
export type TimeNotation = 's' | 'ms' | 'us' | 'ns' | 'iso';

/** How times are written: `notation` when it is not to be told from the first row, `zone` for ISO times without one. */
export type TimeSettings = {
  readonly notation?: TimeNotation;
  readonly zone?: string;
  /** Whether rows may change from one unit to another, as joined archives of an exchange that changed it do. */
  readonly mayChangeUnit: boolean;
  /** Whether instants finer than a millisecond are cut to the one they lie in, as of trades; else they are a problem. */
  readonly isCut?: boolean;
};

const unitNames = { s: 'seconds', ms: 'milliseconds', us: 'microseconds', ns: 'nanoseconds' } as const;
/** The last instant that a Date can show. */
const latestInstant = 8.64e15;

/**
 * Reads the time field of a row. Epoch units are told apart by size: below 1e11 seconds, below 1e14 milliseconds, below
 * 1e17 microseconds, above it nanoseconds; that holds for instants from March 1973 to the year 5138, and what is smaller
 * must be named. The first row settles it, and a row that says otherwise is a problem.
 */
export class TimeReader {
  /** Where the latest field ended: at its comma or line feed. */
  end = 0;
  /** Why the latest field is not an instant, when `read` returned NaN. */
  problem = '';
  /** Settled by the first row unless the settings name it. */
  notation: TimeNotation | undefined;
  private readonly numbers: NumberReader;
  private readonly settings: TimeSettings;

  constructor(numbers: NumberReader, settings: TimeSettings) {
    this.numbers = numbers;
    this.settings = settings;
    this.notation = settings.notation;
  }

  /** Reads the field that starts at `start` as whole milliseconds; NaN, with `problem`, when it names no instant. */
  read(bytes: Uint8Array, start: number): EpochMs {
    this.notation ??= looksIso(bytes, start) ? 'iso' : undefined;
    return this.notation === 'iso' ? this.readIso(bytes, start) : this.readEpoch(bytes, start);
  }

  private readEpoch(bytes: Uint8Array, start: number): EpochMs {
    const value = this.numbers.read(bytes, start);
    this.end = this.numbers.end;
    if (Number.isNaN(value)) return this.no(`"${fieldText(bytes, start, this.end)}" is not a time`);
    const { settings } = this;
    if (settings.notation === undefined && value < 1e8) {
      return this.no(`${value} is too small to tell its unit; say it with time: 's' or 'ms'`);
    }
    const unit = settings.notation === undefined ? unitOf(value) : (settings.notation as keyof typeof unitNames);
    if (unit !== this.notation) {
      if (this.notation !== undefined && !settings.mayChangeUnit) {
        return this.no(
          `${value} is in ${unitNames[unit]}, but the rows before it are in ${unitNames[this.notation as keyof typeof unitNames]}`,
        );
      }
      this.notation = unit;
    }
    const ms = toMs(value, unit);
    const at = settings.isCut === true ? Math.floor(ms + 1e-6) : Math.round(ms);
    // half a microsecond: what a nanosecond count loses as a double is less, a real microsecond is more
    if (Math.abs(at) > latestInstant) return this.no(`${value} lies beyond the calendar`);
    return settings.isCut === true || Math.abs(ms - at) < 0.0005 ? at : this.no(`${value} is not a whole millisecond`);
  }

  private readIso(bytes: Uint8Array, start: number): EpochMs {
    this.end = fieldEnd(bytes, start);
    const text = fieldText(bytes, start, this.end);
    const read = readIsoInstant(text, this.settings.zone);
    switch (read.kind) {
      case 'instant':
        return read.at;
      case 'no-zone':
        return this.no(
          `"${text}" has no time zone; write it as 2024-01-31T00:00:00Z, or say which is meant with zone: 'Z'`,
        );
      case 'invalid':
        return this.no(`"${text}" is not a time of ISO 8601`);
    }
  }

  private no(problem: string): EpochMs {
    this.problem = problem;
    return Number.NaN;
  }
}

function unitOf(value: number): keyof typeof unitNames {
  if (value < 1e11) return 's';
  if (value < 1e14) return 'ms';
  return value < 1e17 ? 'us' : 'ns';
}

function toMs(value: number, unit: keyof typeof unitNames): number {
  switch (unit) {
    case 's':
      return value * 1000;
    case 'ms':
      return value;
    case 'us':
      return value / 1000;
    case 'ns':
      return value / 1_000_000;
  }
}

/** A date has a dash or a colon behind its first character; an epoch count has none. */
function looksIso(bytes: Uint8Array, start: number): boolean {
  const end = fieldEnd(bytes, start);
  for (let at = start + 1; at < end; at++) if (bytes[at] === minus || bytes[at] === colon) return true;
  return false;
}
