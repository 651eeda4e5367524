import { SeededRandom } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RejectModel } from '../models/index.ts';
import { workingOrder } from './working-orders.ts';

/** What every reject model keeps to. `make` is called afresh for each test. */
export function describeRejectModel(make: () => RejectModel): void {
  describe(`reject model "${make().name}"`, () => {
    const reasons = (model: RejectModel, seed: number) => {
      const random = new SeededRandom(seed);
      const { request } = workingOrder({ kind: 'market', side: 'buy' });
      return Array.from({ length: 20 }, () => model.reasonFor(request, random));
    };

    it('given an order, then it is taken, or refused with a reason', () => {
      fc.assert(
        fc.property(fc.integer({ min: 0 }), (seed) => {
          for (const reason of reasons(make(), seed)) if (reason !== undefined) expect(reason.trim()).not.toBe('');
        }),
      );
    });

    it('given the same seed, then the same orders are refused', () => {
      const model = make();
      fc.assert(
        fc.property(fc.integer({ min: 0 }), (seed) => {
          expect(reasons(model, seed)).toEqual(reasons(model, seed));
        }),
      );
    });

    it('given its name, then it says what it assumes', () => {
      expect(make().name.trim()).not.toBe('');
    });
  });
}
