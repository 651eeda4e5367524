import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { anyRounding, roundings } from '../testing/generators/index.ts';
import { Exact, quantize, stepsOf } from './exact.ts';
import { modes, Wide } from './oracle.fixture.ts';

describe('stepsOf', () => {
  it.each([
    [0.3, 0.1, 3],
    [0.7, 0.1, 7],
    [1.1, 0.1, 11],
    [4.35, 0.01, 435],
    [-0.3, 0.1, -3],
    [0.1 + 0.2, 0.1, 3],
    [61_837.63, 0.01, 6_183_763],
    [0, 0.1, 0],
    [-0, 0.1, 0],
    [1e-9, 1e-9, 1],
  ])(
    'given %d in steps of %d, a multiple but for its float, then it is %d steps in every direction',
    (value, step, expected) => {
      for (const rounding of roundings) expect(stepsOf(value, step, rounding), rounding).toBe(expected);
    },
  );

  it.each([
    [0.35, { down: 3, up: 4, floor: 3, ceil: 4, 'half-even': 4 }],
    [0.25, { down: 2, up: 3, floor: 2, ceil: 3, 'half-even': 2 }],
    [0.15, { down: 1, up: 2, floor: 1, ceil: 2, 'half-even': 2 }],
    [0.45, { down: 4, up: 5, floor: 4, ceil: 5, 'half-even': 4 }],
    [0.05, { down: 0, up: 1, floor: 0, ceil: 1, 'half-even': 0 }],
    [0.26, { down: 2, up: 3, floor: 2, ceil: 3, 'half-even': 3 }],
    [0.24, { down: 2, up: 3, floor: 2, ceil: 3, 'half-even': 2 }],
    [-0.35, { down: -3, up: -4, floor: -4, ceil: -3, 'half-even': -4 }],
    [-0.25, { down: -2, up: -3, floor: -3, ceil: -2, 'half-even': -2 }],
    [-0.15, { down: -1, up: -2, floor: -2, ceil: -1, 'half-even': -2 }],
    [-0.05, { down: 0, up: -1, floor: -1, ceil: 0, 'half-even': 0 }],
    [-0.26, { down: -2, up: -3, floor: -3, ceil: -2, 'half-even': -3 }],
    [-0.24, { down: -2, up: -3, floor: -3, ceil: -2, 'half-even': -2 }],
  ])('given %d in steps of 0.1, then each direction settles it as told', (value, expected) => {
    for (const rounding of roundings) expect(stepsOf(value, 0.1, rounding), rounding).toBe(expected[rounding]);
  });

  it('given a value just off a multiple by more than its float’s precision, then it is not that multiple', () => {
    expect(stepsOf(3 - 1e-14, 1, 'down')).toBe(2);
    expect(stepsOf(3 + 1e-14, 1, 'up')).toBe(4);
    expect(stepsOf(3 - 4 * Number.EPSILON, 1, 'down'), 'within it, it is').toBe(3);
    expect(stepsOf(2.5 + 1e-14, 1, 'half-even')).toBe(3);
    expect(stepsOf(3.5 - 1e-14, 1, 'half-even')).toBe(3);
  });

  it.each([
    [Number.NaN, 0.1],
    [Number.POSITIVE_INFINITY, 0.1],
    [Number.NEGATIVE_INFINITY, 0.1],
    [1e300, 1e-300],
    [9007199254740992, 1],
    [-9007199254740992, 1],
    [1, 0],
    [0, 0],
  ])('given %d in steps of %d, then it is refused with E010', (value, step) => {
    expect(refusalOf(() => stepsOf(value, step, 'down'))).toEqual({
      code: 'E010',
      message: `${value} is beyond what ${step} steps can hold exactly; use a finite, smaller value`,
      context: { value, step },
    });
  });

  it('given the largest number of steps, then it is still held', () => {
    expect(stepsOf(9007199254740991, 1, 'down')).toBe(9007199254740991);
    expect(stepsOf(-9007199254740991, 1, 'down')).toBe(-9007199254740991);
  });

  it('given any decimal text as a float and any step, then it is what decimal.js makes of the text', () => {
    const steps = fc
      .tuple(fc.constantFrom(1, 2, 5, 25), fc.integer({ min: -8, max: 2 }))
      .map(([digit, places]) => `${digit}e${places}`);
    const texts = fc
      .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 9 }))
      .map(([digits, places]) => new Wide(digits).div(new Wide(10).pow(places)));
    fc.assert(
      fc.property(texts, steps, anyRounding(), (text, step, rounding) => {
        const expected = text.div(step).toDecimalPlaces(0, modes[rounding]);
        fc.pre(expected.abs().lt(1e12));
        expect(stepsOf(text.toNumber(), Number(step), rounding)).toBe(expected.toNumber() + 0);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('quantize', () => {
  it.each([
    [0.3, '0.1', 'down', '0.3', 3],
    [0.37, '0.1', 'down', '0.3', 3],
    [0.37, '0.1', 'up', '0.4', 4],
    [-0.37, '0.1', 'down', '-0.3', -3],
    [-0.37, '0.1', 'floor', '-0.4', -4],
    [1234.567, '0.25', 'half-even', '1234.5', 123_450],
    [1234.567, '0.25', 'up', '1234.75', 123_475],
    [17, '5', 'floor', '15', 15],
    [0.00000001, '0.00000001', 'down', '0.00000001', 1],
    [-0.01, '0.1', 'down', '0', 0],
  ] as const)(
    'given %d in steps of %s rounded %s, then it is %s exactly, at the step’s scale',
    (value, step, rounding, text, units) => {
      const found = quantize(value, Exact.of(step), rounding);
      expect(found.toString()).toBe(text);
      expect(found.units).toBe(units);
      expect(found.scale).toBe(Exact.of(step).scale);
    },
  );

  it('given more units than a number holds, then they are a bigint and no digit is lost', () => {
    expect(quantize(9007199254740990, new Exact(3, 0), 'down').units).toBe(9007199254740990);
    expect(quantize(3e15, new Exact(5, 0), 'down').units).toBe(3_000_000_000_000_000);
    expect(quantize(9e15, new Exact(10, 1), 'down').units).toBe(90_000_000_000_000_000n);
    expect(quantize(1e40, new Exact(10n ** 30n, 0), 'down').units).toBe(10n ** 40n);
    expect(quantize(2e20, new Exact(10n ** 20n, 0), 'down')).toEqual(new Exact(2n * 10n ** 20n, 0));
    expect(quantize(0, new Exact(10n ** 20n, 0), 'down').units, 'back to a number').toBe(0);
  });

  it('given any price, then each direction keeps its promise by less than a step', () => {
    const price = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(price, fc.constantFrom('0.01', '0.5', '0.25', '10'), (value, text) => {
        const step = Exact.of(text);
        const [down, up, floor, ceil] = (['down', 'up', 'floor', 'ceil'] as const).map((rounding) =>
          quantize(value, step, rounding).toDecimal(),
        );
        const slack = Math.abs(value) * 1e-14 + 1e-300;
        expect(floor?.toNumber()).toBeLessThanOrEqual(value + slack);
        expect(ceil?.toNumber()).toBeGreaterThanOrEqual(value - slack);
        expect(down?.abs().toNumber()).toBeLessThanOrEqual(Math.abs(value) + slack);
        expect(up?.abs().toNumber()).toBeGreaterThanOrEqual(Math.abs(value) - slack);
        expect(ceil?.minus(floor ?? 0).lte(text)).toBe(true);
        expect([floor?.toFixed(), ceil?.toFixed()].sort()).toEqual([down?.toFixed(), up?.toFixed()].sort());
      }),
      { numRuns: 500 },
    );
  });
});
