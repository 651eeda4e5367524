import { absoluteInteger, addInteger, type Bar, type EpochMs, type Integer } from '@rxtrade/core';
import type { MarginBook } from './margin-book.ts';

type When = { readonly eventAt: EpochMs; readonly receivedAt: EpochMs };

/** Who measures the margin behind positions. */
export interface MarginKeeper {
  /** Of the margins that a price breaches, the first breach on the way there, in price units. */
  firstBreach(contract: MarginBook, worst: Integer, when: When): Integer | undefined;
  /** Closes whatever the marks breach; true when there was anything. */
  closeBreached(contract: MarginBook, when: When): boolean;
}

/** What the prices of one contract do to the margin behind its positions. */
export class InstrumentMargin {
  private readonly contract: MarginBook;
  private readonly keeper: MarginKeeper;

  constructor(contract: MarginBook, keeper: MarginKeeper) {
    this.contract = contract;
    this.keeper = keeper;
  }

  /** A mark price: from now on nothing else marks the instrument. */
  markPrice(price: number, when: When): void {
    this.contract.hasMarkPrice = true;
    this.mark(price, when);
  }

  /** A price of the market, which marks the instrument where there are no mark prices. */
  lastPrice(price: number, when: When): void {
    if (!this.contract.hasMarkPrice) this.mark(price, when);
  }

  private mark(price: number, { eventAt, receivedAt }: When): void {
    this.contract.show(price);
    if (this.contract.isHeld) this.keeper.closeBreached(this.contract, { eventAt, receivedAt });
  }

  /** How much is held: what grows after it was not there for the whole of a bar. */
  get size(): Integer {
    const { net, long, short } = this.contract.book;
    return addInteger(
      absoluteInteger(net.quantity),
      addInteger(absoluteInteger(long.quantity), absoluteInteger(short.quantity)),
    );
  }

  /**
   * The range of a bar, for what was held since its opening: the first price of it that breaches a margin is the mark. What
   * was opened or grew since then is only measured at the close, which is all that is certain to lie after it.
   */
  range(bar: Bar, sizeBefore: Integer, when: When): void {
    if (this.size > sizeBefore) return;
    for (const price of [bar.low, bar.high]) this.liquidateTo(price, when);
  }

  /** The price moves straight from the mark to another: whatever is breached on the way closes there. */
  moveTo(price: number, when: When): void {
    this.liquidateTo(price, when);
    this.lastPrice(price, when);
  }

  private liquidateTo(price: number, when: When): void {
    const { contract, keeper } = this;
    if (contract.hasMarkPrice || !contract.isHeld) return;
    const worst = contract.book.instrument.priceUnits(price);
    for (let first = keeper.firstBreach(contract, worst, when); first !== undefined; ) {
      contract.markAt(first);
      first = keeper.closeBreached(contract, when) ? keeper.firstBreach(contract, worst, when) : undefined;
    }
  }
}
