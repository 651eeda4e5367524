import fc from 'fast-check';
import { Exact, type Integer, integerOf, type Rounding } from '../../money/index.ts';

/** Every way to settle a value between two steps. */
export const roundings: readonly Rounding[] = ['down', 'up', 'floor', 'ceil', 'half-even'];

/** Any way to settle a value between two steps. */
export function anyRounding(): fc.Arbitrary<Rounding> {
  return fc.constantFrom(...roundings);
}

/** Whole numbers in their plainest form: small ones, ones around the edge of 2^53, where numbers become bigints, and huge ones. */
export function integers(): fc.Arbitrary<Integer> {
  const edge = 2n ** 53n;
  return fc.oneof(
    fc.integer({ min: -1000, max: 1000 }),
    fc.maxSafeInteger(),
    fc.bigInt({ min: -3n, max: 3n }).map((offset) => integerOf(edge + offset)),
    fc.bigInt({ min: -3n, max: 3n }).map((offset) => integerOf(offset - edge)),
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(integerOf),
  );
}

/** Exact values of up to `scaleMax` decimal places, with units as `integers` makes them. */
export function exacts({ scaleMax = 12 }: { readonly scaleMax?: number } = {}): fc.Arbitrary<Exact> {
  return fc.tuple(integers(), fc.integer({ min: 0, max: scaleMax })).map(([units, scale]) => new Exact(units, scale));
}
