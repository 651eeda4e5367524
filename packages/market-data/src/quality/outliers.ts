import type { BarColumns, DurationMs, EpochMs } from '@rxtrade/core';
import type { Findings } from './finding-list.ts';

/**
 * A price that stands out: a `jump` from the close before that stays, a `spike` that the next close takes back, a `wick`
 * that reaches far beyond its own open and close.
 */
export type Outlier = {
  readonly kind: 'jump' | 'spike' | 'wick';
  readonly index: number;
  readonly openAt: EpochMs;
  /** The price over the one it is compared with: 0.5 is a fall by half. */
  readonly ratio: number;
  /** How many robust deviations of the returns around it that is. */
  readonly deviations: number;
};

/** Returns are judged by those of their own block of bars, so that a turbulent month does not flag itself. */
const blockLength = 1_024;
/** Makes the median absolute deviation of normal returns their standard deviation. */
const normalScale = 1.4826;

/**
 * Finds closes and wicks beyond `deviationsMax` robust deviations: 1.4826 times the median absolute deviation of the log
 * returns, of all of them or of the block around, whichever is larger (Hampel, "The influence curve and its role in
 * robust estimation", 1974). A return over a gap may be larger by the root of the bars it spans. Real crashes and splits
 * are found too: what they are is for a person to say.
 */
export function findOutliers(
  columns: BarColumns,
  intervalMs: DurationMs,
  { deviationsMax, listMax }: { readonly deviationsMax: number; readonly listMax: number },
): Findings<Outlier> {
  const { length, openAt, open, high, low, close } = columns;
  const returns = logReturns(close);
  const scaleAll = robustScale(returns);
  const found: Outlier[] = [];
  let spikeEndsAt = -1;
  for (let from = 0; from < length; from += blockLength) {
    const to = Math.min(length, from + blockLength);
    const scale = Math.max(scaleAll, robustScale(returns.subarray(from, to)));
    if (!(scale > 0)) continue;
    const limit = deviationsMax * scale;
    for (let i = from; i < to; i++) {
      const move = returns[i] as number;
      const body = Math.max(open[i] as number, close[i] as number);
      const foot = Math.min(open[i] as number, close[i] as number);
      const reach = (high[i] as number) > body * (body / foot) ? Math.log((high[i] as number) / body) : 0;
      const drop = (low[i] as number) < foot * (foot / body) ? Math.log((low[i] as number) / foot) : 0;
      const add = (kind: Outlier['kind'], log: number, by: number) =>
        found.push({
          kind,
          index: i,
          openAt: openAt[i] as number,
          ratio: Math.exp(log),
          deviations: Math.abs(log) / by,
        });
      const spans = i === 0 ? 1 : Math.max(1, ((openAt[i] as number) - (openAt[i - 1] as number)) / intervalMs);
      if (Math.abs(move) > limit * Math.sqrt(spans) && i !== spikeEndsAt) {
        const isSpike = Math.abs(move + (returns[i + 1] ?? 0)) < 0.3 * Math.abs(move);
        if (isSpike) spikeEndsAt = i + 1;
        add(isSpike ? 'spike' : 'jump', move, scale * Math.sqrt(spans));
      } else if (Math.max(reach, -drop) > limit) add('wick', reach > -drop ? reach : drop, scale);
    }
  }
  return { count: found.length, first: largest(found, listMax) };
}

/** The log of each close over the one before; NaN where one of them is no price, 0 for the first. */
function logReturns(close: Float64Array): Float64Array {
  const returns = new Float64Array(close.length);
  for (let i = 1; i < close.length; i++) returns[i] = Math.log((close[i] as number) / (close[i - 1] as number));
  return returns;
}

/** Of returns that are not zero, so that a market that rarely moves is not all outliers. */
function robustScale(returns: Float64Array): number {
  const moves = returns.filter((value) => value !== 0 && Number.isFinite(value));
  const center = median(moves);
  return normalScale * median(moves.map((value) => Math.abs(value - center)));
}

/** NaN of nothing. */
function median(values: Float64Array): number {
  const sorted = values.toSorted();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

function largest(found: readonly Outlier[], count: number): readonly Outlier[] {
  const bySize = found.toSorted((a, b) => b.deviations - a.deviations).slice(0, count);
  return bySize.sort((a, b) => a.index - b.index);
}
