import type { QueueModel } from './queue-model.ts';

/**
 * Where a resting order stands in the queue at its price. Quantities are floats, in base units or contracts: they are
 * estimates, as public data do not say whose orders were cancelled.
 */
export class QueuePlace {
  /** What was there before it, and has to trade or be cancelled first. */
  ahead: number;
  /** What stood at its price when it was last looked at. */
  level: number;
  /** What has traded there since `level` last changed. */
  traded = 0;

  constructor(level: number) {
    this.ahead = level;
    this.level = level;
  }

  /**
   * Lets what is `left` of a trade of `quantity` at its price work off the queue; what is left of it when the order's turn
   * comes.
   */
  trade({ quantity, left }: { readonly quantity: number; readonly left: number }): number {
    this.traded += quantity;
    const past = left - this.ahead;
    this.ahead = Math.max(0, -past);
    return Math.max(0, past);
  }

  /** Follows the level the data show now: an order never falls back, and has no more ahead of it than is there. */
  follow(level: number, model: QueueModel): void {
    if (level === this.level) return;
    const { ahead, level: before, traded } = this;
    // nothing was cancelled ahead of who is first
    const moved = ahead === 0 ? 0 : model.aheadAfter({ ahead, before, after: level, traded });
    // a model that answers no number says nothing
    const most = Number.isNaN(moved) ? ahead : Math.min(ahead, moved);
    this.ahead = Math.max(0, Math.min(level, most));
    this.level = level;
    this.traded = 0;
  }
}
