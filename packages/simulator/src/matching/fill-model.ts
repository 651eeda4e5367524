import type { WorkingOrder } from './working-order.ts';

/** A match: at what price before costs, and whether the order took or made. A maker's price is final. */
export type Match = { readonly price: number; readonly liquidity: 'maker' | 'taker' };

/** What is known of a bar when orders are matched against it. */
export type BarRange = { readonly open: number; readonly high: number; readonly low: number; readonly close: number };

/**
 * How much of a bar the legs of an entry that filled inside its range take part in: all of it, as if the entry had been
 * at the open; the way from the entry to the close, which is all that is certain to lie after it; or nothing.
 */
export type LegPhase = 'from-open' | 'from-entry' | 'next-bar';

/**
 * Whether and where an order trades against what the market showed. Every method is a pure function but for the order's
 * own trigger and trail.
 */
export interface FillModel {
  readonly name: string;
  /** Against one moment's prices: a trade, a quote, or the opening of a bar. `ask` is what a buyer pays. */
  atMoment(order: WorkingOrder, ask: number, bid: number): Match | undefined;
  /** Against what a bar did after its opening, for an order that was there by then. */
  inRange(order: WorkingOrder, bar: BarRange): Match | undefined;
  /**
   * What a bar still has for the legs of an entry that filled inside its range. (Those of an entry that filled at the
   * opening have the whole range before them.)
   */
  legPhase(entry: WorkingOrder, legs: readonly WorkingOrder[], bar: BarRange): LegPhase;
  /**
   * The prices a bar went through in turn, from its open to its close and in a straight line between two: orders are then
   * matched along it, and `legPhase` is not asked. Absent where a bar only tells its range.
   */
  path?(bar: BarRange): readonly number[];
}
