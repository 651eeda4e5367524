import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { calmar, sharpe, sortino } from './ratios.ts';
import { compoundVolatility, downsideRisk, volatility } from './volatility.ts';

const of = (...values: number[]) => Float64Array.from(values);
/** Growth at one rate, told in prices: each return is the same but for its rounding. */
const steady = (rate: number) => {
  const prices = Array.from({ length: 50 }, (_, i) => 100 * (1 + rate) ** i);
  return Float64Array.from(prices.slice(1), (price, i) => price / (prices[i] ?? 0) - 1);
};

describe('ratios', () => {
  it('given returns of 1, 3 and -1 percent, then each ratio is what its formula says', () => {
    const returns = of(0.01, 0.03, -0.01);
    expect(volatility(returns, 100)).toBeCloseTo(0.2, 12);
    expect(sharpe(returns, 100)).toBeCloseTo(5, 12);
    expect(sharpe(returns, 100, 0.01)).toBeCloseTo(0, 12);
    expect(downsideRisk(returns, 3)).toBeCloseTo(0.01, 12);
    expect(downsideRisk(returns, 3, 0.01)).toBeCloseTo(0.02, 12);
    expect(sortino(returns, 3)).toBeCloseTo(3, 12);
    expect(calmar(returns, 3)).toBeRelativelyCloseTo((1.01 * 1.03 * 0.99 - 1) / 0.01, 1e-12);
  });

  it.each([
    ['no return', of()],
    ['one return', of(0.01)],
    ['one that is known', of(0.01, Number.NaN)],
    ['no change at all', of(0, 0, 0)],
    ['the same return every time', of(0.01, 0.01, 0.01)],
    ['growth at one rate, but for rounding', steady(0.0003)],
  ])('given %s, then there is no Sharpe, no Sortino and no Calmar ratio', (_, returns) => {
    expect(sharpe(returns, 252)).toBeUndefined();
    expect(sortino(returns, 252)).toBeUndefined();
    expect(calmar(returns, 252)).toBeUndefined();
  });

  it('given too few returns, then there is no volatility; given equal ones, then it is zero', () => {
    expect(volatility(of(0.01), 252)).toBeUndefined();
    expect(compoundVolatility(of(0.01), 252)).toBeUndefined();
    expect(downsideRisk(of(Number.NaN), 252)).toBeUndefined();
    expect(volatility(of(0.25, 0.25), 252)).toBe(0);
  });

  it('given small independent returns, then both volatilities are nearly one', () => {
    expect(compoundVolatility(of(0.001, -0.001, 0.001, -0.001), 252)).toBeRelativelyCloseTo(
      volatility(of(0.001, -0.001, 0.001, -0.001), 252),
      1e-3,
    );
  });

  it('given any returns, then a ratio is finite or undefined, and less volatile than nothing never', () => {
    fc.assert(
      fc.property(fc.float64Array({ min: -1, max: 2 }), (returns) => {
        for (const value of [sharpe(returns, 365), sortino(returns, 365), calmar(returns, 365)])
          expect(value === undefined || Number.isFinite(value)).toBe(true);
        for (const value of [volatility(returns, 365), downsideRisk(returns, 365)])
          expect(value === undefined || value >= 0).toBe(true);
      }),
    );
  });
});
