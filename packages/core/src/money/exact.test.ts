import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { anyRounding, exacts } from '../testing/generators/index.ts';
import { Decimal } from './decimal.ts';
import { Exact, type ExactInput, unitStep, unitsPerOne } from './exact.ts';
import { integerOf } from './integer.ts';
import { modes, plainest, Wide, wideOf } from './oracle.fixture.ts';

const runs = { numRuns: 500 };

describe('Exact.of', () => {
  it.each<readonly [ExactInput, string | number | bigint, number, string]>([
    ['0', 0, 0, '0'],
    ['-0', 0, 0, '0'],
    ['-0.00', 0, 0, '0'],
    ['0.001', 1, 3, '0.001'],
    ['+12.50', 125, 1, '12.5'],
    ['-12.50', -125, 1, '-12.5'],
    ['100', 100, 0, '100'],
    ['007.10', 71, 1, '7.1'],
    ['  1.5 ', 15, 1, '1.5'],
    ['9007199254740991', 9007199254740991, 0, '9007199254740991'],
    ['9007199254740993', 9007199254740993n, 0, '9007199254740993'],
    ['-90071992547409.93', -9007199254740993n, 2, '-90071992547409.93'],
    ['0.000000000000000000000000000001', 1, 30, '0.000000000000000000000000000001'],
    ['9'.repeat(60), 10n ** 60n - 1n, 0, '9'.repeat(60)],
    [new Decimal('1e-8'), 1, 8, '0.00000001'],
    [new Decimal('1e21'), 10n ** 21n, 0, '1000000000000000000000'],
    [new Decimal('-2.50'), -25, 1, '-2.5'],
  ])('given %s, then it is %s units at scale %i and reads %s', (input, units, scale, text) => {
    const exact = Exact.of(input);
    expect(exact.units).toBe(units);
    expect(exact.scale).toBe(scale);
    expect(exact.toString()).toBe(text);
  });

  it.each<readonly [unknown, string]>([
    ['', ''],
    ['abc', 'abc'],
    ['1.', '1.'],
    ['.5', '.5'],
    ['1,5', '1,5'],
    ['1e3', '1e3'],
    ['--1', '--1'],
    ['1 2', '1 2'],
    ['x1', 'x1'],
    ['1x', '1x'],
    ['Infinity', 'Infinity'],
    ['NaN', 'NaN'],
    ['0x10', '0x10'],
    [`0.${'1'.repeat(31)}`, `0.${'1'.repeat(31)}`],
    ['1'.repeat(61), '1'.repeat(61)],
    [new Decimal(Number.NaN), 'NaN'],
    [new Decimal(Number.POSITIVE_INFINITY), 'Infinity'],
    [5, '5'],
    [0.1, '0.1'],
    [undefined, 'undefined'],
    [null, 'null'],
  ])('given %s, then it is refused with E012', (input, text) => {
    expect(refusalOf(() => Exact.of(input as ExactInput))).toEqual({
      code: 'E012',
      message: `"${text}" is not an exact decimal; write decimal text such as "0.001", never a number`,
      context: { input: text },
    });
  });

  it('given an exact value, then it is that value', () => {
    const exact = Exact.of('1.5');
    expect(Exact.of(exact)).toBe(exact);
  });

  it('given any value, then reading its text, its decimal or its JSON is the identity', () => {
    fc.assert(
      fc.property(exacts({ scaleMax: 15 }), (exact) => {
        // 10^40 has more digits than the configured decimal rounds to, so only text goes all the way
        expect(Exact.of(exact.toString()).equals(exact)).toBe(true);
        expect(Exact.of(JSON.parse(JSON.stringify(exact))).equals(exact)).toBe(true);
        expect(Exact.of(exact.toDecimal()).equals(exact)).toBe(true);
        expect(exact.toString()).toBe(wideOf(exact).toFixed());
      }),
      runs,
    );
  });
});

describe('arithmetic', () => {
  it('given any two values, then sum, difference, negation and order are those of decimal.js', () => {
    fc.assert(
      fc.property(exacts(), exacts(), (a, b) => {
        const scale = Math.max(a.scale, b.scale);
        const scaled = (value: InstanceType<typeof Wide>) => plainest(value.times(new Wide(10).pow(scale)));
        expect(a.plus(b)).toEqual(new Exact(scaled(wideOf(a).plus(wideOf(b))), scale));
        expect(a.minus(b)).toEqual(new Exact(scaled(wideOf(a).minus(wideOf(b))), scale));
        expect(a.negated()).toEqual(new Exact(plainest(new Wide(a.units.toString()).negated()), a.scale));
        expect(a.compare(b)).toBe(wideOf(a).comparedTo(wideOf(b)));
        expect(a.equals(b)).toBe(wideOf(a).equals(wideOf(b)));
      }),
      runs,
    );
  });

  it('given the same value at two scales, then they are equal and compare as 0', () => {
    expect(new Exact(150, 2).equals(new Exact(15, 1))).toBe(true);
    expect(new Exact(15, 1).compare(new Exact(150, 2))).toBe(0);
    expect(new Exact(151, 2).compare(new Exact(15, 1))).toBe(1);
    expect(new Exact(15, 1).compare(new Exact(151, 2))).toBe(-1);
    expect(new Exact(151, 2).equals(new Exact(15, 1))).toBe(false);
  });

  it('given 0.1 and 0.2, then their sum is 0.3', () => {
    expect(Exact.of('0.1').plus(Exact.of('0.2')).toString()).toBe('0.3');
    expect(Exact.of('0.3').minus(Exact.of('0.1')).toString()).toBe('0.2');
  });
});

describe('rescale', () => {
  it('given any value, scale and rounding, then it is that of decimal.js', () => {
    fc.assert(
      fc.property(exacts(), fc.nat({ max: 20 }), anyRounding(), (exact, scale, rounding) => {
        const rounded = exact.rescale(scale, rounding);
        expect(rounded.scale).toBe(scale);
        expect(rounded.toString()).toBe(
          wideOf(exact).toDecimalPlaces(scale, modes[rounding]).plus(0).toFixed().replace(/^-0$/, '0'),
        );
      }),
      runs,
    );
  });
});

describe('unitsAt', () => {
  it('given a finer scale or digits that end in zeros, then nothing is lost', () => {
    expect(Exact.of('1.5').unitsAt(3)).toBe(1500);
    expect(new Exact(1500, 3).unitsAt(1)).toBe(15);
    expect(new Exact(-1500, 3).unitsAt(1)).toBe(-15);
    expect(Exact.of('1.5').unitsAt(1)).toBe(15);
    expect(new Exact(10n ** 20n, 20).unitsAt(0)).toBe(1);
  });

  it.each([
    [new Exact(1501, 3), 2, '1.501'],
    [new Exact(-1501, 3), 2, '-1.501'],
    [new Exact(1, 8), 0, '0.00000001'],
    [new Exact(10n ** 20n + 1n, 20), 19, '1.00000000000000000001'],
  ])('given %s at %i places, then it is refused with E014', (exact, scale, value) => {
    expect(refusalOf(() => exact.unitsAt(scale))).toEqual({
      code: 'E014',
      message: `${value} has more than ${scale} decimal places; round it first`,
      context: { value, scale },
    });
  });
});

describe('ways out', () => {
  it('given a value, then its JSON is its text', () => {
    expect(JSON.stringify({ fee: Exact.of('0.10') })).toBe('{"fee":"0.1"}');
  });

  it('given any value, then its float is the nearest one', () => {
    fc.assert(
      fc.property(exacts({ scaleMax: 30 }), (exact) => {
        expect(exact.toFloat()).toBe(Number(exact.toString()));
      }),
      runs,
    );
  });

  it('given a value, then its decimal is the configured one', () => {
    expect(Exact.of('1.25').toDecimal()).toBeInstanceOf(Decimal);
    expect(Exact.of('1.25').toDecimal().toFixed()).toBe('1.25');
  });
});

describe('units', () => {
  it('given a scale, then its step is one of its last place', () => {
    expect(unitStep(2)).toEqual(new Exact(1, 2));
    expect(unitStep(0).toString()).toBe('1');
  });

  it('given a scale, then one is that many units', () => {
    expect(unitsPerOne(3)).toBe(1000);
    expect(unitsPerOne(20)).toBe(integerOf(10n ** 20n));
  });
});

describe('Decimal', () => {
  it('given a third, then it has 40 digits, and an exact half goes to the even', () => {
    expect(new Decimal(1).div(3).toFixed()).toBe(`0.${'3'.repeat(40)}`);
    expect(new Decimal('2.5').toDecimalPlaces(0).toFixed()).toBe('2');
    expect(new Decimal('3.5').toDecimalPlaces(0).toFixed()).toBe('4');
  });

  it('given a tiny or a huge value, then its text is plain', () => {
    expect(new Decimal('1e-39').toString()).toBe(`0.${'0'.repeat(38)}1`);
    expect(new Decimal('1e39').toString()).toBe(`1${'0'.repeat(39)}`);
  });
});
