import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { sharedFile } from '../../../../scripts/testing/needs.ts';
import '../../../../scripts/testing/matchers.ts';
import type { BarInput, BarInputColumns } from '../index.ts';

/** A column as the golden files write it: aligned with the bars, null where there is no value. */
type Column = readonly (number | null)[];
type Goldens = {
  readonly indicators: Readonly<Record<string, { readonly values: Readonly<Record<string, Column>> }>>;
};

export type Slice = 'BTCUSDT-1h-500' | 'SPY-1d-502';
export type GoldenFile = 'talib-BTCUSDT-1h' | 'stock-indicators-SPY-1d' | 'stock-indicators-SPY-1d-more';

/** Relative. */
const tolerance = 1e-9;

export function golden(file: GoldenFile, indicator: string, line: string): Column {
  const column = goldens(file).indicators[indicator]?.values[line];
  if (column === undefined) throw new Error(`no ${indicator}.${line} in ${file}`);
  return column;
}

export function barsOf(slice: Slice): readonly (BarInput & { readonly time: number })[] {
  const [, ...lines] = readFileSync(sharedFile(`golden/indicators/slice-${slice}.csv`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((text) => {
    const [time = 0, open = 0, high = 0, low = 0, close = 0, volume = 0] = text.split(',').map(Number);
    return { time, open, high, low, close, volume };
  });
}

export function columnsOf(slice: Slice): BarInputColumns {
  const bars = barsOf(slice);
  const column = (name: keyof BarInput) => Float64Array.from(bars, (bar) => bar[name]);
  return {
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
}

/**
 * Every value of the golden is ours within 1e-9, and where the golden has none we have none. `from` leaves out what
 * comes before: bars for which only a part of our value exists. `absolute` is for a figure that may be a rounding error, beside
 * which no difference is small.
 */
export function expectGolden(
  ours: Float64Array,
  theirs: Column,
  {
    from = 0,
    warmUp,
    absolute = 0,
  }: { readonly from?: number; readonly warmUp?: number; readonly absolute?: number } = {},
): void {
  expect(ours).toHaveLength(theirs.length);
  if (warmUp !== undefined)
    expect(
      theirs.findIndex((value) => value !== null),
      'the first value',
    ).toBe(warmUp - 1);
  let compared = 0;
  for (let i = from; i < theirs.length; i++) {
    const value = theirs[i];
    if (value === null || value === undefined) expect(ours[i], `bar ${i} has no value`).toBeNaN();
    else {
      compared += 1;
      if (Math.abs((ours[i] ?? Number.NaN) - value) <= absolute) continue;
      expect(ours[i], `bar ${i}`).toBeRelativelyCloseTo(value, tolerance);
    }
  }
  expect(compared, 'values compared').toBeGreaterThan(100);
}

const read = new Map<GoldenFile, Goldens>();

function goldens(file: GoldenFile): Goldens {
  const found =
    read.get(file) ?? (JSON.parse(readFileSync(sharedFile(`golden/indicators/${file}.json`), 'utf8')) as Goldens);
  read.set(file, found);
  return found;
}
