import { SeededRandom } from '@rxtrade/core';
import fc from 'fast-check';

/** A return between -20% and 20%, in whole millionths. */
export const anyReturn: fc.Arbitrary<number> = fc
  .integer({ min: -200_000, max: 200_000 })
  .map((millionths) => millionths / 1e6);

/** Columns of returns between -20% and 20% a period. */
export function anyReturns(minLength = 0, maxLength = 200): fc.Arbitrary<Float64Array> {
  return fc.array(anyReturn, { minLength, maxLength, size: 'max' }).map((values) => Float64Array.from(values));
}

/** About normal returns of a hundredth a period. */
export function bellReturns(length: number, seed = 1): Float64Array {
  const random = new SeededRandom(seed);
  return Float64Array.from({ length }, () => random.normal() / 100);
}

/** Returns as a column. */
export function returnsOf(...values: readonly number[]): Float64Array {
  return Float64Array.from(values);
}
