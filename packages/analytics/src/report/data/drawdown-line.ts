import type { EquityCurve } from '@rxtrade/core';
import { wealthIndex } from '../../returns/wealth-index.ts';

/**
 * How far below its highest point so far an account is, at each point of its curve and free of deposits and
 * withdrawals: zero at a peak, -0.2 where a fifth is lost.
 *
 * @throws E421 when the curve is not sound.
 */
export function drawdownLine(curve: EquityCurve): Float64Array {
  let peak = Number.NEGATIVE_INFINITY;
  return wealthIndex(curve).map((value) => {
    peak = Math.max(peak, value);
    return peak > 0 ? value / peak - 1 : 0;
  });
}
