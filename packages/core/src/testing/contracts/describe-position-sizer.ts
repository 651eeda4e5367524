import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PositionSizer, SizingView } from '../../ports/index.ts';
import { plainInstrument } from './plain-run.ts';

/** What any sizer must hold to: finite, on the side it was asked for, nothing for nothing, and always the same. */
export function describePositionSizer(name: string, make: () => PositionSizer): void {
  const views: fc.Arbitrary<SizingView> = fc.record({
    instrument: fc.constant(plainInstrument),
    mark: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
    capital: fc.double({ min: 0, max: 1e9, noNaN: true }),
    quoteRate: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    feeRate: fc.double({ min: 0, max: 0.01, noNaN: true }),
  });
  const exposures = fc.double({ min: -3, max: 3, noNaN: true });

  describe(`${name} keeps the contract of a position sizer`, () => {
    it('given no exposure, then nothing', () => {
      fc.assert(fc.property(views, (view) => Math.abs(make().quantityOf(0, view)) === 0));
    });

    it('given any exposure, then a finite quantity on its side, the same each time', () => {
      const sizer = make();
      fc.assert(
        fc.property(exposures, views, (exposure, view) => {
          const quantity = sizer.quantityOf(exposure, view);
          expect(Number.isFinite(quantity)).toBe(true);
          if (quantity !== 0) expect(Math.sign(quantity)).toBe(Math.sign(exposure));
          expect(sizer.quantityOf(exposure, view)).toBe(quantity);
        }),
      );
    });

    it('given more capital, then no less', () => {
      const sizer = make();
      fc.assert(
        fc.property(views, fc.double({ min: 1, max: 10, noNaN: true }), (view, times) => {
          const more = sizer.quantityOf(1, { ...view, capital: view.capital * times });
          expect(more).toBeGreaterThanOrEqual(sizer.quantityOf(1, view) * (1 - 1e-12));
        }),
      );
    });

    it('given its name, then it can be told from others', () => {
      expect(make().name.length).toBeGreaterThan(0);
    });
  });
}
