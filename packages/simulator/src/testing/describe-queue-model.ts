import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueueChange, QueueModel } from '../queue/index.ts';

/** Any change of a level that can be: what traded and what is ahead were there before. */
function anyQueueChange(): fc.Arbitrary<QueueChange> {
  return fc
    .record({
      ahead: fc.integer({ min: 0, max: 1_000_000 }),
      behind: fc.integer({ min: 0, max: 1_000_000 }),
      traded: fc.integer({ min: 0, max: 1_000_000 }),
      after: fc.integer({ min: 0, max: 3_000_000 }),
    })
    .map(({ ahead, behind, traded, after }) => ({
      ahead: ahead / 1000,
      before: (ahead + behind + traded) / 1000,
      after: after / 1000,
      traded: traded / 1000,
    }));
}

/** What every queue model keeps to. `make` is called afresh for each test. */
export function describeQueueModel(make: () => QueueModel): void {
  describe(`queue model "${make().name}"`, () => {
    it('given any change of a level, then an order falls back behind nobody, and no less than nothing is ahead', () => {
      const model = make();
      fc.assert(
        fc.property(anyQueueChange(), (change) => {
          const ahead = model.aheadAfter(change);
          expect(ahead).toBeLessThanOrEqual(change.ahead);
          expect(ahead).toBeGreaterThanOrEqual(0);
        }),
      );
    });

    it('given any change, then nobody moves up by more than was cancelled', () => {
      const model = make();
      fc.assert(
        fc.property(anyQueueChange(), (change) => {
          const cancelled = Math.max(0, change.before - change.traded - change.after);
          const moved = change.ahead - model.aheadAfter(change);
          expect(moved).toBeLessThanOrEqual(cancelled + 1e-9);
        }),
      );
    });

    it('given the same change twice, then the same answer, whatever came between', () => {
      const model = make();
      fc.assert(
        fc.property(anyQueueChange(), anyQueueChange(), (change, other) => {
          const first = model.aheadAfter(change);
          model.aheadAfter(other);
          expect(model.aheadAfter(change)).toBe(first);
        }),
      );
    });

    it('given its name, then it says what it assumes', () => {
      expect(make().name.trim()).not.toBe('');
    });
  });
}
