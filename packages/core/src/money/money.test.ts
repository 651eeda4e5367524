import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { anyRounding, exacts } from '../testing/generators/index.ts';
import { Decimal } from './decimal.ts';
import { Exact } from './exact.ts';
import { addMoney, convertMoney, money, type Rate } from './money.ts';
import { modes, wideOf } from './oracle.fixture.ts';

const rate = (text: string): Rate => ({ from: 'EUR', to: 'USD', rate: Exact.of(text), source: 'ECB', at: 0 });

describe('money', () => {
  it.each([['10.50'], [new Decimal('10.50')], [Exact.of('10.50')]])(
    'given %s, then it carries its amount and currency',
    (amount) => {
      expect(money(amount, 'USD')).toEqual({ currency: 'USD', amount: new Exact(105, 1) });
    },
  );

  it('given a float, then it is refused with E012', () => {
    expect(refusalOf(() => money(10.5 as unknown as string, 'USD')).code).toBe('E012');
  });
});

describe('addMoney', () => {
  it('given one currency, then the sum is exact and carries it', () => {
    const sum = addMoney(money('0.1', 'USD'), money('0.2', 'USD'));
    expect(sum.currency).toBe('USD');
    expect(sum.amount.toString()).toBe('0.3');
  });

  it('given two currencies, then it is refused with E013', () => {
    expect(refusalOf(() => addMoney(money('1', 'USD'), money('1', 'EUR')))).toEqual({
      code: 'E013',
      message: 'USD and EUR cannot be added; convert one with a rate first',
      context: { a: 'USD', b: 'EUR' },
    });
  });

  it('given any three amounts, then their sum does not depend on the order', () => {
    fc.assert(
      fc.property(exacts(), exacts(), exacts(), (a, b, c) => {
        const left = addMoney(addMoney(money(a, 'USD'), money(b, 'USD')), money(c, 'USD'));
        const right = addMoney(money(c, 'USD'), addMoney(money(b, 'USD'), money(a, 'USD')));
        expect(left).toEqual(right);
      }),
    );
  });
});

describe('convertMoney', () => {
  it.each([
    ['100', '1.0850', 2, 'half-even', '108.5', 10_850],
    ['10.01', '0.3333', 2, 'half-even', '3.34', 334],
    ['10.01', '0.3333', 2, 'down', '3.33', 333],
    ['-10.01', '0.3333', 2, 'up', '-3.34', -334],
    ['0.5', '5', 0, 'half-even', '2', 2],
    ['1', '2', 3, 'down', '2', 2000],
  ] as const)(
    'given %s EUR at %s to %i places rounded %s, then it is %s USD',
    (amount, text, scale, rounding, expected, units) => {
      const converted = convertMoney(money(amount, 'EUR'), rate(text), { scale, rounding });
      expect(converted.currency).toBe('USD');
      expect(converted.amount.toString()).toBe(expected);
      expect(converted.amount).toEqual(new Exact(units, scale));
    },
  );

  it('given a rate from another currency, then it is refused with E013', () => {
    expect(refusalOf(() => convertMoney(money('1', 'USD'), rate('2'), { scale: 2, rounding: 'down' }))).toEqual({
      code: 'E013',
      message: 'a rate from EUR cannot convert USD',
      context: { currency: 'USD', from: 'EUR' },
    });
  });

  it('given any amount and rate, then it is the product of decimal.js, rounded once', () => {
    fc.assert(
      fc.property(exacts(), exacts(), fc.nat({ max: 10 }), anyRounding(), (amount, value, scale, rounding) => {
        const converted = convertMoney(money(amount, 'EUR'), { ...rate('1'), rate: value }, { scale, rounding });
        const expected = wideOf(amount).times(wideOf(value)).toDecimalPlaces(scale, modes[rounding]);
        expect(wideOf(converted.amount).equals(expected)).toBe(true);
        expect(converted.amount.scale).toBe(scale);
      }),
      { numRuns: 500 },
    );
  });
});
