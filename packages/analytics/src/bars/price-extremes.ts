import type { BarColumns } from '@rxtrade/core';

/** So that a range of a million bars is told from some 2,000 blocks and bars. */
const blockLength = 512;

/**
 * The highest and the lowest price of any range of bars. Whole blocks of bars are looked at once, when it is made, so that
 * many long ranges over one series cost little each.
 */
export class PriceExtremes {
  private readonly columns: BarColumns;
  private readonly highs: Float64Array;
  private readonly lows: Float64Array;

  constructor(columns: BarColumns) {
    this.columns = columns;
    const blocks = Math.floor(columns.length / blockLength);
    this.highs = new Float64Array(blocks);
    this.lows = new Float64Array(blocks);
    for (let block = 0; block < blocks; block++) {
      const from = block * blockLength;
      this.highs[block] = highest(columns.high, from, from + blockLength);
      this.lows[block] = lowest(columns.low, from, from + blockLength);
    }
  }

  /** Of the bars `[from, to)`; -Infinity without one. */
  highest(from: number, to: number): number {
    const first = Math.ceil(from / blockLength);
    const last = Math.floor(to / blockLength);
    if (first >= last) return highest(this.columns.high, from, to);
    return Math.max(
      highest(this.columns.high, from, first * blockLength),
      highest(this.highs, first, last),
      highest(this.columns.high, last * blockLength, to),
    );
  }

  /** Of the bars `[from, to)`; Infinity without one. */
  lowest(from: number, to: number): number {
    const first = Math.ceil(from / blockLength);
    const last = Math.floor(to / blockLength);
    if (first >= last) return lowest(this.columns.low, from, to);
    return Math.min(
      lowest(this.columns.low, from, first * blockLength),
      lowest(this.lows, first, last),
      lowest(this.columns.low, last * blockLength, to),
    );
  }
}

function highest(values: Float64Array, from: number, to: number): number {
  let found = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) if ((values[i] as number) > found) found = values[i] as number;
  return found;
}

function lowest(values: Float64Array, from: number, to: number): number {
  let found = Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i++) if ((values[i] as number) < found) found = values[i] as number;
  return found;
}
