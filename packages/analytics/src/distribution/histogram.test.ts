import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refusalOf } from '../refusal.fixture.ts';
import { histogram } from './histogram.ts';

it('given the numbers 0 to 99, then the bins are of the round width below 2 x 49.5 / 100^(1/3) = 21.3', () => {
  const values = Float64Array.from({ length: 100 }, (_, i) => i);
  expect(histogram(values)).toEqual({ from: 0, width: 20, counts: [20, 20, 20, 20, 20] });
});

it('given gains and losses, then zero is an edge', () => {
  const found = histogram(Float64Array.from([-0.03, -0.01, -0.01, 0.01, 0.012, 0.02, 0.021, 0.05]));
  expect(found).toEqual({ from: -0.04, width: 0.02, counts: [1, 2, 2, 2, 1] });
});

it('given one value far out, then it is counted in the last bin and does not stretch the others', () => {
  const values = Float64Array.from({ length: 2000 }, (_, i) => (i === 0 ? 1000 : (i % 100) / 100));
  const found = histogram(values);
  expect((found?.counts.length ?? 0) * (found?.width ?? 0)).toBeLessThan(2);
  expect(found?.counts.reduce((sum, count) => sum + count, 0)).toBe(2000);
});

it('given nothing, one value, or values that are all alike, then there is no histogram', () => {
  for (const values of [[], [1], [2, 2, 2], [Number.NaN, 1]])
    expect(histogram(Float64Array.from(values))).toBeUndefined();
});

it.for([0, 1, 2.5, Number.NaN])('given %d bins at most, then it is refused', (binsMax) => {
  expect(refusalOf(() => histogram(new Float64Array(3), binsMax)).code).toBe('E422');
});

it('given any values, then each is counted once, in at most as many bins as asked for', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 300 }), fc.integer({ min: 2, max: 80 }), (values, binsMax) => {
      const found = histogram(Float64Array.from(values), binsMax);
      if (found === undefined) return;
      expect(found.counts.length).toBeLessThanOrEqual(binsMax);
      expect(found.counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
    }),
  );
});
