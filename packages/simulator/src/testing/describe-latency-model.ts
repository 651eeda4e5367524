import { SeededRandom } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LatencyModel } from '../models/index.ts';

const seeds = () => fc.integer({ min: 0 });

/** What every latency model keeps to. `make` is called afresh for each test. */
export function describeLatencyModel(make: () => LatencyModel): void {
  describe(`latency model "${make().name}"`, () => {
    it('given any seed, then every delay is a whole number of milliseconds from 0', () => {
      const model = make();
      fc.assert(
        fc.property(seeds(), (seed) => {
          for (const delay of delaysOf(model, seed)) {
            expect(Number.isSafeInteger(delay), `${delay} ms`).toBe(true);
            expect(delay).toBeGreaterThanOrEqual(0);
          }
        }),
      );
    });

    it('given the same seed, then the same delays', () => {
      const model = make();
      fc.assert(
        fc.property(seeds(), (seed) => {
          expect(delaysOf(model, seed)).toEqual(delaysOf(model, seed));
        }),
      );
    });

    it('given its name, then it says how long', () => {
      expect(make().name.trim()).not.toBe('');
    });
  });
}

function delaysOf(model: LatencyModel, seed: number): readonly number[] {
  const begun = model.begin?.() ?? model;
  const random = new SeededRandom(seed);
  return Array.from({ length: 20 }, (_, i) => begun.delayMs(random, i * 1000));
}
