import type { WorkingOrder } from './working-order.ts';

/** A match: at what price before costs, and whether the order took or made. A maker's price is final. */
export type Match = { readonly price: number; readonly liquidity: 'maker' | 'taker' };

/** What is known of a bar when orders are matched against it. */
export type BarRange = { readonly open: number; readonly high: number; readonly low: number; readonly close: number };

/** How much of its entry's bar a leg takes part in. */
export type LegPhase = 'from-open' | 'close-only' | 'next-bar';

/**
 * Whether and where an order trades against what the market showed. Every method is a pure function but for the order's
 * own trigger and trail.
 */
export interface FillModel {
  readonly name: string;
  /** Against one moment's prices: a trade, a quote, or the opening of a bar. `ask` is what a buyer pays. */
  atMoment(order: WorkingOrder, ask: number, bid: number): Match | undefined;
  /** Against what a bar did after its opening. */
  inRange(order: WorkingOrder, bar: BarRange): Match | undefined;
  /**
   * What a bar still has for the legs of an entry that filled in it. `atOpening`: the entry filled at the open, so the
   * whole range came after.
   */
  legPhase(atOpening: boolean, entry: WorkingOrder, legs: readonly WorkingOrder[], bar: BarRange): LegPhase;
}

/** How the standard model reads prices. The defaults are on the careful side. */
export type StandardFillOptions = {
  /** A resting limit fills when the price trades `through` it, or already when it is touched. */
  readonly limit?: 'through' | 'touch';
  /** A resting limit that the market gaps through fills at its `limit`, or at the better `open`. */
  readonly gap?: 'limit' | 'open';
};

/**
 * The standard rules. Markets fill at the next price shown. A stop that the market gaps through fills at that worse
 * price. A resting limit fills at its price once the market trades through it. Within a bar only what is certain is
 * used: a leg whose entry filled inside the range sees the close alone.
 */
export function standardFills(options: StandardFillOptions = {}): FillModel {
  const needsThrough = (options.limit ?? 'through') === 'through';
  const takesGap = options.gap === 'open';
  return {
    name: `limits fill ${needsThrough ? 'when traded through' : 'when touched'}, gaps fill ${takesGap ? 'at the open' : 'at the limit'}`,
    atMoment: (order, ask, bid) => atMoment(order, ask, bid, needsThrough, takesGap),
    inRange: (order, bar) => inRange(order, bar, needsThrough),
    legPhase: (atOpening) => (atOpening ? 'from-open' : 'close-only'),
  };
}

function atMoment(
  order: WorkingOrder,
  ask: number,
  bid: number,
  needsThrough: boolean,
  takesGap: boolean,
): Match | undefined {
  const price = order.isBuy ? ask : bid;
  if (order.isWaiting) {
    if (!isTriggered(order, price, price)) return undefined;
    order.trigger = Number.NaN;
    if (!hasLimit(order)) return { price, liquidity: 'taker' };
  }
  if (!hasLimit(order)) return { price, liquidity: 'taker' };
  const { limit, isBuy } = order;
  if (!order.isResting) return (isBuy ? price <= limit : price >= limit) ? { price, liquidity: 'taker' } : undefined;
  const isReached = needsThrough ? (isBuy ? price < limit : price > limit) : isBuy ? price <= limit : price >= limit;
  return isReached ? { price: takesGap ? price : limit, liquidity: 'maker' } : undefined;
}

function inRange(order: WorkingOrder, bar: BarRange, needsThrough: boolean): Match | undefined {
  const { high, low, close } = bar;
  const { isBuy } = order;
  if (order.isWaiting) {
    if (isTriggered(order, high, low)) return onTrigger(order, order.trigger);
    if (order.terms.kind !== 'trailing-stop') return undefined;
    order.trail(high, low);
    // the close came after the extreme, so a close beyond the new trigger passed it on the way
    return isTriggered(order, close, close) ? onTrigger(order, order.trigger) : undefined;
  }
  if (!hasLimit(order)) return { price: close, liquidity: 'taker' };
  const { limit } = order;
  const isReached = needsThrough ? (isBuy ? low < limit : high > limit) : isBuy ? low <= limit : high >= limit;
  return isReached ? { price: limit, liquidity: 'maker' } : undefined;
}

/** A stop hit inside a bar fills at its trigger; with a limit beyond the trigger that price is still within it. */
function onTrigger(order: WorkingOrder, trigger: number): Match | undefined {
  order.trigger = Number.NaN;
  if (!hasLimit(order)) return { price: trigger, liquidity: 'taker' };
  const isWithin = order.isBuy ? trigger < order.limit : trigger > order.limit;
  // a limit on the near side of the trigger rests from here on: whether the bar came back to it is not known
  return isWithin ? { price: trigger, liquidity: 'taker' } : undefined;
}

/** Stops trigger on the worse side, take-profits on the better one. */
function isTriggered(order: WorkingOrder, high: number, low: number): boolean {
  const { trigger, isBuy, terms } = order;
  const isAbove = isBuy !== (terms.kind === 'take-profit');
  return isAbove ? high >= trigger : low <= trigger;
}

function hasLimit(order: WorkingOrder): boolean {
  return !Number.isNaN(order.limit);
}
