import type { DurationMs, EpochMs, EquityCurve } from '@rxtrade/core';
import { wealthIndex } from '../returns/wealth-index.ts';

/** One fall below a peak, until the peak is reached again. */
export type Drawdown = {
  /** The last point at the peak. */
  readonly startAt: EpochMs;
  readonly troughAt: EpochMs;
  /** The first point at or above the peak again; undefined while it has not been. */
  readonly endAt: EpochMs | undefined;
  /** Share of the peak that was lost at the trough, in (0, 1]. */
  readonly depth: number;
  /** From start to end, or to the last point of the curve. */
  readonly durationMs: DurationMs;
};

/** Shallower falls are rounding, which linking over deposits leaves behind. */
const shallowest = 1e-12;

/**
 * The deepest drawdowns of an equity curve, deepest first (the earlier first among equals), on every point of it and
 * free of deposits and withdrawals. All of them when `limit` is absent.
 *
 * @throws E421 when the curve is not sound.
 */
export function drawdowns(curve: EquityCurve, limit?: number): readonly Drawdown[] {
  const all = fallsOf(curve.at, wealthIndex(curve));
  return all.sort((a, b) => b.depth - a.depth || a.startAt - b.startAt).slice(0, limit);
}

/** Every drawdown of a wealth index, oldest first. */
export function fallsOf(at: Float64Array, index: Float64Array): Drawdown[] {
  const falls: Drawdown[] = [];
  const last = index.length - 1;
  let peakAt = 0;
  let troughAt = -1;
  let peak = Number.NEGATIVE_INFINITY;
  let trough = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= last; i++) {
    const value = index[i] as number;
    if (value >= peak) {
      if (1 - trough / peak > shallowest) falls.push(fallOf(at, { peakAt, troughAt, endAt: i }, 1 - trough / peak));
      peak = value;
      peakAt = i;
      trough = Number.POSITIVE_INFINITY;
    } else if (value < trough) {
      trough = value;
      troughAt = i;
    }
  }
  if (1 - trough / peak > shallowest) falls.push(fallOf(at, { peakAt, troughAt, endAt: undefined }, 1 - trough / peak));
  return falls;
}

function fallOf(
  at: Float64Array,
  points: { readonly peakAt: number; readonly troughAt: number; readonly endAt: number | undefined },
  depth: number,
): Drawdown {
  const startAt = at[points.peakAt] as number;
  const lastAt = at[points.endAt ?? at.length - 1] as number;
  return {
    startAt,
    troughAt: at[points.troughAt] as number,
    endAt: points.endAt === undefined ? undefined : lastAt,
    depth,
    durationMs: lastAt - startAt,
  };
}
