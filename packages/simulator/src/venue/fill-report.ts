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

/** What is settled when an order fills. */
export type FillTerms = Pick<OrderFilled, 'price' | 'fee' | 'feeCurrency' | 'slippage'>;

/** Around what a match happens. What is known of the fill is not asked of the models. */
export type FillCircumstances = {
  readonly shown: Shown;
  readonly when: When;
  readonly random: SeededRandom;
  readonly known?: KnownFill;
};

/** Works out what a match really trades at, and the fee of it. */
export function fillTermsOf(
  models: SimulationModels,
  order: WorkingOrder,
  match: Match,
  quantity: Integer,
  { shown, when, random, known }: FillCircumstances,
): FillTerms {
  const { instrument, request, isBuy } = order;
  const exactQuantity = new Exact(quantity, instrument.quantityScale);
  const { bar, isQuoted, best } = shown;
  let rate = 0;
  if (match.liquidity === 'taker' && best === undefined) {
    const context: FillContext = {
      instrument,
      side: request.side,
      quantity: exactQuantity.toFloat(),
      reference: match.price,
      at: when.eventAt,
      volume: bar?.volume ?? 0,
      high: bar?.high ?? match.price,
      low: bar?.low ?? match.price,
      random,
    };
    const spread = known?.spread ?? (isQuoted ? 0 : models.spread.rate(context));
    rate = spread / 2 + models.slippage.rate(context);
  }
  const price = known?.price ?? priceOn(instrument, order, match.price * (isBuy ? 1 + rate : 1 - rate), when);
  const exactPrice = new Exact(price, instrument.priceScale);
  const { amount, currency } =
    known?.fee ??
    models.fees.feeOf({
      instrument,
      side: request.side,
      liquidity: match.liquidity,
      quantity: exactQuantity,
      price: exactPrice,
      notional: new Exact(instrument.notionalUnits(price, quantity), instrument.notionalScale),
      at: when.eventAt,
    });
  const worse = exactPrice.toFloat() - (best ?? match.price);
  return { price, fee: amount, feeCurrency: currency, slippage: isBuy ? worse : 0 - worse };
}

/** Rounded to the tick against us, and never beyond the limit. */
function priceOn(instrument: Instrument, { terms, isBuy }: WorkingOrder, price: number, { eventAt }: When): Integer {
  const units = instrument.tickUnits(price, isBuy ? 'ceil' : 'floor', eventAt);
  const isBeyond = 'price' in terms && (isBuy ? units > terms.price : units < terms.price);
  return isBeyond ? terms.price : units;
}
