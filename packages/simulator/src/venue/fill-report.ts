import { type Bar, Exact, type Instrument, type Integer, type OrderFilled, type SeededRandom } from '@rxtrade/core';
import type { Match, WorkingOrder } from '../matching/index.ts';
import type { FillContext } from '../models/index.ts';
import type { KnownFill } from '../outcomes/index.ts';
import type { Pool } from '../volume/index.ts';
import type { SimulationModels } from './simulation-models.ts';

/** When something happened, and when we heard of it. */
export type When = Pick<OrderFilled, 'eventAt' | 'receivedAt'>;

/** What an order was matched against. */
export type Shown = {
  /** There where its whole range had passed. */
  readonly bar: Bar | undefined;
  /** True where the spread is in what was shown. */
  readonly isQuoted: boolean;
  /** What there is to take; no limit when absent. */
  readonly pool: Pool | undefined;
  /** The best price of a book, whose other levels cost what they cost: there is nothing to model. */
  readonly best: number | undefined;
};

/** Around what a match happens. What is known of the fill is not asked of the models. */
export type FillCircumstances = {
  readonly models: SimulationModels;
  readonly random: SeededRandom;
  readonly shown: Shown;
  readonly when: When;
  readonly known?: KnownFill;
};

/** Works out what a match really trades at, and the fee of it; the report of that, which is not booked yet. */
export function filledReport(
  order: WorkingOrder,
  { price: reference, liquidity }: Match,
  quantity: Integer,
  { models, random, shown, when, known }: FillCircumstances,
): OrderFilled {
  const { instrument, request, isBuy, number } = order;
  const { side } = request;
  const { eventAt, receivedAt } = when;
  const { bar, isQuoted, best } = shown;
  const exactQuantity = new Exact(quantity, instrument.quantityScale);
  let rate = 0;
  if (liquidity === 'taker' && best === undefined) {
    const context: FillContext = {
      instrument,
      side,
      quantity: exactQuantity.toFloat(),
      reference,
      at: eventAt,
      volume: bar === undefined ? 0 : bar.volume,
      high: bar === undefined ? reference : bar.high,
      low: bar === undefined ? reference : bar.low,
      random,
    };
    const spread = known?.spread ?? (isQuoted ? 0 : models.spread.rate(context));
    rate = spread / 2 + models.slippage.rate(context);
  }
  const price = known?.price ?? priceOn(instrument, order, reference * (isBuy ? 1 + rate : 1 - rate), when);
  const exactPrice = new Exact(price, instrument.priceScale);
  const { amount, currency } =
    known?.fee ??
    models.fees.feeOf({
      instrument,
      side,
      liquidity,
      quantity: exactQuantity,
      price: exactPrice,
      notional: new Exact(instrument.notionalUnits(price, quantity), instrument.notionalScale),
      at: eventAt,
    });
  const worse = exactPrice.toFloat() - (best ?? reference);
  // written out: spread objects are several times as slow, and this is the hot one
  return {
    kind: 'order-filled',
    order: number,
    eventAt,
    receivedAt,
    price,
    quantity,
    fee: amount,
    feeCurrency: currency,
    liquidity,
    slippage: isBuy ? worse : 0 - worse,
  };
}

/** Rounded to the tick against us, and never beyond the limit. */
function priceOn(instrument: Instrument, { terms, isBuy }: WorkingOrder, price: number, { eventAt }: When): Integer {
  const units = instrument.tickUnits(price, isBuy ? 'ceil' : 'floor', eventAt);
  const isBeyond = 'price' in terms && (isBuy ? units > terms.price : units < terms.price);
  return isBeyond ? terms.price : units;
}
