import { type BarSeries, barColumns, type DurationMs, type Instrument, minute } from '@rxtrade/core';
import { newYear } from '../curve.fixture.ts';
import { btc } from './trades.fixture.ts';

/** Lowest and highest price of a bar, and its volume; 100 when nothing is said. */
export type BarSketch = readonly [low: number, high: number, volume?: number];

/** Bars of a minute from the start of 2024 on, unless said otherwise; each opens low and closes high. */
export function seriesOf(
  bars: readonly BarSketch[],
  options: { readonly instrument?: Instrument; readonly intervalMs?: DurationMs; readonly startAt?: number } = {},
): BarSeries {
  const { instrument = btc, intervalMs = minute, startAt = newYear } = options;
  const columns = barColumns(bars.length);
  for (const [i, [low, high, volume = 100]] of bars.entries()) {
    columns.openAt[i] = startAt + i * intervalMs;
    columns.open[i] = low;
    columns.low[i] = low;
    columns.high[i] = high;
    columns.close[i] = high;
    columns.volume[i] = volume;
  }
  return { instrument, intervalMs, columns };
}
