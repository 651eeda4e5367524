/** What the data told of the level an order stands in, since they last told of it. Quantities as floats. */
export type QueueChange = {
  /** What stood before the order, after the trades there. */
  readonly ahead: number;
  /** The level before; trades are not taken off it. */
  readonly before: number;
  /** The level now. */
  readonly after: number;
  /** What traded there in between. */
  readonly traded: number;
};

/**
 * How far an order moves up when its level shrinks by more than traded there: order books do not say whether the orders
 * that were cancelled stood before it or behind. It joins behind all that is there, and trades work off what is ahead,
 * whatever the model.
 */
export interface QueueModel {
  /** Stands in the assumptions of a run. */
  readonly name: string;
  /**
   * What is ahead now. Asked whenever the level has another quantity; never more than before, nor than the level holds,
   * which the venue sees to.
   */
  aheadAfter(change: QueueChange): number;
}
