import { type BarColumns, type BarSeries, barColumnNames, type EpochMs, SeededRandom, sliceBars } from '@rxtrade/core';
import { type ColumnDraw, columnNoise, type NoiseRange, noisyColumns, walkNoise } from './noise.ts';

/** What is replaced by noise: all that is not known at an instant, or less of it to find out what matters. */
export type PoisonSettings = {
  readonly cutAt: EpochMs;
  readonly seed: number;
  /** Only this series, by its place among them. */
  readonly only?: number;
  /** Draws one column apart from the rest. */
  readonly drawn?: ColumnDraw;
  /** Only so many bars of each series after the cut. */
  readonly bars?: number;
};

/**
 * Calls `run` while everything after an instant is noise, and puts it back.
 *
 * The noise is written into the very columns, so that it also meets who kept them from elsewhere, as a strategy does that
 * closes over the series it is run on. `run` is given new series on that memory, so that what somebody remembered by the
 * old ones is worked out anew.
 */
export function whilePoisoned<T>(
  series: readonly BarSeries[],
  settings: PoisonSettings,
  run: (poisoned: readonly BarSeries[]) => T,
): T {
  const restores: (() => void)[] = [];
  try {
    for (const [i, { columns, intervalMs }] of series.entries()) {
      if (settings.only !== undefined && settings.only !== i) continue;
      const range = rangeAfter(columns, intervalMs, settings);
      restores.push(spoil(columns, range, { ...settings, seed: settings.seed * 1_000 + i }));
    }
    return run(series.map((one) => ({ ...one, columns: sliceBars(one.columns, 0) })));
  } finally {
    for (const restore of restores.reverse()) restore();
  }
}

/** How many bars of a series have closed by an instant. */
export function closedBy({ openAt, length }: BarColumns, intervalMs: number, at: EpochMs): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((openAt[middle] as number) + intervalMs <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The series on memory of their own, where two of them share some: noise in one must not reach the past of another. */
export function apart(series: readonly BarSeries[]): readonly BarSeries[] {
  const seen = new Set<ArrayBufferLike>();
  return series.map((one) => {
    const buffers = new Set(barColumnNames.map((name) => one.columns[name].buffer));
    const isShared = [...buffers].some((buffer) => seen.has(buffer));
    for (const buffer of buffers) seen.add(buffer);
    return isShared ? ownSeries(one) : one;
  });
}

/** A series on memory of its own. */
export function ownSeries(series: BarSeries): BarSeries {
  const { length, openAt, open, high, low, close, volume } = series.columns;
  return {
    ...series,
    columns: {
      length,
      openAt: openAt.slice(),
      open: open.slice(),
      high: high.slice(),
      low: low.slice(),
      close: close.slice(),
      volume: volume.slice(),
    },
  };
}

function rangeAfter(columns: BarColumns, intervalMs: number, { cutAt, bars }: PoisonSettings): NoiseRange {
  const from = closedBy(columns, intervalMs, cutAt);
  const to = bars === undefined ? columns.length : Math.min(columns.length, from + bars);
  // a bar that has opened shows its first price, and nothing else of it
  return { from, to, isOpenKnown: from < columns.length && (columns.openAt[from] as number) <= cutAt };
}

function spoil(columns: BarColumns, range: NoiseRange, { seed, drawn }: PoisonSettings): () => void {
  const noise =
    drawn === undefined
      ? walkNoise(columns, range, new SeededRandom(seed))
      : columnNoise(columns, range, { ...drawn, seed });
  const honest = noisyColumns.map((name) => columns[name].slice(range.from, range.to));
  for (const name of noisyColumns) columns[name].set(noise[name], range.from);
  return () => {
    for (const [i, name] of noisyColumns.entries()) columns[name].set(honest[i] ?? [], range.from);
  };
}
