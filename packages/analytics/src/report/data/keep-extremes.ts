import { packTimes, roundedAll } from './numbers.ts';
import type { PackedLine } from './report-data.ts';

/**
 * Chooses at most about `limit` points of a line that draw the same picture: of each stretch its first, lowest, highest
 * and last point, so that no peak and no trough is lost. Returns their indexes, rising.
 *
 * Source: M4 of Jugel, Jerzak, Hackenbroich and Markl, "M4: A Visualization-Oriented Time Series Data Aggregation",
 * Proceedings of the VLDB Endowment 7 (2014), 797-808.
 */
export function keepExtremes(values: ArrayLike<number>, limit: number): Uint32Array {
  const { length } = values;
  if (length <= limit) return Uint32Array.from({ length }, (_, i) => i);
  const stretches = Math.max(1, Math.floor(limit / 4));
  const kept: number[] = [];
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * length) / stretches);
    const to = Math.floor(((stretch + 1) * length) / stretches);
    let low = from;
    let high = from;
    for (let i = from + 1; i < to; i++) {
      const value = values[i] as number;
      if (value < (values[low] as number)) low = i;
      if (value > (values[high] as number)) high = i;
    }
    const points = [from, Math.min(low, high), Math.max(low, high), to - 1];
    for (const point of points) if (point !== kept.at(-1)) kept.push(point);
  }
  return Uint32Array.from(kept);
}

/** A line with few points and short numbers. */
export function packLine(at: Float64Array, value: Float64Array, limit: number): PackedLine {
  const kept = keepExtremes(value, limit);
  return {
    at: packTimes(Float64Array.from(kept, (i) => at[i] as number)),
    value: roundedAll(
      Array.from(kept, (i) => value[i] as number),
      9,
    ),
  };
}
