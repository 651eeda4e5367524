import type { OperatorFunction } from 'rxjs';
import type { Trade } from '../market/index.ts';
import { type ActivityBar, barsByActivity, checkedThreshold } from './activity-bar.ts';

/**
 * Folds the trades of one instrument into bars of at least `volume` base units (contracts, for derivatives): volume bars
 * of Lopez de Prado (2018), Advances in Financial Machine Learning, ch. 2.3.1.
 *
 *     trade$          -1-2--4--3-|     toVolumeBars(3), each trade shown as its quantity
 *     result          ---3--4--3-|     the trade that reaches the volume closes the bar
 *
 * A trade is never split: it happened at once, so the bar that it fills holds all of it and the next bar starts empty.
 * A volume within 1e-12 of the threshold counts as reached. The bar still forming at completion is dropped.
 *
 * @throws E011 when `volume` is not finite and above zero; on the error channel E011 for a second instrument, E030 for a
 * trade without a finite price above zero, E031 for a trade older than the one before.
 */
export function toVolumeBars(volume: number): OperatorFunction<Trade, ActivityBar> {
  return barsByActivity(checkedThreshold('volume', volume), (bar) => bar.volume);
}
