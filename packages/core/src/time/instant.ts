/** An instant: whole milliseconds since 1970-01-01T00:00:00Z. Text is for the edges only. */
export type EpochMs = number;

/** A duration in whole milliseconds. */
export type DurationMs = number;

/** A second, in milliseconds. */
export const second: DurationMs = 1_000;
/** A minute, in milliseconds. */
export const minute: DurationMs = 60 * second;
/** An hour, in milliseconds. */
export const hour: DurationMs = 60 * minute;
/** Twenty-four hours, in milliseconds: a UTC day. */
export const day: DurationMs = 24 * hour;
/** Seven days, in milliseconds. */
export const week: DurationMs = 7 * day;

/** The largest instant at or before `at` that is a whole multiple of `interval` since the epoch. */
export function floorTo(interval: DurationMs, at: EpochMs): EpochMs {
  return at - (((at % interval) + interval) % interval);
}

/** ISO 8601 with `Z`, to the millisecond: `2024-01-01T00:00:00.000Z`. */
export function isoOf(at: EpochMs): string {
  return new Date(at).toISOString();
}
