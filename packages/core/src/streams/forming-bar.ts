import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import type { BarValues, Trade } from '../market/index.ts';
import type { EpochMs } from '../time/index.ts';

/** A bar that is not closed yet: plain values, replaced by each event that enters it. */
export type FormingBar = BarValues & { readonly instrument: Instrument };

/** The bar that `trade` opens. @throws E030 when the trade is not one. */
export function openedBy(trade: Trade, openAt: EpochMs): FormingBar {
  const { instrument, price, quantity } = checkedTrade(trade);
  return { instrument, openAt, open: price, high: price, low: price, close: price, volume: quantity };
}

/** The bar after `trade` entered it. @throws E011 for another instrument's trade, E030 when the trade is not one. */
export function withTrade(forming: FormingBar, trade: Trade): FormingBar {
  requireSameInstrument(forming.instrument, trade.instrument);
  const { price, quantity } = checkedTrade(trade);
  return {
    instrument: forming.instrument,
    openAt: forming.openAt,
    open: forming.open,
    high: Math.max(forming.high, price),
    low: Math.min(forming.low, price),
    close: price,
    volume: forming.volume + quantity,
  };
}

/**
 * The operators on bars and trades fold one instrument: mixed ones would make bars of nothing that was ever traded.
 *
 * @throws E011 when the two differ.
 */
export function requireSameInstrument(expected: Instrument, found: Instrument): void {
  if (expected === found || expected.id === found.id) return;
  throw new RxtradeError(
    'E011',
    `"${found.id}" arrived in a stream of "${expected.id}"; split it with groupBy(({ instrument }) => instrument.id) first`,
    {
      expected: expected.id,
      found: found.id,
    },
  );
}

function checkedTrade(trade: Trade): Trade {
  const { instrument, price, quantity, eventAt } = trade;
  if (price > 0 && price < Number.POSITIVE_INFINITY && quantity >= 0 && quantity < Number.POSITIVE_INFINITY)
    return trade;
  throw new RxtradeError(
    'E030',
    `a trade of "${instrument.id}" has price ${price} and quantity ${quantity}; both must be finite, the price above zero`,
    {
      instrument: instrument.id,
      price,
      quantity,
      eventAt,
    },
  );
}
