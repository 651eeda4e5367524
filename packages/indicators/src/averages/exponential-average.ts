/**
 * How an exponential average starts: `mean` of its first `period` inputs, or `first`, the first input itself. Either
 * way its value counts from input `period` on.
 */
export type Seed = 'mean' | 'first';

export const seeds: readonly Seed[] = ['mean', 'first'];

/**
 * An exponential average with any weight for the newest number; what EMA, Wilder's average and their kin are made of.
 *
 * `before + weight x (x - before)` rather than the two products of the textbook: a price that stands still then never
 * moves its average by a rounding error, across another average for instance.
 */
export class ExponentialAverage {
  /** The average; until there is one under `mean`, the sum so far. */
  private value = 0;
  private before = 0;
  private count = 0;
  private readonly weight: number;
  private readonly seedCount: number;

  constructor(weight: number, seedCount: number) {
    this.weight = weight;
    this.seedCount = seedCount;
  }

  /** The common weight, 2 / (period + 1). */
  static of(period: number, seed: Seed = 'mean'): ExponentialAverage {
    return new ExponentialAverage(2 / (period + 1), seed === 'mean' ? period : 1);
  }

  /** Wilder's weight, 1 / period. */
  static wilder(period: number): ExponentialAverage {
    return new ExponentialAverage(1 / period, period);
  }

  /** Adds a number and returns the average, which is one from the last of the seed on. */
  push(x: number): number {
    const before = this.value;
    const count = this.count + 1;
    this.before = before;
    this.count = count;
    if (count <= this.seedCount) return this.start(x);
    const next = before + this.weight * (x - before);
    this.value = next;
    return next;
  }

  undo(): void {
    this.value = this.before;
    this.count -= 1;
  }

  private start(x: number): number {
    const sum = this.value + x;
    this.value = this.count === this.seedCount ? sum / this.seedCount : sum;
    return this.value;
  }
}
