import { ExponentialAverage } from '../averages/index.ts';

/** What `TrueRanges` and what builds on it read of a bar. */
export type Range = { readonly high: number; readonly low: number; readonly close: number };

/** True ranges, one a bar, from the second bar on. */
export class TrueRanges {
  private previousClose = Number.NaN;
  private closeBefore = Number.NaN;

  /** NaN for the first bar, which has no close before it. */
  push({ high, low, close }: Range): number {
    const previous = this.previousClose;
    this.closeBefore = previous;
    this.previousClose = close;
    return (previous > high ? previous : high) - (previous < low ? previous : low);
  }

  undo(): void {
    this.previousClose = this.closeBefore;
  }
}

/** Wilder's average of true ranges: the kernel of ATR, Keltner channels and Supertrend. */
export class AverageTrueRange {
  private readonly ranges = new TrueRanges();
  private readonly average: ExponentialAverage;
  private bars = 0;

  constructor(period: number) {
    this.average = ExponentialAverage.wilder(period);
  }

  /** The average, which is one from bar `period + 1` on. */
  push(bar: Range): number {
    const range = this.ranges.push(bar);
    this.bars += 1;
    return this.bars === 1 ? 0 : this.average.push(range);
  }

  undo(): void {
    this.ranges.undo();
    if (this.bars > 1) this.average.undo();
    this.bars -= 1;
  }
}
