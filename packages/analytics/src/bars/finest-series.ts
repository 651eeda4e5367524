import type { BarSeries, Instrument } from '@rxtrade/core';

/** The series of each instrument that shows the most: the one of the shortest bars, the first among equals. */
export function finestSeries(series: readonly BarSeries[]): ReadonlyMap<Instrument, BarSeries> {
  const finest = new Map<Instrument, BarSeries>();
  for (const one of series) {
    const found = finest.get(one.instrument);
    if (found === undefined || one.intervalMs < found.intervalMs) finest.set(one.instrument, one);
  }
  return finest;
}
