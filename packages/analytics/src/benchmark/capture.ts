import { finite } from '../growth/finite.ts';

/**
 * Up capture: return a year over the periods in which the benchmark rose / the benchmark's over the same periods.
 * Undefined without such a period, and when more than everything was lost. Morningstar's capture ratio, geometric.
 */
export function upCapture(returns: Float64Array, benchmark: Float64Array, periodsPerYear: number): number | undefined {
  return captured(1, { returns, benchmark, periodsPerYear });
}

/**
 * Down capture: the same over the periods in which the benchmark fell; below 1, falls are not followed to the end.
 * Undefined without such a period.
 */
export function downCapture(
  returns: Float64Array,
  benchmark: Float64Array,
  periodsPerYear: number,
): number | undefined {
  return captured(-1, { returns, benchmark, periodsPerYear });
}

type Captured = {
  readonly returns: Float64Array;
  readonly benchmark: Float64Array;
  readonly periodsPerYear: number;
};

function captured(direction: 1 | -1, { returns, benchmark, periodsPerYear }: Captured): number | undefined {
  const length = Math.min(returns.length, benchmark.length);
  let count = 0;
  let followed = 1;
  let led = 1;
  for (let i = 0; i < length; i++) {
    const value = returns[i] as number;
    const lead = benchmark[i] as number;
    // false for a NaN of either
    if (!(lead * direction > 0) || Number.isNaN(value)) continue;
    count += 1;
    followed *= 1 + value;
    led *= 1 + lead;
  }
  const years = count / periodsPerYear;
  return finite((followed ** (1 / years) - 1) / (led ** (1 / years) - 1));
}
