import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import { Exact, type Integer, quantize, type Rounding } from '../money/index.ts';
import type { EpochMs } from '../time/index.ts';
import {
  goodTillCancelled,
  marketTerms,
  type OrderTerms,
  type PositionSide,
  type PriceInput,
  type Side,
  type TimeInForce,
  type Trail,
} from './terms.ts';

/** How much: base units (or contracts) exactly or as a float rounded down to the step, or a fraction of equity. */
export type OrderSize = { readonly quantity: number | string | Exact } | { readonly fraction: number };

/** A protective stop and a target, as prices. They come alive as the entry fills, and end each other. */
export type Bracket = { readonly stopLoss?: PriceInput; readonly takeProfit?: PriceInput };

/** What every plan states, whatever its kind. */
export type PlanCommon = {
  readonly instrument: Instrument;
  readonly side: Side;
  readonly size: OrderSize;
  /** Stands in the decision log, the trade list and the report. */
  readonly reason: string;
  /** Never opens or turns a position: it fills for no more than there is. False when absent. */
  readonly reduceOnly?: boolean;
  /** In hedge mode, which of the two positions; `net` when absent. */
  readonly positionSide?: PositionSide;
  readonly bracket?: Bracket;
  /** Until cancelled when absent; a market order never rests. */
  readonly timeInForce?: TimeInForce;
  /** Sets a name for break-downs in reports. */
  readonly tag?: string;
};

/**
 * An order a strategy wants. Prices as floats are rounded to the tick, in the direction that cannot overspend.
 *
 * @example
 * import { defineStrategy } from '@rxtrade/core';
 * import { z } from 'zod';
 *
 * export const buyTheDip = defineStrategy({
 *   name: 'buy-the-dip',
 *   params: z.object({}),
 *   setup: (context) => ({
 *     onBar: (bar) => {
 *       if (context.position(bar).quantity > 0 || context.openOrders(bar).length > 0) return;
 *       context.order({
 *         kind: 'limit',
 *         instrument: bar.instrument,
 *         side: 'buy',
 *         size: { fraction: 0.25 },
 *         price: bar.close * 0.99,
 *         timeInForce: { kind: 'gtd', expiresAt: bar.closeAt + 3_600_000 },
 *         bracket: { stopLoss: bar.close * 0.97, takeProfit: bar.close * 1.02 },
 *         reason: 'one percent below the close, for an hour',
 *       });
 *     },
 *   }),
 * });
 */
export type OrderPlan = PlanCommon &
  (
    | { readonly kind: 'market'; readonly timeInForce?: { readonly kind: 'ioc' | 'fok' } }
    | { readonly kind: 'limit'; readonly price: PriceInput; readonly postOnly?: boolean }
    | { readonly kind: 'stop'; readonly trigger: PriceInput }
    | { readonly kind: 'stop-limit'; readonly trigger: PriceInput; readonly price: PriceInput }
    | { readonly kind: 'take-profit'; readonly trigger: PriceInput }
    | { readonly kind: 'trailing-stop'; readonly trail: { readonly distance: PriceInput } | { readonly rate: number } }
  );

/**
 * Turns a plan's prices into the terms of an order.
 *
 * @throws E010 for a price that is not finite, E012 for text that is no decimal, E040 for a price that is off the tick or
 * not positive, an expiry that is over, a trailing rate that is no share, or a side of hedge mode on what has none.
 */
export function termsOf(plan: OrderPlan, at: EpochMs): OrderTerms {
  const timeInForce = plan.timeInForce ?? goodTillCancelled;
  assertPossible(plan, at);
  const limit: Rounding = plan.side === 'buy' ? 'floor' : 'ceil';
  // a trigger is no spending limit: the nearest tick is what was meant
  const price = (input: PriceInput, rounding: Rounding) => priceUnitsOf(plan.instrument, input, rounding, at);
  switch (plan.kind) {
    case 'market':
      return plan.timeInForce?.kind === 'fok' ? { kind: 'market', timeInForce: { kind: 'fok' } } : marketTerms;
    case 'limit':
      return { kind: 'limit', price: price(plan.price, limit), postOnly: plan.postOnly ?? false, timeInForce };
    case 'stop':
      return { kind: 'stop', trigger: price(plan.trigger, 'half-even'), timeInForce };
    case 'stop-limit':
      return {
        kind: 'stop-limit',
        trigger: price(plan.trigger, 'half-even'),
        price: price(plan.price, limit),
        timeInForce,
      };
    case 'take-profit':
      return { kind: 'take-profit', trigger: price(plan.trigger, 'half-even'), timeInForce };
    case 'trailing-stop':
      return { kind: 'trailing-stop', trail: trailOf(plan.instrument, plan.trail, at), timeInForce };
  }
}

function assertPossible({ instrument, positionSide, timeInForce }: OrderPlan, at: EpochMs): void {
  if (timeInForce?.kind === 'gtd' && !(timeInForce.expiresAt > at))
    throw new RxtradeError(
      'E040',
      `an order on ${instrument.id} that expires at ${timeInForce.expiresAt} is over at ${at}; give a later instant`,
      { expiresAt: timeInForce.expiresAt, at },
    );
  if (instrument.isDelivered && positionSide !== undefined && positionSide !== 'net')
    throw new RxtradeError(
      'E040',
      `${instrument.kind} ${instrument.id} has no ${positionSide} side; only contracts are held in hedge mode`,
      { positionSide },
    );
}

/** A price in the instrument's units. @throws E040 when an exact price is off the tick, or any price is not positive. */
export function priceUnitsOf(instrument: Instrument, input: PriceInput, rounding: Rounding, at: EpochMs): Integer {
  const { tickSize } = instrument.rulesAt(at);
  const price = typeof input === 'number' ? quantize(input, tickSize, rounding) : Exact.of(input);
  if (price.units <= 0)
    throw new RxtradeError(
      'E040',
      `price ${price} of ${instrument.id} is not positive; give one of at least a tick (${tickSize})`,
      { price: price.toString() },
    );
  // compared in the finer of the two scales: an exact price may have more places than the instrument books
  const scale = Math.max(price.scale, tickSize.scale);
  if (BigInt(price.unitsAt(scale)) % BigInt(tickSize.unitsAt(scale)) !== 0n) {
    throw new RxtradeError(
      'E040',
      `price ${price} of ${instrument.id} is not a multiple of its tick size ${tickSize}; round it first`,
      { price: price.toString(), tickSize: tickSize.toString() },
    );
  }
  return price.unitsAt(instrument.priceScale);
}

function trailOf(
  instrument: Instrument,
  trail: { readonly distance: PriceInput } | { readonly rate: number },
  at: EpochMs,
): Trail {
  if ('distance' in trail) return { kind: 'distance', distance: priceUnitsOf(instrument, trail.distance, 'up', at) };
  if (!(trail.rate > 0 && trail.rate < 1)) {
    throw new RxtradeError(
      'E040',
      `a trailing rate of ${trail.rate} is not between 0 and 1; 0.02 trails by two percent`,
      { rate: trail.rate },
    );
  }
  return { kind: 'rate', rate: trail.rate };
}

/** The legs' terms of a bracket, to be checked against the entry's side by the gate. */
export function bracketTermsOf(
  plan: OrderPlan,
  at: EpochMs,
): readonly { readonly role: 'stop-loss' | 'take-profit'; readonly terms: OrderTerms }[] {
  const { bracket, instrument, side } = plan;
  if (bracket === undefined) return [];
  const legs: { role: 'stop-loss' | 'take-profit'; terms: OrderTerms }[] = [];
  if (bracket.stopLoss !== undefined) {
    legs.push({
      role: 'stop-loss',
      terms: {
        kind: 'stop',
        trigger: priceUnitsOf(instrument, bracket.stopLoss, 'half-even', at),
        timeInForce: goodTillCancelled,
      },
    });
  }
  if (bracket.takeProfit !== undefined) {
    const rounding = side === 'buy' ? 'ceil' : 'floor';
    legs.push({
      role: 'take-profit',
      terms: {
        kind: 'limit',
        price: priceUnitsOf(instrument, bracket.takeProfit, rounding, at),
        postOnly: false,
        timeInForce: goodTillCancelled,
      },
    });
  }
  return legs;
}
