import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createUnpack } from '../client/unpack.ts';
import { packTimes, rounded } from './numbers.ts';

it('given any instants, when they are packed and read, then they are the same', () => {
  const instants = fc.oneof(
    ...[60_000, 1000, 1].map((unit) => fc.array(fc.integer({ min: 0, max: 3e7 }).map((units) => units * unit))),
  );
  fc.assert(
    fc.property(instants, (given) => {
      expect([...createUnpack().times(packTimes(given))]).toEqual(given);
    }),
  );
});

it.for([
  [[60_000, 180_000], 60_000],
  [[61_000], 1000],
  [[60_001], 1],
] as const)('given instants %j, when they are packed, then in units of %i ms', ([instants, unitMs]) => {
  expect(packTimes(instants).unitMs).toBe(unitMs);
});

it('given a number with many digits, when it is rounded, then the leading ones stay', () => {
  expect([rounded(43_210.987_654_3, 8), rounded(0.000_012_345_678, 3), rounded(-0, 5)]).toEqual([
    43_210.988, 0.0000123, 0,
  ]);
});
