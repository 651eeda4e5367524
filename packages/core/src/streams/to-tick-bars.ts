import type { OperatorFunction } from 'rxjs';
import { RxtradeError } from '../errors/index.ts';
import type { Trade } from '../market/index.ts';
import { type ActivityBar, barsByActivity } from './activity-bar.ts';

/**
 * Folds the trades of one instrument into bars of `trades` trades each: tick bars of Lopez de Prado (2018), Advances in
 * Financial Machine Learning, ch. 2.3.1.
 *
 *     trade$          -a-b--c--d-|     toTickBars(2)
 *     result          ---1-----2-|     a bar leaves with its last trade
 *
 * The bar still forming at completion is dropped.
 *
 * @throws E011 when `trades` is not a whole number above zero; on the error channel E011 for a second instrument, E030
 * for a trade without a finite price above zero, E031 for a trade older than the one before.
 */
export function toTickBars(trades: number): OperatorFunction<Trade, ActivityBar> {
  if (!Number.isSafeInteger(trades) || trades < 1) {
    throw new RxtradeError('E011', `trades ${trades} closes no bar; pass a whole number above zero`, { trades });
  }
  return barsByActivity(trades, (bar) => bar.trades);
}
