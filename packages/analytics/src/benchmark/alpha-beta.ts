import { finite } from '../growth/finite.ts';
import { roundingOfReturns } from '../risk-ratios/moments.ts';
import { type CoMoments, coMomentsOf } from './co-moments.ts';

/**
 * Beta: covariance with the benchmark / variance of the benchmark, over the periods in which both have a return.
 * Undefined below two of them, and where the benchmark does not vary. Sharpe (1964).
 */
export function beta(returns: Float64Array, benchmark: Float64Array): number | undefined {
  return betaOf(coMomentsOf(returns, benchmark));
}

/** How an alpha a period becomes one a year, and what riskless money earns. */
export type AlphaOptions = {
  readonly periodsPerYear: number;
  /** A return a period; zero when absent. */
  readonly riskFree?: number;
};

/**
 * Jensen's alpha a year: what was earned beyond the return that beta asks for, (1 + mean(r - f - beta x (b - f)))^A - 1,
 * b the benchmark, f the riskless return a period, A = periodsPerYear. Undefined where beta is. Jensen (1968).
 */
export function alpha(returns: Float64Array, benchmark: Float64Array, options: AlphaOptions): number | undefined {
  return alphaOf(coMomentsOf(returns, benchmark), options);
}

/**
 * Correlation with the benchmark, in [-1, 1], over the periods in which both have a return. Undefined below two of them,
 * and where one of the two does not vary. Pearson (1896).
 */
export function correlation(returns: Float64Array, benchmark: Float64Array): number | undefined {
  return correlationOf(coMomentsOf(returns, benchmark));
}

/** The same of moments that are already known. */
export function betaOf({ count, benchmarkSquares, products }: CoMoments): number | undefined {
  return varies(benchmarkSquares, count) ? finite(products / benchmarkSquares) : undefined;
}

/** The same of moments that are already known. */
export function alphaOf(moments: CoMoments, { periodsPerYear, riskFree = 0 }: AlphaOptions): number | undefined {
  const slope = betaOf(moments);
  if (slope === undefined) return undefined;
  const { mean, benchmarkMean } = moments;
  return finite((1 + mean - riskFree - slope * (benchmarkMean - riskFree)) ** periodsPerYear - 1);
}

/** The same of moments that are already known. */
export function correlationOf({ count, squares, benchmarkSquares, products }: CoMoments): number | undefined {
  if (!varies(squares, count) || !varies(benchmarkSquares, count)) return undefined;
  return Math.max(-1, Math.min(1, products / Math.sqrt(squares) / Math.sqrt(benchmarkSquares)));
}

function varies(squares: number, count: number): boolean {
  return count > 1 && Math.sqrt(squares / (count - 1)) > roundingOfReturns;
}
