import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VolumeModel } from '../volume/index.ts';

/** What every volume model keeps to. `make` is called afresh for each test. */
export function describeVolumeModel(make: () => VolumeModel): void {
  describe(`volume model "${make().name}"`, () => {
    it('given any quantity, then our orders may have some of it, never more than there is', () => {
      const model = make();
      fc.assert(
        fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (quantity) => {
          for (const part of [model.ofBar?.(quantity), model.ofTrade?.(quantity), model.ofQuote?.(quantity)]) {
            if (part === undefined) continue;
            expect(part).toBeGreaterThanOrEqual(0);
            expect(part).toBeLessThanOrEqual(quantity);
          }
        }),
      );
    });

    it('given its name, then it says what it assumes', () => {
      expect(make().name.trim()).not.toBe('');
    });
  });
}
