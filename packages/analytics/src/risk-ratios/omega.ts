import { finite } from '../growth/finite.ts';

/**
 * Omega ratio: what returns gain above a threshold over what they miss below it, sum(max(r - t, 0)) / sum(max(t - r, 0));
 * the threshold is a return a period, NaN is left out. Undefined when no return is below the threshold. Keating and
 * Shadwick (2002).
 */
export function omega(returns: Float64Array, threshold = 0): number | undefined {
  let above = 0;
  let below = 0;
  for (let i = 0; i < returns.length; i++) {
    const value = (returns[i] as number) - threshold;
    if (value > 0) above += value;
    else if (value < 0) below -= value;
  }
  return below === 0 ? undefined : finite(above / below);
}
