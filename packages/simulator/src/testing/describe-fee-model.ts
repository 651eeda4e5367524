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
          // what is charged in another currency cannot be compared without a rate
          if (currency !== context.instrument.quote) return;
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

    it('given two of its kind and the same fills, then the same fees: what was traded may count, nothing else', () => {
      fc.assert(
        fc.property(fc.array(anyFeeContext(), { maxLength: 20 }), (contexts) => {
          const [one, other] = [make(), make()];
          for (const context of contexts) {
            const first = one.feeOf(context);
            const second = other.feeOf(context);
            expect(String(second.amount)).toBe(String(first.amount));
            expect(second.currency).toBe(first.currency);
          }
        }),
      );
    });

    it('given fills, then one begun anew has not seen them', () => {
      fc.assert(
        fc.property(fc.array(anyFeeContext(), { maxLength: 20 }), anyFeeContext(), (contexts, last) => {
          const model = make();
          const first = String(make().feeOf(last).amount);
          for (const context of contexts) model.feeOf(context);
          if (model.begin !== undefined) expect(String(model.begin().feeOf(last).amount)).toBe(first);
        }),
      );
    });

    it('given its name, then it says what it charges', () => {
      expect(make().name.trim()).not.toBe('');
    });
  });
}
