import type { EquityCurve } from '@rxtrade/core';
import { finite } from '../growth/finite.ts';
import { wealthIndex } from '../returns/wealth-index.ts';

/**
 * Ulcer index: sqrt(mean(d^2)) over every point of a curve, d the share of the highest wealth so far that is lost at it; a
 * fraction, free of deposits and withdrawals. Undefined below two points. Martin and McCann, The Investor's Guide to
 * Fidelity Funds (1989), who print it in percent.
 *
 * @throws E421 when the curve is not sound.
 */
export function ulcerIndex(curve: EquityCurve): number | undefined {
  return ulcerIndexOf(wealthIndex(curve));
}

/** The same over a wealth index that is already known. */
export function ulcerIndexOf(index: Float64Array): number | undefined {
  if (index.length < 2) return undefined;
  let peak = 0;
  let sum = 0;
  for (let i = 0; i < index.length; i++) {
    const value = index[i] as number;
    if (value >= peak) peak = value;
    else sum += (1 - value / peak) ** 2;
  }
  return finite(Math.sqrt(sum / index.length));
}
