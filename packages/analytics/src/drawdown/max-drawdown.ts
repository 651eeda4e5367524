/**
 * The deepest fall below an earlier peak of compounded returns, as a positive fraction: max(1 - wealth / running peak).
 * The wealth before the first return counts as a peak; a NaN counts as no return. Undefined without a return.
 */
export function maxDrawdown(returns: Float64Array): number | undefined {
  if (returns.length === 0) return undefined;
  let wealth = 1;
  let peak = 1;
  let deepest = 0;
  for (let i = 0; i < returns.length; i++) {
    const value = returns[i] as number;
    if (!Number.isNaN(value)) wealth *= 1 + value;
    if (wealth > peak) peak = wealth;
    else if (1 - wealth / peak > deepest) deepest = 1 - wealth / peak;
  }
  return deepest;
}
