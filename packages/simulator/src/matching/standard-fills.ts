import type { BarRange, FillModel, Match } from './fill-model.ts';
import type { WorkingOrder } from './working-order.ts';

/** How the standard model reads prices. The defaults are on the careful side. */
export type StandardFillOptions = {
  /** A resting limit fills when the price trades `through` it, or already when it is touched. */
  readonly limit?: 'through' | 'touch';
  /** A resting limit that the market gaps through fills at its `limit`, or at the better `open`. */
  readonly gap?: 'limit' | 'open';
};

/**
 * The standard rules.
 *
 * - A market order fills at the next price shown.
 * - A stop or take-profit is triggered by its price being touched; inside a bar it fills there, and where the market
 *   gaps through, at the price it gapped to.
 * - A limit order fills at once where the price shown is at its limit or better; else it rests, and fills at its limit
 *   once the market trades through it.
 * - A stop-limit whose limit is not beyond its trigger rests from the trigger on, and fills in a later bar or moment.
 * - A trailing stop meets a bar with the trigger it had before; only then does the bar's best price move it, and the
 *   close, which came after, may hit it there.
 *
 * Within a bar only what is certain is used: a leg whose entry filled inside the range sees the way from there to the
 * close.
 */
export function standardFills(options: StandardFillOptions = {}): FillModel {
  const needsThrough = (options.limit ?? 'through') === 'through';
  const takesGap = options.gap === 'open';
  return {
    name: `limits fill ${needsThrough ? 'when traded through' : 'when touched'}, gaps fill ${takesGap ? 'at the open' : 'at the limit'}`,
    atMoment: (order, ask, bid) => atMoment(order, order.isBuy ? ask : bid, needsThrough, takesGap),
    inRange: (order, bar) => inRange(order, bar, needsThrough),
    legPhase: () => 'from-entry',
  };
}

function atMoment(order: WorkingOrder, price: number, needsThrough: boolean, takesGap: boolean): Match | undefined {
  if (order.isWaiting) {
    if (!isTriggered(order, price, price)) return undefined;
    order.trigger = Number.NaN;
  }
  if (!order.hasLimit) return { price, liquidity: 'taker' };
  const { limit } = order;
  if (!order.isResting) return isReached(order, price, price, false) ? { price, liquidity: 'taker' } : undefined;
  if (!isReached(order, price, price, needsThrough)) return undefined;
  return { price: takesGap ? price : limit, liquidity: 'maker' };
}

function inRange(order: WorkingOrder, bar: BarRange, needsThrough: boolean): Match | undefined {
  const { high, low, close } = bar;
  if (order.isWaiting) {
    if (isTriggered(order, high, low)) return onTrigger(order);
    if (order.terms.kind !== 'trailing-stop') return undefined;
    order.trail(high, low);
    // the close came after the extreme, so a close beyond the new trigger passed it on the way
    return isTriggered(order, close, close) ? onTrigger(order) : undefined;
  }
  if (!order.hasLimit) return { price: close, liquidity: 'taker' };
  return isReached(order, high, low, needsThrough) ? { price: order.limit, liquidity: 'maker' } : undefined;
}

/** A stop hit inside a bar fills at its trigger; with a limit beyond the trigger that price is still within it. */
function onTrigger(order: WorkingOrder): Match | undefined {
  const { trigger } = order;
  order.trigger = Number.NaN;
  const isWithin = !order.hasLimit || (order.isBuy ? trigger < order.limit : trigger > order.limit);
  // any other limit rests from here on: whether the bar came back to it is not known
  return isWithin ? { price: trigger, liquidity: 'taker' } : undefined;
}

/** Stops trigger on the worse side, take-profits on the better one. */
function isTriggered(order: WorkingOrder, high: number, low: number): boolean {
  const { trigger, isBuy, terms } = order;
  const isAbove = isBuy !== (terms.kind === 'take-profit');
  return isAbove ? high >= trigger : low <= trigger;
}

function isReached({ isBuy, limit }: WorkingOrder, high: number, low: number, needsThrough: boolean): boolean {
  if (needsThrough) return isBuy ? low < limit : high > limit;
  return isBuy ? low <= limit : high >= limit;
}
