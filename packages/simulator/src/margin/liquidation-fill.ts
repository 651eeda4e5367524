import {
  absoluteInteger,
  addInteger,
  divideInteger,
  type EpochMs,
  Exact,
  type Integer,
  multiplyDivideInteger,
  multiplyInteger,
  type Position,
  smallerInteger,
  subtractInteger,
} from '@rxtrade/core';
import type { FeeModel } from '../models/index.ts';
import type { MarginBook } from './margin-book.ts';

/** What is left of a backing, in units of the quote currency, with the whole position valued at a price. */
export function leftAt(contract: MarginBook, { quantity, cost }: Position, backing: Integer, price: Integer): Integer {
  const profit = subtractInteger(contract.value(quantity, price), multiplyInteger(cost, contract.book.quoteShift));
  return addInteger(backing, profit);
}

/** The part of an amount that belongs to `units` of a position, rounded down. */
export function shareOf(amount: Integer, units: Integer, { quantity }: Position): Integer {
  return multiplyDivideInteger(amount, units, absoluteInteger(quantity), 'down');
}

/** The mark on the tick against us, or the last tick before the bankruptcy price where that is better; above zero. */
export function priceOfClosing(
  contract: MarginBook,
  { quantity, cost }: Position,
  backing: Integer,
  at: EpochMs,
): Integer {
  const { instrument, quoteShift } = contract.book;
  const tick = instrument.rulesAt(at).tickSize.unitsAt(instrument.priceScale);
  const owed = subtractInteger(multiplyInteger(cost, quoteShift), backing);
  const perTick = contract.value(quantity, tick);
  const isLong = quantity > 0;
  const marked = divideInteger(contract.mark, tick, isLong ? 'floor' : 'ceil');
  const last = divideInteger(owed, perTick, isLong ? 'ceil' : 'floor');
  const ticks = isLong === marked > last ? marked : last;
  return multiplyInteger(ticks > 0 ? ticks : 1, tick);
}

/**
 * The liquidation fee of the day, or the fee of a taker where the rules have none; in the quote currency no more than
 * `most`.
 */
export function feeOfClosing(
  contract: MarginBook,
  { quantity }: Position,
  closing: {
    readonly units: Integer;
    readonly price: Integer;
    readonly at: EpochMs;
    readonly most: Integer;
    readonly fees: FeeModel;
  },
): { readonly amount: Exact; readonly currency: string } {
  const { scale } = contract;
  const { instrument } = contract.book;
  const { units, price, at, most, fees } = closing;
  const { feeRateLiquidation: rate } = instrument.rulesAt(at);
  if (rate !== undefined) {
    const whole = new Exact(1, 0).unitsAt(rate.scale);
    const amount = multiplyDivideInteger(contract.value(units, price), rate.units, whole, 'ceil');
    return { amount: new Exact(smallerInteger(amount, most), scale), currency: instrument.quote };
  }
  const taken = fees.feeOf({
    instrument,
    side: quantity > 0 ? 'sell' : 'buy',
    liquidity: 'taker',
    quantity: new Exact(units, instrument.quantityScale),
    price: new Exact(price, instrument.priceScale),
    notional: new Exact(instrument.notionalUnits(price, units), instrument.notionalScale),
    at,
  });
  if (taken.currency !== instrument.quote) return taken;
  const { units: amount } = taken.amount.rescale(scale, 'ceil');
  return { amount: new Exact(smallerInteger(amount, most), scale), currency: taken.currency };
}
