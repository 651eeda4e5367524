import { day } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { annualReturn, cagr, excessReturns, totalReturn } from './growth.ts';

const year = 365.25 * day;
const of = (...values: number[]) => Float64Array.from(values);

describe('growth', () => {
  it('given returns, then they compound, and one that is not known counts as none', () => {
    expect(totalReturn(of(0.1, Number.NaN, 0.1))).toBeCloseTo(0.21, 12);
    expect(totalReturn(of())).toBeUndefined();
  });

  it('given half a year of returns, then a year is their square', () => {
    expect(annualReturn(of(0.1, 0.1), 4)).toBeRelativelyCloseTo(1.1 ** 4 - 1, 1e-12);
  });

  it('given everything lost, then the year lost everything; given more, then there is no such return', () => {
    expect(annualReturn(of(-1, 0.5), 252)).toBe(-1);
    expect(annualReturn(of(-1.5), 252)).toBeUndefined();
    expect(annualReturn(of(), 252)).toBeUndefined();
  });

  it.each([
    ['two years of doubling', 3, 2 * year, 1],
    ['half a year', 0.1, year / 2, 0.21],
    ['a total loss', -1, year, -1],
    ['no time', 0.1, 0, undefined],
    ['more lost than there was', -1.2, year, undefined],
    ['a growth a year beyond all numbers', 100, day / 10, undefined],
  ])('given %s, then the rate a year follows', (_, total, elapsedMs, expected) => {
    expect(cagr(total, elapsedMs)).toBeRelativelyCloseTo(expected, 1e-12);
  });

  it('given returns over others, then they are taken off one by one, and a missing one leaves nothing to tell', () => {
    expect([...excessReturns(of(0.5, 0.25, 0.125), of(0.25, Number.NaN))]).toEqual([0.25, Number.NaN, Number.NaN]);
    expect([...excessReturns(of(0.5, 0.25), 0.25)]).toEqual([0.25, 0]);
  });
});
