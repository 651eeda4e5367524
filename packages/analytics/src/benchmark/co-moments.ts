/** How two columns move together, over the places where both hold a number. */
export type CoMoments = {
  readonly count: number;
  readonly mean: number;
  readonly benchmarkMean: number;
  /** Sums about the means: of squares, and of products. */
  readonly squares: number;
  readonly benchmarkSquares: number;
  readonly products: number;
};

/** In two passes; columns of unequal length count as far as the shorter one. */
export function coMomentsOf(returns: Float64Array, benchmark: Float64Array): CoMoments {
  const length = Math.min(returns.length, benchmark.length);
  let count = 0;
  let sum = 0;
  let benchmarkSum = 0;
  for (let i = 0; i < length; i++) {
    const value = returns[i] as number;
    const other = benchmark[i] as number;
    if (Number.isNaN(value + other)) continue;
    count += 1;
    sum += value;
    benchmarkSum += other;
  }
  const mean = sum / count;
  const benchmarkMean = benchmarkSum / count;
  let squares = 0;
  let benchmarkSquares = 0;
  let products = 0;
  for (let i = 0; i < length; i++) {
    const distance = (returns[i] as number) - mean;
    const other = (benchmark[i] as number) - benchmarkMean;
    if (Number.isNaN(distance + other)) continue;
    squares += distance * distance;
    benchmarkSquares += other * other;
    products += distance * other;
  }
  return { count, mean, benchmarkMean, squares, benchmarkSquares, products };
}
