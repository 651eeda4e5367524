import { expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { needs } from '../../../../scripts/testing/needs.ts';
import { maxDrawdown } from '../drawdown/max-drawdown.ts';
import { annualReturn, excessReturns, totalReturn } from '../growth/growth.ts';
import { calmar, sharpe, sortino } from '../risk-ratios/ratios.ts';
import { downsideRisk, volatility } from '../risk-ratios/volatility.ts';
import { empyricalCases, type GoldenInput, realResults, realReturns, valuesOf } from './goldens.fixture.ts';

const first = 'metrics-empyrical-tests';
const more = 'metrics-empyrical-tests-more';
const factors = { daily: 252, weekly: 52, monthly: 12, yearly: 1 } as const;
const factorOf = ({ period }: GoldenInput) => factors[period ?? 'daily'];
const over = (input: GoldenInput, less: GoldenInput['riskFree']) =>
  excessReturns(valuesOf(input.returns), typeof less === 'object' ? valuesOf(less) : (less ?? 0));

const functions: Readonly<
  Record<string, readonly [file: string, measured: (input: GoldenInput) => number | undefined]>
> = {
  maxDrawdown: [first, ({ returns }) => negative(maxDrawdown(valuesOf(returns)))],
  annualReturn: [first, (input) => annualReturn(valuesOf(input.returns), factorOf(input))],
  cagr: [first, (input) => annualReturn(valuesOf(input.returns), factorOf(input))],
  annualVolatility: [first, (input) => volatility(valuesOf(input.returns), factorOf(input))],
  sharpe: [first, (input) => sharpe(over(input, input.riskFree), 252)],
  downsideRisk: [first, (input) => downsideRisk(over(input, input.requiredReturn), factorOf(input))],
  sortino: [more, (input) => sortino(over(input, input.requiredReturn), factorOf(input))],
  calmar: [more, (input) => calmar(valuesOf(input.returns), factorOf(input))],
};

needs('shared')("given the test expectations of empyrical's functions", () => {
  it.each(Object.keys(functions))(
    'when %s measures each series, then it agrees, and NaN or Infinity are undefined',
    (name) => {
      const [file, measured] = functions[name] ?? [];
      const cases = empyricalCases(file ?? '', name);
      expect(cases.length).toBeGreaterThan(2);
      for (const { input, expected } of cases)
        expect(measured?.(input), JSON.stringify(input)).toBeRelativelyCloseTo(
          typeof expected === 'number' ? expected : undefined,
          1e-9,
        );
    },
  );

  it('when returns are compounded, then the total agrees to the places it is given in', () => {
    for (const { input, expected } of empyricalCases(first, 'cumulativeReturnsFinal')) {
      const total = totalReturn(valuesOf(input.returns));
      if (expected === null) expect(total).toBeUndefined();
      else {
        const told = input.startingValue ? (1 + (total ?? Number.NaN)) * input.startingValue : total;
        expect(told).toBeRelativelyCloseTo(Number(expected), 1.1e-4);
      }
    }
  });
});

needs('shared')('given eight years of daily returns of real shares', () => {
  it.each(['AAPL', 'BAC'])('when %s is measured, then every metric agrees with empyrical', (asset) => {
    const returns = realReturns(asset);
    const golden = realResults()[asset] ?? {};
    expect(returns.length).toBe(2081);
    expect(totalReturn(returns)).toBeRelativelyCloseTo(golden['cumulativeReturn'], 1e-9);
    expect(annualReturn(returns, 252)).toBeRelativelyCloseTo(golden['annualReturn'], 1e-9);
    expect(volatility(returns, 252)).toBeRelativelyCloseTo(golden['annualVolatility'], 1e-9);
    expect(sharpe(returns, 252)).toBeRelativelyCloseTo(golden['sharpe'], 1e-9);
    expect(sharpe(returns, 252, 0.0001)).toBeRelativelyCloseTo(golden['sharpeRf0.0001Daily'], 1e-9);
    expect(sortino(returns, 252)).toBeRelativelyCloseTo(golden['sortino'], 1e-9);
    expect(calmar(returns, 252)).toBeRelativelyCloseTo(golden['calmar'], 1e-9);
    expect(downsideRisk(returns, 252)).toBeRelativelyCloseTo(golden['downsideRisk'], 1e-9);
    expect(negative(maxDrawdown(returns))).toBeRelativelyCloseTo(golden['maxDrawdown'], 1e-9);
  });
});

/** empyrical tells a drawdown as a negative number. */
function negative(value: number | undefined): number | undefined {
  return value === undefined ? undefined : 0 - value;
}
