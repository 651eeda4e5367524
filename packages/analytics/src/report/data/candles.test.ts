import { day, hour, minute, sliceBars } from '@rxtrade/core';
import { expect, it } from 'vitest';
import { createUnpack } from '../client/unpack.ts';
import { walk } from '../report.fixture.ts';
import { packCandles } from './candles.ts';

it('given few enough bars, when they are packed, then each is a candle', () => {
  const candles = packCandles(walk('BTCUSDT', 50, 1), 50);
  expect(candles.label).toBe('5m bars');
  expect(candles.close).toHaveLength(50);
});

it('given more bars than candles, when they are packed, then candles start on the hour and lose no high, low or volume', () => {
  const series = walk('BTCUSDT', 5000, 1);
  const candles = packCandles(series, 500);
  const { high, low, open, close, volume } = series.columns;
  expect(candles).toMatchObject({ label: '1h candles of 5m bars', stepMs: hour });
  expect(candles.close.length).toBeLessThanOrEqual(500);
  for (const at of createUnpack().times(candles.at)) expect(at % hour).toBe(0);
  expect(Math.max(...candles.high)).toBeCloseTo(Math.max(...high), 4);
  expect(Math.min(...candles.low)).toBeCloseTo(Math.min(...low), 4);
  expect(candles.open[0]).toBeCloseTo(open[0] as number, 4);
  expect(candles.close.at(-1)).toBeCloseTo(close[4999] as number, 4);
  const traded = volume.reduce((sum, one) => sum + one, 0);
  expect(candles.volume.reduce((sum, one) => sum + one, 0) / traded, 'within its three digits').toBeCloseTo(1, 3);
});

it('given bars with a hole, when they are packed, then no candle stands in the hole', () => {
  const { columns, ...series } = walk('BTCUSDT', 600, 1);
  columns.openAt.set(columns.openAt.map((at, i) => (i < 300 ? at : at + 10 * day)));
  const times = [...createUnpack().times(packCandles({ ...series, columns }, 60).at)];
  const [start, end] = [columns.openAt[299] as number, columns.openAt[300] as number];
  expect(times.filter((at) => at > start && at <= end - hour)).toEqual([]);
});

it('given more than a lifetime of bars, when they are packed, then they still fit', () => {
  const { columns, ...series } = walk('BTCUSDT', 600, 1);
  columns.openAt.set(columns.openAt.map((_, i) => i * 400 * day));
  expect(packCandles({ ...series, columns }, 60).close.length).toBeLessThanOrEqual(61);
});

it('given a single bar, when it is packed, then it is one candle', () => {
  const { columns, ...series } = walk('BTCUSDT', 5, 1);
  expect(packCandles({ ...series, columns: sliceBars(columns, 0, 1) }, 10).at).toEqual({
    unitMs: minute,
    steps: [Date.UTC(2024, 0, 1) / minute],
  });
});
