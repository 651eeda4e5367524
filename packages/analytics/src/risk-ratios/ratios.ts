import { maxDrawdown } from '../drawdown/max-drawdown.ts';
import { finite } from '../growth/finite.ts';
import { annualReturn } from '../growth/growth.ts';
import { meanOf, roundingOfReturns, varianceOf } from './moments.ts';
import { downsideRisk } from './volatility.ts';

/**
 * Sharpe ratio a year: mean(r - riskFree) / sample standard deviation(r - riskFree) x sqrt(periodsPerYear); `riskFree`
 * is a return a period. Undefined below two returns, and where they do not vary. Sharpe (1966, 1994).
 */
export function sharpe(returns: Float64Array, periodsPerYear: number, riskFree = 0): number | undefined {
  const variance = varianceOf(returns);
  if (variance === undefined) return undefined;
  const deviation = Math.sqrt(variance);
  if (deviation <= roundingOfReturns) return undefined;
  return finite(((meanOf(returns).mean - riskFree) / deviation) * Math.sqrt(periodsPerYear));
}

/**
 * Sortino ratio a year: mean(r - required) x periodsPerYear / downside risk; `required` is a return a period. Undefined
 * below two returns, and where no return falls short. Sortino and van der Meer (1991), Sortino and Price (1994).
 */
export function sortino(returns: Float64Array, periodsPerYear: number, required = 0): number | undefined {
  const { count, mean } = meanOf(returns);
  const risk = downsideRisk(returns, periodsPerYear, required);
  if (count < 2 || risk === undefined || risk <= roundingOfReturns * Math.sqrt(periodsPerYear)) return undefined;
  return finite(((mean - required) * periodsPerYear) / risk);
}

/**
 * Calmar ratio: return a year / maximum drawdown. Undefined without a drawdown. Young (1991), here over the whole length
 * instead of his 36 months.
 */
export function calmar(returns: Float64Array, periodsPerYear: number): number | undefined {
  const yearly = annualReturn(returns, periodsPerYear);
  const deepest = maxDrawdown(returns);
  return yearly === undefined || deepest === undefined || deepest <= roundingOfReturns
    ? undefined
    : finite(yearly / deepest);
}
