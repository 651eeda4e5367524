import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { anyRounding, integers, roundings } from '../testing/generators/index.ts';
import { Exact, quantize } from './exact.ts';
import {
  absoluteInteger,
  addInteger,
  compareInteger,
  decimalText,
  divideInteger,
  floatOf,
  type Integer,
  integerOf,
  multiplyDivideInteger,
  multiplyInteger,
  negateInteger,
  powerOfTen,
  rescaleInteger,
  signOfInteger,
  smallerInteger,
  subtractInteger,
} from './integer.ts';
import { modes, plainest, Wide } from './oracle.fixture.ts';

const largest = 9007199254740991;
const runs = { numRuns: 500 };

describe('integerOf', () => {
  it.each([
    [9007199254740991n, 9007199254740991],
    [9007199254740992n, 9007199254740992n],
    [-9007199254740991n, -9007199254740991],
    [-9007199254740992n, -9007199254740992n],
    [0n, 0],
  ])('given %s, then its plainest form is %s', (value, expected) => {
    expect(integerOf(value)).toBe(expected);
  });
});

describe('arithmetic at the edge of 2^53', () => {
  it.each<readonly [string, Integer, Integer]>([
    ['largest + 1', addInteger(largest, 1), 9007199254740992n],
    ['largest + 2, which a float cannot tell from + 1', addInteger(largest, 2), 9007199254740993n],
    ['largest + 0', addInteger(largest, 0), largest],
    ['-largest + -2', addInteger(-largest, -2), -9007199254740993n],
    ['bigint + number, back in range', addInteger(9007199254740992n, -1), largest],
    ['number + bigint, back in range', addInteger(-1, 9007199254740992n), largest],
    ['largest - -2', subtractInteger(largest, -2), 9007199254740993n],
    ['-largest - 2', subtractInteger(-largest, 2), -9007199254740993n],
    ['-largest - 0', subtractInteger(-largest, 0), -largest],
    ['bigint - number, back in range', subtractInteger(9007199254740992n, 1), largest],
    ['number - bigint', subtractInteger(1, 9007199254740992n), -largest],
    ['94906267 squared', multiplyInteger(94906267, 94906267), 9007199515875289n],
    ['-94906267 x 94906267', multiplyInteger(-94906267, 94906267), -9007199515875289n],
    ['largest x 1', multiplyInteger(largest, 1), largest],
    ['largest x -1', multiplyInteger(largest, -1), -largest],
    ['bigint x 0', multiplyInteger(9007199254740992n, 0), 0],
    ['number x bigint', multiplyInteger(2, 9007199254740992n), 18014398509481984n],
    ['-(2^53)', negateInteger(9007199254740992n), -9007199254740992n],
    ['-(-(2^53))', negateInteger(-9007199254740992n), 9007199254740992n],
    ['|-(2^53)|', absoluteInteger(-9007199254740992n), 9007199254740992n],
  ])('given %s, then no digit is lost', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe('zero', () => {
  it.each<readonly [string, Integer]>([
    ['0 x -1', multiplyInteger(0, -1)],
    ['-5 x 0', multiplyInteger(-5, 0)],
    ['-0', negateInteger(0)],
    ['|0|', absoluteInteger(0)],
    ['5 - 5', subtractInteger(5, 5)],
    ['-5 + 5', addInteger(-5, 5)],
    ['0 / -5', divideInteger(0, -5, 'half-even')],
    ['-6 / 7 down', divideInteger(-6, 7, 'down')],
    ['6 / -7 down', divideInteger(6, -7, 'down')],
    ['-1 / 7 half-even', divideInteger(-1, 7, 'half-even')],
    ['-1 / 7 ceil', divideInteger(-1, 7, 'ceil')],
    ['1 / -7 ceil', divideInteger(1, -7, 'ceil')],
    ['-1 / 10^20 down', divideInteger(-1, 10n ** 20n, 'down')],
    ['a sign of 0', signOfInteger(0)],
    ['0 x -1 / 3', multiplyDivideInteger(0, -1, 3, 'up')],
    ['-4 at a coarser scale', rescaleInteger(-4, 2, 0, 'half-even')],
  ])('given %s, then it is 0 and never -0', (_, found) => {
    expect(found).toBe(0);
  });

  it('given any operands, then no result is -0', () => {
    fc.assert(
      fc.property(integers(), integers(), anyRounding(), (a, b, rounding) => {
        const results = [
          addInteger(a, b),
          subtractInteger(a, b),
          multiplyInteger(a, b),
          negateInteger(a),
          absoluteInteger(a),
          ...(b === 0 ? [] : [divideInteger(a, b, rounding)]),
        ];
        for (const result of results) expect(Object.is(result, -0)).toBe(false);
      }),
      runs,
    );
  });
});

describe('the fast path', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each<readonly [string, () => Integer, Integer]>([
    ['a sum', () => addInteger(2, 3), 5],
    ['a sum that is the largest', () => addInteger(largest - 1, 1), largest],
    ['a sum that is the least', () => addInteger(1 - largest, -1), -largest],
    ['a difference', () => subtractInteger(2, 3), -1],
    ['a difference that is the largest', () => subtractInteger(largest - 1, -1), largest],
    ['a difference that is the least', () => subtractInteger(1 - largest, 1), -largest],
    ['a product', () => multiplyInteger(-2, 3), -6],
    ['a product that is the largest', () => multiplyInteger(largest, 1), largest],
    ['a product that is the least', () => multiplyInteger(largest, -1), -largest],
    ['a quotient', () => divideInteger(largest, 3, 'half-even'), 3_002_399_751_580_330],
    ['a coarser scale', () => rescaleInteger(1550, 3, 1, 'half-even'), 16],
    ['steps of a tick', () => quantize(0.3, new Exact(5, 2), 'down').units, 30],
  ])('given numbers and %s that is safe, then no bigint is made on the way', (_, compute, expected) => {
    const made = vi.spyOn(globalThis, 'BigInt');
    const found = compute();
    const calls = made.mock.calls.length;
    vi.restoreAllMocks();
    expect(found).toBe(expected);
    expect(calls, 'a bigint costs several times as much').toBe(0);
  });
});

describe('any integers, held against BigInt', () => {
  const both = (name: string, ours: (a: Integer, b: Integer) => unknown, theirs: (a: bigint, b: bigint) => unknown) => {
    it(`given any two, then ${name} is BigInt's, in its plainest form`, () => {
      fc.assert(
        fc.property(integers(), integers(), (a, b) => {
          expect(ours(a, b)).toBe(theirs(BigInt(a), BigInt(b)));
        }),
        runs,
      );
    });
  };
  both('the sum', addInteger, (a, b) => integerOf(a + b));
  both('the difference', subtractInteger, (a, b) => integerOf(a - b));
  both('the product', multiplyInteger, (a, b) => integerOf(a * b));
  both('the negated first', negateInteger, (a) => integerOf(-a));
  both('the size of the first', absoluteInteger, (a) => integerOf(a < 0n ? -a : a));
  both('the comparison', compareInteger, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
  both('the sign of the first', signOfInteger, (a) => (a < 0n ? -1 : a > 0n ? 1 : 0));
  both('the smaller', smallerInteger, (a, b) => integerOf(a - b < 0n ? a : b));

  it('given a number and the same as bigint, then they compare as equal', () => {
    expect(compareInteger(5, 5n)).toBe(0);
    expect(compareInteger(5, 6n)).toBe(-1);
    expect(compareInteger(6n, 5)).toBe(1);
    expect(smallerInteger(7, 7)).toBe(7);
    expect(smallerInteger(8, 7)).toBe(7);
    expect(smallerInteger(7, 8)).toBe(7);
  });
});

describe('divideInteger', () => {
  /** The table in the documentation of java.math.RoundingMode (Java SE), inputs times ten. */
  const published: readonly (readonly [number, Readonly<Record<(typeof roundings)[number], number>>])[] = [
    [55, { up: 6, down: 5, ceil: 6, floor: 5, 'half-even': 6 }],
    [25, { up: 3, down: 2, ceil: 3, floor: 2, 'half-even': 2 }],
    [16, { up: 2, down: 1, ceil: 2, floor: 1, 'half-even': 2 }],
    [11, { up: 2, down: 1, ceil: 2, floor: 1, 'half-even': 1 }],
    [10, { up: 1, down: 1, ceil: 1, floor: 1, 'half-even': 1 }],
    [-10, { up: -1, down: -1, ceil: -1, floor: -1, 'half-even': -1 }],
    [-11, { up: -2, down: -1, ceil: -1, floor: -2, 'half-even': -1 }],
    [-16, { up: -2, down: -1, ceil: -1, floor: -2, 'half-even': -2 }],
    [-25, { up: -3, down: -2, ceil: -2, floor: -3, 'half-even': -2 }],
    [-55, { up: -6, down: -5, ceil: -5, floor: -6, 'half-even': -6 }],
  ];

  it.each(
    published.flatMap(([tenths, expected]) =>
      roundings.map((rounding) => [tenths, rounding, expected[rounding]] as const),
    ),
  )(
    'given %i tenths rounded %s, then it is %i, as number and as bigint and with both signs turned',
    (tenths, rounding, expected) => {
      const wide = 10n ** 20n;
      expect(divideInteger(tenths, 10, rounding)).toBe(expected);
      expect(divideInteger(-tenths, -10, rounding)).toBe(expected);
      expect(divideInteger(BigInt(tenths) * wide, 10n * wide, rounding)).toBe(expected);
      expect(divideInteger(BigInt(-tenths) * wide, -10n * wide, rounding)).toBe(expected);
    },
  );

  it.each([
    ['just below half of the largest', 4503599627370495, largest, 0],
    ['just above half of the largest', 4503599627370496, largest, 1],
    ['half of an even divisor near the largest', 4503599627370495, 9007199254740990, 0],
    ['minus half of it', -4503599627370495, 9007199254740990, 0],
    ['one and a half of 6', 9, 6, 2],
    ['two and a half of 6', 15, 6, 2],
    ['minus one and a half of 6', -9, 6, -2],
  ])('given %s, then half-even is exact although twice the remainder leaves the safe range', (_, a, b, expected) => {
    expect(divideInteger(a, b, 'half-even')).toBe(expected);
  });

  it('given bigints that divide without rest, then the quotient is in its plainest form', () => {
    expect(divideInteger(10n ** 20n, 10n ** 10n, 'up')).toBe(10_000_000_000);
    expect(divideInteger(10n ** 40n, 10n ** 10n, 'up')).toBe(10n ** 30n);
    expect(divideInteger(10n ** 20n, 5, 'up')).toBe(20000000000000000000n);
  });

  it('given any two and any rounding, then it is the quotient of decimal.js', () => {
    fc.assert(
      fc.property(integers(), integers(), anyRounding(), (a, b, rounding) => {
        fc.pre(b !== 0);
        const expected = new Wide(a.toString()).div(b.toString()).toDecimalPlaces(0, modes[rounding]);
        expect(divideInteger(a, b, rounding)).toBe(plainest(expected));
      }),
      { numRuns: 2_000 },
    );
  });

  it('given small operands, where ties are common, then it is the quotient of decimal.js', () => {
    for (let a = -24; a <= 24; a++) {
      for (const b of [-8, -6, -4, -3, -2, -1, 1, 2, 3, 4, 6, 8]) {
        for (const rounding of roundings) {
          const expected = plainest(new Wide(a).div(b).toDecimalPlaces(0, modes[rounding]));
          expect(divideInteger(a, b, rounding), `${a} / ${b} ${rounding}`).toBe(expected);
          expect(
            divideInteger(BigInt(a) * 10n ** 18n, BigInt(b) * 10n ** 18n, rounding),
            `${a} / ${b} ${rounding} in bigint`,
          ).toBe(expected);
        }
      }
    }
  });
});

describe('multiplyDivideInteger', () => {
  it.each([
    ['down', largest],
    ['half-even', 9007199254740992n],
    ['up', 9007199254740992n],
    ['floor', largest],
    ['ceil', 9007199254740992n],
  ] as const)(
    'given a quotient of half a unit above 2^53 - 1, when rounded %s, then it is %s',
    (rounding, expected) => {
      // 134217727 x 134217729 is 2^54 - 1
      expect(multiplyDivideInteger(134_217_727, 134_217_729, 2, rounding)).toBe(expected);
    },
  );

  it.each([
    [-7, 3, 2, -10],
    [7, -3, 2, -10],
    [7, 3, -2, -10],
    [-7, -3, -2, -10],
    [-7, -3, 2, 10],
    [7, 5, 10, 4],
    [5, 5, 10, 2],
    [-5, 5, 10, -2],
    [0, 5, 7, 0],
    [0, 5, -7, 0],
    [0, -5, 7, 0],
  ])('given %i x %i / %i, then its ties go to the even: %i', (a, b, c, expected) => {
    expect(multiplyDivideInteger(a, b, c, 'half-even')).toBe(expected);
  });

  it('given a product beyond 2^53, then it is rounded once', () => {
    expect(multiplyDivideInteger(largest, largest, largest, 'down')).toBe(largest);
    expect(multiplyDivideInteger(largest, 3, 2, 'half-even')).toBe(13510798882111486n);
  });

  it('given any three and any rounding, then it is that of decimal.js', () => {
    fc.assert(
      fc.property(integers(), integers(), integers(), anyRounding(), (a, b, c, rounding) => {
        fc.pre(c !== 0);
        const expected = new Wide(a.toString())
          .times(b.toString())
          .div(c.toString())
          .toDecimalPlaces(0, modes[rounding]);
        expect(multiplyDivideInteger(a, b, c, rounding)).toBe(plainest(expected));
      }),
      runs,
    );
  });
});

describe('powerOfTen', () => {
  it('given any exponent up to 40, then it is exact and in its plainest form', () => {
    for (let exponent = 0; exponent <= 40; exponent++)
      expect(powerOfTen(exponent)).toBe(integerOf(BigInt(`1${'0'.repeat(exponent)}`)));
  });
});

describe('rescaleInteger', () => {
  it('given the same scale, then the units stay', () => {
    expect(rescaleInteger(15, 1, 1, 'up')).toBe(15);
  });

  it('given a finer scale, then nothing is rounded', () => {
    expect(rescaleInteger(15, 1, 3, 'up')).toBe(1500);
    expect(rescaleInteger(15, 0, 20, 'up')).toBe(15n * 10n ** 20n);
  });

  it('given a coarser scale, then it rounds as told', () => {
    expect(rescaleInteger(1550, 3, 1, 'down')).toBe(15);
    expect(rescaleInteger(1550, 3, 1, 'up')).toBe(16);
    expect(rescaleInteger(1550, 3, 1, 'half-even')).toBe(16);
    expect(rescaleInteger(1450, 3, 1, 'half-even')).toBe(14);
  });
});

describe('decimalText', () => {
  it.each<readonly [Integer, number, string]>([
    [0, 0, '0'],
    [0, 8, '0'],
    [5, 0, '5'],
    [100, 0, '100'],
    [100, 2, '1'],
    [100, 3, '0.1'],
    [-5, 1, '-0.5'],
    [-5, 0, '-5'],
    [123, 5, '0.00123'],
    [12_340, 3, '12.34'],
    [10n ** 20n, 18, '100'],
    [-(10n ** 20n) - 1n, 18, '-100.000000000000000001'],
    [9007199254740991, 15, '9.007199254740991'],
  ])('given %s units at scale %i, then it reads %s', (units, scale, text) => {
    expect(decimalText(units, scale)).toBe(text);
  });

  it('given any units, then the text is that of decimal.js', () => {
    fc.assert(
      fc.property(integers(), fc.nat({ max: 30 }), (units, scale) => {
        expect(decimalText(units, scale)).toBe(new Wide(units.toString()).div(new Wide(10).pow(scale)).toFixed());
      }),
      runs,
    );
  });
});

describe('floatOf', () => {
  it('given any units and scale, then it is the float nearest to the exact value', () => {
    fc.assert(
      fc.property(integers(), fc.nat({ max: 40 }), (units, scale) => {
        expect(floatOf(units, scale)).toBe(Number(`${units}e-${scale}`));
      }),
      { numRuns: 3_000 },
    );
  });

  it('given a scale beyond 22, where 10^scale is no float, then it is still the nearest', () => {
    expect(floatOf(7, 23)).toBe(7e-23);
    expect(floatOf(3, 25)).toBe(3e-25);
    expect(floatOf(1, 22)).toBe(1e-22);
    expect(floatOf(1, 0)).toBe(1);
  });
});
