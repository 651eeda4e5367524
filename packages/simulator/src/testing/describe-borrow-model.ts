import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BorrowModel } from '../models/index.ts';
import { anyFeeContext } from './contexts.ts';

/** What every borrow model keeps to. `make` is called afresh for each test. */
export function describeBorrowModel(make: () => BorrowModel): void {
  describe(`borrow model "${make().name}"`, () => {
    it('given any short, then the cost is exact, not negative, in a named currency, and the same when asked again', () => {
      const model = make();
      fc.assert(
        fc.property(anyFeeContext(), ({ instrument, quantity, price, notional, at }) => {
          const context = { instrument, quantity, price, notional, at };
          const { amount, currency } = model.costOf(context);
          const isExact = typeof amount.units === 'bigint' || Number.isSafeInteger(amount.units);
          expect(isExact, 'an exact amount, never a float').toBe(true);
          expect(amount.units >= 0, 'who borrows is not paid').toBe(true);
          expect(currency).not.toBe('');
          expect(String(make().costOf(context).amount)).toBe(String(amount));
        }),
      );
    });

    it('given its times, then they are whole milliseconds apart, or there are none', () => {
      const { everyMs } = make();
      expect(everyMs > 0 && (Number.isSafeInteger(everyMs) || everyMs === Number.POSITIVE_INFINITY)).toBe(true);
    });

    it('given its name, then it says what it charges', () => {
      expect(make().name.trim()).not.toBe('');
    });
  });
}
