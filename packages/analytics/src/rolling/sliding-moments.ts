import { RxtradeError } from '@rxtrade/core';

/** Moments of the pairs in one window; the same object each time, read at once and not kept. */
export type WindowMoments = {
  readonly count: number;
  readonly mean: number;
  /** Sums about the means: of squares of the second column, and of products of both. */
  readonly squares: number;
  readonly products: number;
};

/**
 * Visits every full window of two columns with its moments, left to right, in O(n) whatever the window is. Pairs with a
 * NaN are left out.
 *
 * Each window is the end of one block and the beginning of the next, both summed up beforehand and then joined (van Herk,
 * 1992; Chan, Golub and LeVeque, 1979). Nothing is ever subtracted, so that what has left a window leaves no rounding
 * behind, as sums that are carried along would.
 *
 * @throws E422 when the window is not a whole number of at least two.
 */
export function slideMoments(
  columns: { readonly values: Float64Array; readonly others: Float64Array; readonly window: number },
  visit: (index: number, moments: WindowMoments) => void,
): void {
  const { values, others, window } = columns;
  if (!Number.isSafeInteger(window) || window < 2)
    throw new RxtradeError('E422', `a window of ${window} returns is not possible; give a whole number from 2 on`, {
      window,
    });
  const length = Math.min(values.length, others.length);
  if (length < window) return;
  // by the first place of the window in its block: the sums from there to the block's end
  const ends = Array.from({ length: window }, () => new Sums());
  const begun = new Sums();
  const joined = new Sums();
  for (let block = 0; block + window <= length; block += window) {
    const running = begun.clear();
    for (let i = window - 1; i >= 0; i--) {
      running.add(values[block + i] as number, others[block + i] as number);
      ends[i]?.copy(running);
    }
    begun.clear();
    const last = Math.min(block + 2 * window - 1, length);
    for (let i = block + window - 1; i < last; i++) {
      const inBlock = i - (block + window - 1);
      if (inBlock > 0) begun.add(values[i] as number, others[i] as number);
      visit(i, joined.copy(ends[inBlock] as Sums).join(begun));
    }
  }
}

class Sums implements WindowMoments {
  count = 0;
  mean = 0;
  otherMean = 0;
  squares = 0;
  products = 0;

  clear(): this {
    this.count = 0;
    this.mean = 0;
    this.otherMean = 0;
    this.squares = 0;
    this.products = 0;
    return this;
  }

  copy(from: Sums): this {
    this.count = from.count;
    this.mean = from.mean;
    this.otherMean = from.otherMean;
    this.squares = from.squares;
    this.products = from.products;
    return this;
  }

  /** Welford (1962), for pairs. */
  add(value: number, other: number): void {
    if (Number.isNaN(value + other)) return;
    this.count += 1;
    const distance = value - this.mean;
    const otherDistance = other - this.otherMean;
    this.mean += distance / this.count;
    this.otherMean += otherDistance / this.count;
    this.squares += otherDistance * (other - this.otherMean);
    this.products += distance * (other - this.otherMean);
  }

  join(more: Sums): this {
    const count = this.count + more.count;
    if (more.count === 0) return this;
    const distance = more.mean - this.mean;
    const otherDistance = more.otherMean - this.otherMean;
    const weight = (this.count * more.count) / count;
    this.squares += more.squares + otherDistance * otherDistance * weight;
    this.products += more.products + distance * otherDistance * weight;
    this.mean += (distance * more.count) / count;
    this.otherMean += (otherDistance * more.count) / count;
    this.count = count;
    return this;
  }
}
