import type { BookDelta, BookSnapshot } from '@rxtrade/core';
import { Ladder } from './ladder.ts';

/**
 * What can be said of a book after an update. `stale`: an update was missed, or there was no snapshot yet. `crossed`: the
 * best bid is not below the best ask. `empty`: a side has no levels.
 */
export type BookCondition = 'sound' | 'stale' | 'crossed' | 'empty';

/** An order book (L2) kept up to date by snapshots and changes, and what our own orders took from it. */
export class OrderBook {
  readonly bids = new Ladder('bid');
  readonly asks = new Ladder('ask');
  /** The number of the latest update; NaN before the first snapshot. */
  sequence = Number.NaN;
  private isStale = true;

  get condition(): BookCondition {
    if (this.isStale) return 'stale';
    if (this.bids.length === 0 || this.asks.length === 0) return 'empty';
    return this.bids.best < this.asks.best ? 'sound' : 'crossed';
  }

  /** Takes the whole book. */
  snapshot({ sequence, bids, asks }: BookSnapshot): void {
    this.bids.replace(bids);
    this.asks.replace(asks);
    this.sequence = sequence;
    this.isStale = false;
  }

  /**
   * Takes what changed. One that is not newer than the book is dropped; one that follows on an update that never came
   * leaves the book stale until the next snapshot, as does one before the first.
   */
  change({ sequence, previousSequence = Number.NaN, bids, asks }: BookDelta): void {
    if (this.isStale || sequence <= this.sequence) return;
    if (previousSequence > this.sequence) {
      this.isStale = true;
      return;
    }
    this.bids.setAll(bids);
    this.asks.setAll(asks);
    this.sequence = sequence;
  }

  /** Nothing is known of it any more, until the next snapshot. */
  forget(): void {
    this.isStale = true;
  }
}
