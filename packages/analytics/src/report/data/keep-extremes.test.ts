import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createUnpack } from '../client/unpack.ts';
import { keepExtremes, packLine } from './keep-extremes.ts';

const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 500 });

it('given any line, when points are chosen, then the ends, the lowest and the highest are among them', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 4, max: 100 }), (line, limit) => {
      const kept = [...keepExtremes(line, limit)];
      const shown = kept.map((i) => line[i] as number);
      expect(kept.length).toBeLessThanOrEqual(limit);
      expect(kept, 'rising, none twice').toEqual([...new Set(kept)].sort((a, b) => a - b));
      expect([kept[0], kept.at(-1)]).toEqual([0, line.length - 1]);
      expect([Math.min(...shown), Math.max(...shown)]).toEqual([Math.min(...line), Math.max(...line)]);
    }),
  );
});

it('given a line with one spike in a hundred thousand points, when it is packed, then the spike is there', () => {
  const value = new Float64Array(100_000);
  value[77_777] = 12_345.678;
  const { at, value: packed } = packLine(
    value.map((_, i) => i * 1000),
    value,
    400,
  );
  const instant = createUnpack().times(at)[packed.indexOf(12_345.678)];
  expect(instant).toBe(77_777_000);
});

it('given no points, when points are chosen, then there are none', () => {
  expect(keepExtremes([], 100)).toHaveLength(0);
});
