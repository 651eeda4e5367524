import type { EquityCurve } from '@rxtrade/core';
import { checkCurve } from './check-curve.ts';

/**
 * What one unit of money that stayed in the account from its first point on has become at each point, in units of the
 * first equity: deposits and withdrawals leave it as it is. Chain-linked, W[i] = W[i-1] (equity[i] - flow[i]) /
 * equity[i-1], which is the time-weighted return of Dietz (1966), exact because the account is valued at every flow.
 *
 * A loss of everything ends it at zero for good: what an account owes beyond that is no return. An account without
 * money keeps its index. Without flows the result is the equity column itself, not a copy.
 *
 * @throws E421 when the curve is not sound.
 */
export function wealthIndex(curve: EquityCurve): Float64Array {
  checkCurve(curve);
  return isPlain(curve) ? curve.equity : linked(curve);
}

/** True when nothing but trading moved the account, and it never fell to zero. */
function isPlain({ length, equity, flow }: EquityCurve): boolean {
  for (let i = 0; i < length; i++) if ((flow[i] !== 0 && i > 0) || !((equity[i] as number) > 0)) return false;
  return true;
}

function linked({ length, equity, flow }: EquityCurve): Float64Array {
  const index = new Float64Array(length);
  const first = equity[0] as number;
  let wealth = first > 0 ? first : 1;
  // wealth per unit of equity; it changes with a flow alone, so that rounding does not pile up between flows
  let scale = first > 0 ? 1 : 0;
  index[0] = wealth;
  for (let i = 1; i < length; i++) {
    const value = equity[i] as number;
    const came = flow[i] as number;
    if (scale > 0) wealth = Math.max(0, scale * (value - came));
    if (wealth === 0) scale = 0;
    else if (came !== 0) scale = value > 0 ? wealth / value : 0;
    index[i] = wealth;
  }
  return index;
}
