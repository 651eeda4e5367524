import { checkShare } from '../distribution/check-share.ts';
import { finite } from '../growth/finite.ts';
import type { Participation } from './participation.ts';

/**
 * Capacity: the equity at which no more than `limit` of the volume would be ours in 19 of the 20 bars traded in, if sizes
 * grew with the account: average equity x limit / `participation.high`; a tenth when no limit is given. In the currency of
 * the equity. It says how much fits, not what the price would do. Undefined without a bar whose volume is known, and for
 * an account that is worth nothing on average. The definition is rxtrade's own.
 *
 * @throws E422 when `limit` is not between 0 and 1.
 */
export function capacity({ high }: Participation, averageEquity: number, limit = 0.1): number | undefined {
  checkShare('a limit', limit, { above: 0, below: 1 });
  return high === undefined || !(averageEquity > 0) ? undefined : finite((averageEquity * limit) / high);
}
