import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { beta } from '../benchmark/alpha-beta.ts';
import { refusalOf } from '../refusal.fixture.ts';
import { anyReturn, anyReturns, bellReturns, returnsOf } from '../returns.fixture.ts';
import { sharpe } from '../risk-ratios/ratios.ts';
import { volatility } from '../risk-ratios/volatility.ts';
import { rollingBeta, rollingSharpe, rollingVolatility } from './rolling.ts';

const holed = fc
  .array(fc.oneof({ weight: 6, arbitrary: anyReturn }, fc.constant(Number.NaN)), { maxLength: 60, size: 'max' })
  .map((values) => Float64Array.from(values));
const yearly = { periodsPerYear: 252 };

describe('rolling measures', () => {
  it('given a window of two, then each is that of the last two, and NaN before', () => {
    const returns = returnsOf(0.01, 0.03, -0.01);
    const [none, first, second] = rollingVolatility(returns, { window: 2, periodsPerYear: 1 });
    expect(none).toBeNaN();
    expect(first).toBeCloseTo(0.01 * Math.SQRT2, 14);
    expect(second).toBeCloseTo(0.02 * Math.SQRT2, 14);
    expect(rollingSharpe(returns, { window: 2, periodsPerYear: 1, riskFree: 0.01 })[2]).toBeCloseTo(0, 12);
    expect(rollingBeta(returns, returnsOf(0.02, 0.06, -0.02), { window: 2 })[2]).toBeCloseTo(0.5, 12);
  });

  it('given any returns, also with holes, then each place is what the window alone gives', () => {
    fc.assert(
      fc.property(holed, fc.integer({ min: 2, max: 20 }), (returns, window) => {
        const volatilities = rollingVolatility(returns, { window, ...yearly });
        const sharpes = rollingSharpe(returns, { window, ...yearly, riskFree: 0.0001 });
        expect(volatilities.length).toBe(returns.length);
        for (let i = 0; i < returns.length; i++) {
          const seen = i + 1 < window ? returnsOf() : returns.subarray(i + 1 - window, i + 1);
          expectSame(volatilities[i], volatility(seen, 252));
          const ratio = sharpe(seen, 252, 0.0001);
          if (ratio === undefined || Math.abs(ratio) < 1e6) expectSame(sharpes[i], ratio);
        }
      }),
    );
  });

  it('given any two columns, then beta is that of the window, as far as the shorter one goes', () => {
    fc.assert(
      fc.property(holed, anyReturns(0, 60), fc.integer({ min: 2, max: 20 }), (returns, benchmark, window) => {
        const betas = rollingBeta(returns, benchmark, { window });
        expect(betas.length).toBe(Math.min(returns.length, benchmark.length));
        for (let i = 0; i < betas.length; i++) {
          const cut = (values: Float64Array) => (i + 1 < window ? returnsOf() : values.subarray(i + 1 - window, i + 1));
          const slope = beta(cut(returns), cut(benchmark));
          if (slope === undefined || Math.abs(slope) < 1e3) expectSame(betas[i], slope);
        }
      }),
    );
  });

  it('given a return of a billion, when it has left the window, then it leaves no rounding behind', () => {
    const returns = bellReturns(200);
    returns[50] = 1e9;
    const rolled = rollingVolatility(returns, { window: 20, ...yearly });
    for (let i = 70; i < 200; i++)
      expect(rolled[i]).toBeRelativelyCloseTo(volatility(returns.subarray(i - 19, i + 1), 252), 1e-12);
  });

  it('given fewer returns than the window, then nothing is told', () => {
    expect([...rollingSharpe(returnsOf(0.01, 0.02), { window: 3, ...yearly })]).toEqual([Number.NaN, Number.NaN]);
    expect([...rollingSharpe(returnsOf(), { window: 1_000_000_000, ...yearly })]).toEqual([]);
  });

  it('given returns that do not vary, then volatility is zero and there is no ratio and no beta', () => {
    const flat = new Float64Array(5).fill(0.25);
    expect(rollingVolatility(flat, { window: 3, ...yearly })[4]).toBe(0);
    expect(rollingSharpe(flat, { window: 3, ...yearly })[4]).toBeNaN();
    expect(rollingBeta(flat, flat, { window: 3 })[4]).toBeNaN();
  });

  it.each([1, 0, -5, 2.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'given a window of %d, then it is refused',
    (window) => {
      const refusal = refusalOf(() => rollingVolatility(bellReturns(10), { window, ...yearly }));
      expect(refusal.code).toBe('E422');
      expect(refusal.context).toEqual({ window });
    },
  );
});

/** A column holds NaN where a figure does not exist. */
function expectSame(rolled: number | undefined, alone: number | undefined): void {
  if (alone === undefined) expect(rolled).toBeNaN();
  else expect(Math.abs((rolled ?? Number.NaN) - alone)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(alone)));
}
