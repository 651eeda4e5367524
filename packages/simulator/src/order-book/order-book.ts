import type { BookDelta, BookSnapshot } from '@rxtrade/core';
import { Ladder } from './ladder.ts';

/**
 * What can be said of a book after an update. `stale`: an update was missed, or there was no snapshot yet. `crossed`: the
 * best bid is not below the best ask. `empty`: a side has no levels.
 */
export type BookCondition = 'sound' | 'stale' | 'crossed' | 'empty';

/** Changes kept while the book is stale: a hundred seconds of ten a second. A snapshot comes sooner, or not at all. */
const earlyMost = 1_000;

/** An order book (L2) kept up to date by snapshots and changes, and what our own orders took from it. */
export class OrderBook {
  readonly bids = new Ladder('bid');
  readonly asks = new Ladder('ask');
  /** The number of the latest update; NaN before the first snapshot. */
  sequence = Number.NaN;
  private isStale = true;
  /** Changes that came while it was stale: a snapshot is often older than what was heard before it. */
  private early: BookDelta[] = [];

  /** What can be said of it now. */
  get condition(): BookCondition {
    if (this.isStale) return 'stale';
    if (this.bids.length === 0 || this.asks.length === 0) return 'empty';
    return this.bids.best < this.asks.best ? 'sound' : 'crossed';
  }

  /** Takes the whole book, and the changes that came before it and are newer. One that is older than the book is dropped. */
  snapshot({ sequence, bids, asks }: BookSnapshot): void {
    if (!this.isStale && sequence < this.sequence) return;
    this.bids.replace(bids);
    this.asks.replace(asks);
    this.sequence = sequence;
    this.isStale = false;
    const { early } = this;
    this.early = [];
    for (const change of early) this.change(change);
  }

  /**
   * Takes what changed. One that is not newer than the book is dropped; one that follows on an update that never came
   * leaves the book stale until the next snapshot, as does one before the first.
   */
  change(delta: BookDelta): void {
    const { sequence, previousSequence = Number.NaN, bids, asks } = delta;
    if (!this.isStale && previousSequence > this.sequence) this.forget();
    if (this.isStale) {
      if (this.early.length === earlyMost) this.early.shift();
      this.early.push(delta);
      return;
    }
    if (sequence <= this.sequence) return;
    this.bids.setAll(bids);
    this.asks.setAll(asks);
    this.sequence = sequence;
  }

  /** Nothing is known of it any more, until the next snapshot. */
  forget(): void {
    this.isStale = true;
  }
}
