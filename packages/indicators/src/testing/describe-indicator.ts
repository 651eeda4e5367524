import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator, IndicatorState } from '../contract/index.ts';

/** Each run is a series of dozens of inputs, so a few say much. */
const runs = { numRuns: 40 };

/** An indicator under test. */
export type IndicatorCase<In, Out> = {
  /** A new indicator, of the same settings each time. */
  readonly make: () => Indicator<In, Out>;
  /** What one input may be: `anyPrice()`, `anyBarInput()`, or arbitrary values of your own. */
  readonly inputs: fc.Arbitrary<In>;
};

/**
 * What every indicator must do, ours or a user's. Declares the tests; call it in a test file:
 *
 *     describeIndicator('my average', { make: () => myAverage(5), inputs: anyPrice() });
 */
export function describeIndicator<In, Out>(name: string, { make, inputs }: IndicatorCase<In, Out>): void {
  // long enough to leave warm-up behind and go around a window a few times; short ones happen too
  const lengthMax = 2 * make().warmUp + 30;
  const series = fc.array(inputs, { maxLength: lengthMax, size: 'max' });

  describe(`${name} as an indicator`, () => {
    it('given its making, then it has a name and a warm-up of at least one input', () => {
      const { name: own, warmUp } = make();
      expect(own).not.toBe('');
      expect(Number.isSafeInteger(warmUp) && warmUp >= 1).toBe(true);
    });

    it('given fewer inputs than its warm-up, then it has no value', () => {
      fc.assert(
        fc.property(series, (given) => {
          const indicator = make();
          const early = given.slice(0, indicator.warmUp - 1).map((input) => indicator.update(input));
          expect(early.every((value) => value === undefined)).toBe(true);
        }),
        runs,
      );
    });

    it('given any inputs, then no value holds NaN or an infinity', () => {
      fc.assert(
        fc.property(series, (given) => {
          for (const value of valuesOf(make(), given)) expect(numbersOf(value).every(Number.isFinite)).toBe(true);
        }),
        runs,
      );
    });

    it('given the same inputs twice, then it has the same values to the bit', () => {
      fc.assert(
        fc.property(series, (given) => {
          expect(valuesOf(make(), given)).toStrictEqual(valuesOf(make(), given));
        }),
        runs,
      );
    });

    it('given later inputs that differ, then earlier values do not', () => {
      fc.assert(
        fc.property(series, series, (given, others) => {
          const half = Math.floor(given.length / 2);
          const changed = [...given.slice(0, half), ...others];
          expect(valuesOf(make(), changed).slice(0, half)).toStrictEqual(valuesOf(make(), given).slice(0, half));
        }),
        runs,
      );
    });

    it('given an input that was still forming, when it is corrected, then it never was anything else', () => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(inputs, fc.array(inputs, { maxLength: 2 })), { maxLength: lengthMax, size: 'max' }),
          (given) => {
            const plain = make();
            const corrected = make();
            for (const [input, drafts] of given) {
              const [first = input, ...others] = drafts;
              corrected.update(first);
              for (const draft of others) corrected.correct(draft);
              expect(corrected.correct(input)).toStrictEqual(plain.update(input));
            }
          },
        ),
        runs,
      );
    });

    it('given nothing yet, when it is corrected, then it refuses with E082', () => {
      fc.assert(
        fc.property(inputs, (input) => {
          expect(codeOf(() => make().correct(input))).toBe('E082');
        }),
        runs,
      );
    });

    it('given a state in JSON at any point, when it is restored elsewhere, then both go on alike', () => {
      fc.assert(
        fc.property(series, series, fc.nat(), (given, others, at) => {
          const cut = given.length === 0 ? 0 : at % given.length;
          const original = make();
          valuesOf(original, given.slice(0, cut));
          const restored = make();
          valuesOf(restored, others);
          restored.restore(throughJson(original.save()));
          expect(restored.save()).toStrictEqual(original.save());
          const [next, ...rest] = given.slice(cut);
          if (cut > 0 && next !== undefined) expect(restored.correct(next)).toStrictEqual(original.correct(next));
          expect(valuesOf(restored, rest)).toStrictEqual(valuesOf(original, rest));
        }),
        runs,
      );
    });

    it('given a state of another indicator or in another shape, when it is restored, then it refuses with E083', () => {
      const indicator = make();
      const before = indicator.save();
      const misfits: readonly unknown[] = [
        { ...before, indicator: 'another' },
        { indicator: indicator.name, fields: {} },
        { indicator: indicator.name },
        undefined,
        null,
        'text',
      ];
      for (const misfit of misfits) expect(codeOf(() => indicator.restore(misfit as IndicatorState))).toBe('E083');
      expect(indicator.save(), 'a refusal changes nothing').toStrictEqual(before);
    });

    it('given inputs, when it is reset, then it is as new', () => {
      fc.assert(
        fc.property(series, series, (given, others) => {
          const indicator = make();
          valuesOf(indicator, given);
          indicator.reset();
          expect(indicator.save()).toStrictEqual(make().save());
          expect(valuesOf(indicator, others)).toStrictEqual(valuesOf(make(), others));
        }),
        runs,
      );
    });
  });
}

function valuesOf<In, Out>(indicator: Indicator<In, Out>, given: readonly In[]): readonly (Out | undefined)[] {
  return given.map((input) => indicator.update(input));
}

function numbersOf(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

function throughJson(state: IndicatorState): IndicatorState {
  return JSON.parse(JSON.stringify(state)) as IndicatorState;
}

function codeOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
  }
  return 'nothing was thrown';
}
