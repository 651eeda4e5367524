import type { RoundTrip } from '@rxtrade/core';

/**
 * What a round trip returned on the notional it entered: direction x (exit / entry - 1) - fees / (quantity x contract
 * size x entry). A fraction, after fees, the same in every currency.
 */
export function tradeReturn({ side, entryPrice, exitPrice, quantity, fees, instrument }: RoundTrip): number {
  const direction = side === 'long' ? 1 : -1;
  const notional = quantity * instrument.contractSize.toFloat() * entryPrice;
  return direction * (exitPrice / entryPrice - 1) - fees / notional;
}
