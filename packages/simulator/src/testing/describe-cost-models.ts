import { barOf } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SlippageModel, SpreadModel } from '../models/index.ts';
import { anyBarRange, anyFillContext } from './contexts.ts';

/** What every slippage model keeps to. `make` is called afresh for each test. */
export function describeSlippageModel(make: () => SlippageModel): void {
  describeRates('slippage', make);
}

/** What every spread model keeps to. `make` is called afresh for each test. */
export function describeSpreadModel(make: () => SpreadModel): void {
  describeRates('spread', make);
}

function describeRates(kind: string, make: () => SlippageModel | SpreadModel): void {
  describe(`${kind} model "${make().name}"`, () => {
    it('given any fill, then its rate is finite and never negative: it cannot improve a price', () => {
      const model = make();
      fc.assert(
        fc.property(anyFillContext(), ({ context }) => {
          const rate = model.rate(context());
          expect(rate).toBeGreaterThanOrEqual(0);
          expect(rate).toBeLessThan(Number.POSITIVE_INFINITY);
        }),
      );
    });

    it('given the same fill and the same random numbers, then the same rate, whatever came between', () => {
      const model = make();
      fc.assert(
        fc.property(anyFillContext(), anyFillContext(), ({ context }, other) => {
          const first = model.rate(context());
          model.rate(other.context());
          expect(model.rate(context())).toBe(first);
        }),
      );
    });

    it('given bars, then its rate stays finite and not negative, and one begun anew has not seen them', () => {
      fc.assert(
        fc.property(fc.array(anyBarRange(), { maxLength: 60 }), anyFillContext(), (ranges, { context }) => {
          const model = make();
          const before = model.begin?.().rate(context()) ?? model.rate(context());
          for (const [i, range] of ranges.entries())
            model.onBar?.(barOf(context().instrument, 60_000, { openAt: i * 60_000, ...range, volume: i % 7 }));
          const rate = model.rate(context());
          expect(rate).toBeGreaterThanOrEqual(0);
          expect(rate).toBeLessThan(Number.POSITIVE_INFINITY);
          if (model.begin !== undefined) expect(model.begin().rate(context())).toBe(before);
        }),
      );
    });

    it('given a moment without a bar, then it has an answer too', () => {
      const model = make();
      fc.assert(
        fc.property(anyFillContext(), ({ context }) => {
          const moment = context();
          const { reference } = moment;
          const rate = model.rate({ ...moment, volume: 0, high: reference, low: reference });
          expect(rate).toBeGreaterThanOrEqual(0);
          expect(rate).toBeLessThan(Number.POSITIVE_INFINITY);
        }),
      );
    });

    it('given its name, then it says what it assumes', () => {
      expect(make().name.trim()).not.toBe('');
    });
  });
}
