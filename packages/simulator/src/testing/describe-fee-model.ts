import { Exact } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeeModel } from '../models/index.ts';
import { anyFeeContext } from './contexts.ts';

/** What every fee model keeps to. `make` is called afresh for each test. */
export function describeFeeModel(make: () => FeeModel): void {
  describe(`fee model "${make().name}"`, () => {
    it('given any fill, then the fee is exact, in a named currency, and less than what was traded', () => {
      const model = make();
      fc.assert(
        fc.property(anyFeeContext(), (context) => {
          const { amount, currency } = model.feeOf(context);
          const isExact = typeof amount.units === 'bigint' || Number.isSafeInteger(amount.units);
          expect(isExact, 'an exact amount, never a float').toBe(true);
          expect(currency).not.toBe('');
          const size = amount.units < 0 ? amount.negated() : amount;
          // a tiny trade may cost the smallest amount there is
          const most = context.notional.plus(new Exact(1, 8));
          expect(size.compare(most), `${amount} of ${context.notional}`).toBeLessThanOrEqual(0);
        }),
      );
    });

    it('given any taker, then it is paid nothing for taking', () => {
      const model = make();
      fc.assert(
        fc.property(anyFeeContext(), (context) => {
          expect(model.feeOf({ ...context, liquidity: 'taker' }).amount.units >= 0).toBe(true);
        }),
      );
    });

    it('given the same fill twice, then the same fee, whatever came between', () => {
      const model = make();
      fc.assert(
        fc.property(anyFeeContext(), anyFeeContext(), (context, other) => {
          const first = model.feeOf(context);
          model.feeOf(other);
          const again = model.feeOf(context);
          expect(String(again.amount)).toBe(String(first.amount));
          expect(again.currency).toBe(first.currency);
        }),
      );
    });

    it('given its name, then it says what it charges', () => {
      expect(make().name.trim()).not.toBe('');
    });
  });
}
