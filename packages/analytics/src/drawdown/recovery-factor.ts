import { finite } from '../growth/finite.ts';
import { roundingOfReturns } from '../risk-ratios/moments.ts';

/**
 * Recovery factor: total return / maximum drawdown, both fractions, over the whole length and not a year: how many times
 * the deepest fall was earned. Undefined without a drawdown. A figure of trading platforms; as there, but of returns
 * rather than money, so that deposits do not move it.
 */
export function recoveryFactor(totalReturn: number, maxDrawdown: number): number | undefined {
  return maxDrawdown > roundingOfReturns ? finite(totalReturn / maxDrawdown) : undefined;
}
