import { day } from '@rxtrade/core';
import { expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { needs } from '../../../../scripts/testing/needs.ts';
import { alpha, beta } from '../benchmark/alpha-beta.ts';
import { downCapture, upCapture } from '../benchmark/capture.ts';
import { informationRatio } from '../benchmark/information-ratio.ts';
import { curveOf } from '../curve.fixture.ts';
import { tailRatio } from '../distribution/tail-ratio.ts';
import { conditionalValueAtRisk, valueAtRisk } from '../distribution/value-at-risk.ts';
import { excessReturns } from '../growth/growth.ts';
import type { ReturnPeriod } from '../returns/calendar.ts';
import { periodReturns } from '../returns/period-returns.ts';
import { omega } from '../risk-ratios/omega.ts';
import {
  alignedValuesOf,
  empyricalCases,
  type GoldenInput,
  realResults,
  realReturns,
  valuesOf,
} from './goldens.fixture.ts';

const more = 'metrics-empyrical-tests-more';
const daily = { periodsPerYear: 252 };

needs('shared')("given the test expectations of empyrical's further functions", () => {
  const functions: Readonly<
    Record<string, readonly [file: string, measured: (input: GoldenInput) => number | undefined]>
  > = {
    omega: [more, ({ returns, riskFree, requiredReturn }) => omegaAsThere(returns, riskFree, Number(requiredReturn))],
    tailRatio: [more, ({ returns }) => tailRatio(valuesOf(returns))],
    alpha: [more, (input) => alpha(...alignedValuesOf(input.returns, input.benchmark), daily)],
    beta: ['metrics-empyrical-tests', (input) => beta(...alignedValuesOf(input.returns, input.benchmark))],
    upCapture: [more, (input) => upCapture(...alignedValuesOf(input.returns, input.factor), 252)],
    downCapture: [more, (input) => downCapture(...alignedValuesOf(input.returns, input.factor), 252)],
  };

  it.each(Object.keys(functions))('when %s measures each series, then it agrees, and NaN is undefined', (name) => {
    const [file, measured] = functions[name] ?? [];
    const cases = empyricalCases(file ?? '', name);
    expect(cases.length).toBeGreaterThan(2);
    for (const { input, expected } of cases) expectAsThere(measured?.(input), expected, JSON.stringify(input));
  });

  it('when alpha and beta are measured together, then both agree, over the days both have', () => {
    for (const { input, expected } of empyricalCases(more, 'alphaBeta')) {
      const columns = alignedValuesOf(input.returns, input.benchmark);
      const [alphaThere, betaThere] = expected as readonly (number | null)[];
      expectAsThere(alpha(...columns, daily), alphaThere, 'alpha');
      expectAsThere(beta(...columns), betaThere, 'beta');
    }
  });

  it('when returns are compounded by calendar week, month, quarter and year, then each period agrees', () => {
    const periods = { weekly: 'week', monthly: 'month', quarterly: 'quarter', yearly: 'year' } as const;
    const seen = new Set<ReturnPeriod>();
    for (const { input, expected } of empyricalCases(more, 'aggregateReturns')) {
      const period = periods[input.to ?? 'weekly'];
      seen.add(period);
      const { returns } = periodReturns(wealthOf(input.returns), period);
      const there = expected as readonly number[];
      expect(returns.length, JSON.stringify(input)).toBe(there.length);
      // zero there is a quotient less 1 here
      for (const [i, value] of there.entries())
        expect(Math.abs((returns[i] ?? Number.NaN) - value)).toBeLessThan(1e-14);
    }
    expect(seen.size).toBe(4);
  });
});

needs('shared')('given eight years of daily returns of real shares and an index', () => {
  it.each(['AAPL', 'BAC'])(
    'when %s is measured, then its tails and its benchmark figures agree with empyrical',
    (asset) => {
      const returns = realReturns(asset);
      const index = realReturns('SPY');
      const golden = realResults()[asset] ?? {};
      expect(index.length).toBe(2081);
      expect(omega(returns)).toBeRelativelyCloseTo(golden['omega'], 1e-9);
      expect(tailRatio(returns)).toBeRelativelyCloseTo(golden['tailRatio'], 1e-9);
      expect(beta(returns, index)).toBeRelativelyCloseTo(golden['beta'], 1e-9);
      expect(alpha(returns, index, daily)).toBeRelativelyCloseTo(golden['alpha'], 1e-9);
      expect(upCapture(returns, index, 252)).toBeRelativelyCloseTo(golden['upCapture'], 1e-9);
      expect(downCapture(returns, index, 252)).toBeRelativelyCloseTo(golden['downCapture'], 1e-9);
      expect(informationRatio(returns, index, 1), 'a period, not a year').toBeRelativelyCloseTo(
        golden['excessSharpe'],
        1e-9,
      );
    },
  );

  it.each(['AAPL', 'BAC'])('when %s is measured, then values at risk agree; there a loss is negative', (asset) => {
    const returns = realReturns(asset);
    const golden = realResults()[asset] ?? {};
    for (const percent of [5, 1]) {
      const tail = percent / 100;
      expect(valueAtRisk(returns, tail)).toBeRelativelyCloseTo(-(golden[`valueAtRisk${percent}`] ?? 0), 1e-9);
      const shortfall = -(golden[`conditionalValueAtRisk${percent}`] ?? 0);
      expect(conditionalValueAtRisk(returns, tail)).toBeRelativelyCloseTo(shortfall, 1e-9);
    }
  });
});

/** There what is required is a return a year; here the threshold is one a period. */
function omegaAsThere(
  returns: GoldenInput['returns'],
  riskFree: GoldenInput['riskFree'],
  requiredReturn: number,
): number | undefined {
  const over = excessReturns(valuesOf(returns), typeof riskFree === 'object' ? valuesOf(riskFree) : (riskFree ?? 0));
  return requiredReturn <= -1 ? undefined : omega(over, (1 + requiredReturn) ** (1 / 252) - 1);
}

/** To 1e-9, or to the tenth place, after which some are cut off there. Zero there may be 1e-17 here. */
function expectAsThere(measured: number | undefined, expected: unknown, message: string): void {
  if (typeof expected !== 'number') expect(measured, message).toBeUndefined();
  else
    expect(Math.abs((measured ?? Number.NaN) - expected), message).toBeLessThanOrEqual(
      Math.max(1e-9 * Math.abs(expected), 1e-10),
    );
}

/** Wealth at the end of each day, week or month of a series, from the start of its first day on. */
function wealthOf({ start, freq, values }: GoldenInput['returns']) {
  const first = Date.parse(start ?? '');
  const date = new Date(first);
  const at = values.map((_, i) => {
    if (freq === 'M') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1 + i, 1);
    return first + day + i * (freq === 'D' ? day : 7 * day);
  });
  let wealth = 1;
  const equity = values.map((value) => {
    wealth *= 1 + (value ?? 0);
    return wealth;
  });
  return curveOf([1, ...equity], { at: [first, ...at] });
}
