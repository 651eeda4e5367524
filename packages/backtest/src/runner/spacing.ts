import type { BarSeries, EpochMs } from '@rxtrade/core';

/** How bars of a series follow each other. */
export type Spacing = {
  /** Milliseconds between the openings of two bars that follow each other; infinite where there are no two. */
  readonly least: number;
  readonly most: number;
  /** How many bars open before the one before has closed. */
  readonly overlaps: number;
};

/** Looks at every bar once. */
export function spacingOf({ columns, intervalMs }: BarSeries): Spacing {
  const { openAt, length } = columns;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let overlaps = 0;
  let previous = length === 0 ? 0 : (openAt[0] as number);
  for (let i = 1; i < length; i++) {
    const at = openAt[i] as number;
    const step = at - previous;
    previous = at;
    if (step < least) least = step;
    if (step > most) most = step;
    if (step < intervalMs) overlaps += 1;
  }
  return { least, most, overlaps };
}

/**
 * True where two bars open an interval or less apart, and no more than half of them open before the one before has closed.
 * Most series have told as much half-way.
 */
export function hasTimeframe({ columns, intervalMs }: BarSeries): boolean {
  const { openAt, length } = columns;
  // each is read twice, not carried along: engines box a float that lives through a loop compiled on its way
  let i = 1;
  while (i < length && (openAt[i] as number) - (openAt[i - 1] as number) > intervalMs) i += 1;
  const isReached = i < length;
  let left = (length - 1) >> 1;
  // until so few are left that none of them could make a difference
  for (; i < length && left >= 0 && length - i > left; i++)
    if ((openAt[i] as number) - (openAt[i - 1] as number) < intervalMs) left -= 1;
  return isReached && left >= 0;
}

/** The longest time for which the series has no bar between two that it has: a weekend, say. */
export function longestPause(series: BarSeries): number {
  return Math.max(0, spacingOf(series).most - series.intervalMs);
}

/** When the last bar closes; never, when there is none. */
export function endOf({ columns, intervalMs }: BarSeries): EpochMs {
  return columns.length === 0 ? Number.NEGATIVE_INFINITY : (columns.openAt[columns.length - 1] as number) + intervalMs;
}
