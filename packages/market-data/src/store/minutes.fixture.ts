import { type BarColumns, barColumns, minute } from '@rxtrade/core';
import type { SeriesRows } from '../history/index.ts';

export const startAt = Date.UTC(2024, 0, 1);
export const minuteKey = { venue: 'binance', instrument: 'BTCUSDT', kind: 'bars', intervalMs: minute } as const;

/** Made-up bars of a minute; bar `i` is the same wherever it is cut from. */
export function minuteBars(from: number, to: number, close = (i: number) => 100 + Math.sin(i) * 5): BarColumns {
  const bars = barColumns(to - from);
  for (let row = 0; row < bars.length; row++) {
    const i = from + row;
    bars.openAt[row] = startAt + i * minute;
    bars.open[row] = 100 + Math.sin(i - 1) * 5;
    bars.close[row] = close(i);
    bars.high[row] = Math.max(bars.open[row] as number, bars.close[row] as number) + 0.25;
    bars.low[row] = Math.min(bars.open[row] as number, bars.close[row] as number) - 0.25;
    bars.volume[row] = i % 7;
  }
  return bars;
}

export function minuteRows(from: number, to: number, close?: (i: number) => number): SeriesRows {
  return { ...minuteKey, columns: minuteBars(from, to, close) };
}
