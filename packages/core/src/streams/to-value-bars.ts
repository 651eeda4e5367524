import type { OperatorFunction } from 'rxjs';
import type { Trade } from '../market/index.ts';
import { type ActivityBar, barsByActivity, checkedThreshold } from './activity-bar.ts';

/**
 * Folds the trades of one instrument into bars of at least `notional` in quote, price x quantity x contract size: the
 * dollar bars of Lopez de Prado (2018), Advances in Financial Machine Learning, ch. 2.3.1.
 *
 *     trade$          -1-2--4--3-|     toValueBars(3), each trade shown as its notional
 *     result          ---3--4--3-|     the trade that reaches the notional closes the bar
 *
 * A trade is never split: it happened at once, so the bar that it fills holds all of it and the next bar starts empty.
 * A notional within 1e-12 of the threshold counts as reached. The bar still forming at completion is dropped.
 *
 * @throws E011 when `notional` is not finite and above zero; on the error channel E011 for a second instrument, E030 for
 * a trade without a finite price above zero, E031 for a trade older than the one before.
 */
export function toValueBars(notional: number): OperatorFunction<Trade, ActivityBar> {
  return barsByActivity(checkedThreshold('notional', notional), (bar) => bar.notional);
}
