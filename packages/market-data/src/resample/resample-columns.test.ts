import {
  type BarColumns,
  barColumnNames,
  day,
  defineInstrument,
  hour,
  minute,
  resampleBars,
  sliceBars,
  week,
} from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needs, sharedFile } from '../../../../scripts/testing/needs.ts';
import { readBarFile } from '../node/index.ts';
import { minuteBars, startAt } from '../store/minutes.fixture.ts';
import { resampleColumns } from './index.ts';

const instrument = defineInstrument({
  id: 'BTCUSDT',
  kind: 'spot',
  base: 'BTC',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.00001' }],
});

describe('resampleColumns', () => {
  it('given minutes from within an hour to within another, then only the whole hours between are made', () => {
    const hours = resampleColumns(minuteBars(30, 215), { fromMs: minute, toMs: hour });
    expect([...hours.openAt]).toEqual([startAt + hour, startAt + 2 * hour]);
    expect(hours.volume[0]).toBe(minuteBars(60, 120).volume.reduce((sum, value) => sum + value));
  });

  it('given any bars that begin with an interval, then prices are those that the engine’s own resampling gives', () => {
    fc.assert(
      fc.property(fc.constantFrom(5, 15, 60), fc.uniqueArray(fc.nat(500), { minLength: 1 }), (minutes, missing) => {
        const all = minuteBars(0, 700);
        const kept = Array.from(all.openAt.keys()).filter((i) => i === 0 || !missing.includes(i));
        const pick = (column: Float64Array) => Float64Array.from(kept, (i) => column[i] as number);
        const { length: _, ...columns } = all;
        const bars = { length: kept.length, ...mapped(columns, pick) };
        const toMs = minutes * minute;
        const ours = resampleColumns(bars, { fromMs: minute, toMs });
        const engines = resampleBars({ instrument, intervalMs: minute, columns: bars }, toMs).columns;
        for (const name of barColumnNames) expect(ours[name]).toEqual(engines[name]);
      }),
      { numRuns: 30 },
    );
  });

  it('given volumes whose sum of doubles is off, then it is the decimal sum', () => {
    const bars = { ...minuteBars(0, 5), volume: Float64Array.of(0.1, 0.2, 0.3, 0.00001, 1e6) };
    const [volume] = resampleColumns(bars, { fromMs: minute, toMs: 5 * minute }).volume;
    expect(volume).toBe(1000000.60001);
  });

  it.each([90_000, minute, 0, -minute, 30_000, Number.NaN])('given a target of %d ms, then E125', (toMs) => {
    expect(() => resampleColumns(minuteBars(0, 5), { fromMs: minute, toMs })).toThrow(
      expect.objectContaining({ code: 'E125' }),
    );
  });

  it('given no bars, then none are made', () => {
    expect(resampleColumns(minuteBars(0, 0), { fromMs: minute, toMs: hour }).length).toBe(0);
  });
});

function mapped(columns: Omit<BarColumns, 'length'>, map: (column: Float64Array) => Float64Array) {
  const { openAt, open, high, low, close, volume } = columns;
  return {
    openAt: map(openAt),
    open: map(open),
    high: map(high),
    low: map(low),
    close: map(close),
    volume: map(volume),
  };
}

needs('shared')('given the exchange’s own bars', () => {
  const read = async (name: string) => (await readBarFile(sharedFile(`data/binance-spot-${name}.csv.gz`))).columns;

  it.each([
    ['BTCUSDT-1m-2024H1', minute, 'BTCUSDT-5m-2024', 5 * minute, 52_416],
    ['BTCUSDT-1m-2024H1', minute, 'BTCUSDT-15m-2024', 15 * minute, 17_472],
    ['BTCUSDT-1m-2024H1', minute, 'BTCUSDT-1h-2024', hour, 4_368],
    ['BTCUSDT-1m-2024H1', minute, 'BTCUSDT-4h-2024', 4 * hour, 1_092],
    ['BTCUSDT-1m-2024H1', minute, 'BTCUSDT-1d-2024', day, 182],
    ['BTCUSDT-1m-2024H1', minute, 'BTCUSDT-1w-2024', week, 26],
    ['XRPUSDT-5m-2024', 5 * minute, 'XRPUSDT-15m-2024', 15 * minute, 24_009],
    ['XRPUSDT-5m-2024', 5 * minute, 'XRPUSDT-1h-2024', hour, 6_002],
    ['XRPUSDT-5m-2024', 5 * minute, 'XRPUSDT-1d-2024', day, 250],
    ['XRPUSDT-5m-2024', 5 * minute, 'XRPUSDT-1w-2024', week, 35],
  ] as const)(
    'when %s (%i ms) is joined, then it is %s, volume and all, to the last digit',
    async (minor, fromMs, major, toMs, count) => {
      const joined = resampleColumns(await read(minor), { fromMs, toMs });
      expect(joined.length).toBe(count);
      const theirs = sliceBars(await read(major), 0, count);
      for (const name of barColumnNames) expect(joined[name]).toEqual(theirs[name].slice());
    },
  );
});
