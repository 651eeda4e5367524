import {
  type BarColumns,
  type BarSeries,
  barColumns,
  day,
  hour,
  minute,
  second,
  timeframeOf,
  week,
} from '@rxtrade/core';
import { packTimes, roundedAll } from './numbers.ts';
import type { PackedCandles } from './report-data.ts';

const steps = [
  ...[1, 5, 15, 30].map((count) => count * second),
  ...[1, 3, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 4, 6, 8, 12].map((count) => count * hour),
  ...[1, 2, 3].map((count) => count * day),
  ...[1, 2, 4, 8, 16, 32, 64, 128].map((count) => count * week),
];

/** The epoch was a Thursday: weeks are counted from the Monday after. */
const firstMonday = 4 * day;

/** Bars that draw within `limit` candles, aligned to times that people count in, with every high and low kept. */
export function packCandles({ columns, intervalMs }: BarSeries, limit: number): PackedCandles {
  const isWhole = columns.length <= limit;
  const step = isWhole ? intervalMs : stepFor(columns, intervalMs, limit);
  const candles = isWhole ? columns : joined(columns, step);
  const bars = `${timeframeOf(intervalMs)} bars`;
  return {
    stepMs: step,
    label: isWhole ? bars : `${timeframeOf(step)} candles of ${bars}`,
    at: packTimes(candles.openAt),
    open: roundedAll(candles.open, 8),
    high: roundedAll(candles.high, 8),
    low: roundedAll(candles.low, 8),
    close: roundedAll(candles.close, 8),
    volume: roundedAll(candles.volume, 3),
  };
}

function stepFor(columns: BarColumns, intervalMs: number, limit: number): number {
  const fitting = steps.find((step) => step > intervalMs && startsOf(columns, step) <= limit);
  return fitting ?? Math.ceil(spanOf(columns) / limit / week + 1) * week;
}

function spanOf({ openAt, length }: BarColumns): number {
  return (openAt[length - 1] as number) - (openAt[0] as number);
}

function startOf(at: number, step: number): number {
  const offset = step % week === 0 ? firstMonday : 0;
  return Math.floor((at - offset) / step) * step + offset;
}

function startsOf({ openAt, length }: BarColumns, step: number): number {
  let count = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < length; i++) {
    const at = openAt[i] as number;
    if (at < end) continue;
    end = startOf(at, step) + step;
    count += 1;
  }
  return count;
}

function joined(bars: BarColumns, step: number): BarColumns {
  const candles = barColumns(startsOf(bars, step));
  let row = -1;
  let end = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < bars.length; i++) {
    const at = bars.openAt[i] as number;
    if (at >= end) {
      row += 1;
      candles.openAt[row] = startOf(at, step);
      candles.open[row] = bars.open[i] as number;
      candles.low[row] = Number.POSITIVE_INFINITY;
      end = startOf(at, step) + step;
    }
    candles.high[row] = Math.max(candles.high[row] as number, bars.high[i] as number);
    candles.low[row] = Math.min(candles.low[row] as number, bars.low[i] as number);
    candles.close[row] = bars.close[i] as number;
    candles.volume[row] = (candles.volume[row] as number) + (bars.volume[i] as number);
  }
  return candles;
}
