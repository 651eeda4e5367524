import fc from 'fast-check';
import { type BarColumns, barColumns } from '../../market/index.ts';
import type { DurationMs, EpochMs } from '../../time/index.ts';

/** The bars' interval, where the first opens, at most how many there are, and at most how many are missing in a row. */
export type AnyBarsSettings = {
  readonly intervalMs: DurationMs;
  readonly startAt?: EpochMs;
  readonly barsMax?: number;
  readonly missingMax?: number;
};

/**
 * Valid bars as columns, on the grid of `intervalMs` from `startAt`, with gaps where `missingMax` allows them. Prices
 * have two places; volumes are whole, so that any sum of them is exact in float64.
 */
export function anyBarColumns({
  intervalMs,
  startAt = 0,
  barsMax = 120,
  missingMax = 0,
}: AnyBarsSettings): fc.Arbitrary<BarColumns> {
  const shape = fc.record({
    missing: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: missingMax }) },
    ),
    cents: fc.tuple(price(), price(), price(), price()),
    volume: fc.integer({ min: 0, max: 1_000_000 }),
  });
  // 'max': any length up to barsMax is as likely; by default fast-check stops at about ten
  return fc.array(shape, { maxLength: barsMax, size: 'max' }).map((shapes) => {
    const columns = barColumns(shapes.length);
    let openAt = startAt;
    for (const [i, { missing, cents, volume }] of shapes.entries()) {
      openAt += missing * intervalMs;
      columns.openAt[i] = openAt;
      columns.open[i] = cents[0] / 100;
      columns.high[i] = Math.max(...cents) / 100;
      columns.low[i] = Math.min(...cents) / 100;
      columns.close[i] = cents[1] / 100;
      columns.volume[i] = volume;
      openAt += intervalMs;
    }
    return columns;
  });
}

function price(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 10_000_000 });
}
