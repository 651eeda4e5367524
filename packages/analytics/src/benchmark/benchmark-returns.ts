import { type BarSeries, type EpochMs, RxtradeError } from '@rxtrade/core';

/** What a curve is compared with: prices, or any level, at rising instants. */
export type Benchmark = {
  /** Epoch milliseconds, rising. */
  readonly at: Float64Array;
  readonly price: Float64Array;
};

/** The closes of a series as a benchmark. A new column of instants, the prices are those of the series. */
export function benchmarkOf({ columns, intervalMs }: BarSeries): Benchmark {
  return { at: columns.openAt.map((openAt) => openAt + intervalMs), price: columns.close };
}

/** True where the closes of a series make a benchmark: there are some, all finite and above zero, at rising instants. */
export function canBeHeld({ columns: { openAt, close, length } }: BarSeries): boolean {
  for (let i = 0; i < length; i++) {
    const price = close[i] as number;
    if (!(price > 0 && price < Number.POSITIVE_INFINITY)) return false;
    if (i > 0 && !((openAt[i] as number) > (openAt[i - 1] as number))) return false;
  }
  return length > 0;
}

/**
 * Returns of a benchmark over the periods of another curve: from `startAt` to the first of `at`, and from each to the
 * next, at the last price known by then. A market that is closed has a return of zero. NaN where a period begins before
 * the first price or ends after the last one. One pass over both.
 *
 * @throws E421 when the columns differ in length, the instants do not rise, or a price is not finite and above zero.
 */
export function benchmarkReturns(
  { at: pricedAt, price }: Benchmark,
  { startAt, at }: { readonly startAt: EpochMs; readonly at: Float64Array },
): Float64Array {
  if (pricedAt.length !== price.length)
    throw new RxtradeError(
      'E421',
      `a benchmark has ${pricedAt.length} instants and ${price.length} prices; give as many of one as of the other`,
      { at: pricedAt.length, price: price.length },
    );
  const lastAt = pricedAt.at(-1) ?? Number.NEGATIVE_INFINITY;
  let next = 0;
  let known = Number.NaN;
  const priceAt = (instant: EpochMs): number => {
    for (; next < pricedAt.length && (pricedAt[next] as number) <= instant; next++) {
      if (next > 0 && !((pricedAt[next] as number) > (pricedAt[next - 1] as number))) throw unsorted(pricedAt, next);
      known = price[next] as number;
      if (!(known > 0 && known < Number.POSITIVE_INFINITY)) throw unpriced(known, next);
    }
    return instant > lastAt ? Number.NaN : known;
  };
  const returns = new Float64Array(at.length);
  let base = priceAt(startAt);
  for (let i = 0; i < at.length; i++) {
    const value = priceAt(at[i] as number);
    returns[i] = value / base - 1;
    base = value;
  }
  return returns;
}

function unsorted(at: Float64Array, index: number): RxtradeError {
  return new RxtradeError(
    'E421',
    `price ${index} of the benchmark is at ${at[index]}, not after the one before it (${at[index - 1]}); sort the prices and keep one an instant`,
    { index, at: at[index], previous: at[index - 1] },
  );
}

function unpriced(price: number, index: number): RxtradeError {
  return new RxtradeError(
    'E421',
    `price ${index} of the benchmark is ${price}; give finite prices above zero, and leave out instants without one`,
    { index, price },
  );
}
