import type { Exact } from '@rxtrade/core';
import { least, poolPlaces, quotient, shareOf, signOf, sum, times, zero } from '../amounts/exact-math.ts';

/** What was entered at one price, or at the average of several. */
class Entry {
  private readonly quantity: Exact;
  private readonly value: Exact;
  left: Exact;
  private valueLeft: Exact;

  constructor(quantity: Exact, value: Exact) {
    this.quantity = quantity;
    this.value = value;
    this.left = quantity;
    this.valueLeft = value;
  }

  get open(): Exact {
    return this.valueLeft;
  }

  take(quantity: Exact): Exact {
    const before = this.valueLeft;
    this.left = this.left.minus(quantity);
    this.valueLeft = this.left.units === 0 ? zero : shareOf(this.value, this.left, this.quantity, poolPlaces);
    return before.minus(this.valueLeft);
  }

  joinedBy(quantity: Exact, value: Exact): Entry {
    return new Entry(this.left.plus(quantity), this.valueLeft.plus(value));
  }
}

/** What a fill closed. */
export type Closed = { readonly quantity: Exact; readonly entryPrice: Exact; readonly realizedPnl: Exact };

/** A position in one contract. It is entered at an average price, as venues show it, or first in, first out. */
export class ContractBook {
  private readonly isAverage: boolean;
  private entries: Entry[] = [];
  /** Entries before it are used up; they are dropped in bulk, so that closing costs the same however many there are. */
  private first = 0;
  private side = 0;
  private open = zero;

  constructor(entry: 'average' | 'fifo') {
    this.isAverage = entry === 'average';
  }

  /** Negative when short. */
  get position(): Exact {
    return this.side < 0 ? this.open.negated() : this.open;
  }

  /** What closing everything at a price would realize. */
  profitAt(price: Exact): Exact {
    const entered = sum(this.entries.slice(this.first).map((entry) => entry.open));
    const difference = times(price, this.open).minus(entered);
    return this.side < 0 ? difference.negated() : difference;
  }

  /** Books a fill; tells what it closed, if anything. */
  fill(side: 1 | -1, quantity: Exact, price: Exact): Closed | undefined {
    if (this.open.units === 0 || this.side === side) {
      this.enter(side, quantity, price);
      return undefined;
    }
    const closing = least(quantity, this.open);
    const entered = this.leave(closing);
    const difference = times(price, closing).minus(entered);
    const rest = quantity.minus(closing);
    const realizedPnl = this.side > 0 ? difference : difference.negated();
    if (signOf(rest) > 0) this.enter(side, rest, price);
    return { quantity: closing, entryPrice: quotient(entered, closing), realizedPnl };
  }

  private enter(side: number, quantity: Exact, price: Exact): void {
    this.side = side;
    this.open = this.open.plus(quantity);
    const value = times(price, quantity);
    const last = this.entries.at(-1);
    if (this.isAverage && last !== undefined) this.entries = [last.joinedBy(quantity, value)];
    else this.entries.push(new Entry(quantity, value));
  }

  /** Takes contracts out and tells what they were entered for. */
  private leave(quantity: Exact): Exact {
    let wanted = quantity;
    let value = zero;
    for (
      let entry = this.entries[this.first];
      entry !== undefined && wanted.units !== 0;
      entry = this.entries[this.first]
    ) {
      const part = least(entry.left, wanted);
      value = value.plus(entry.take(part));
      wanted = wanted.minus(part);
      if (entry.left.units === 0) this.first += 1;
    }
    this.open = this.open.minus(quantity);
    if (this.first * 2 > this.entries.length) {
      this.entries = this.entries.slice(this.first);
      this.first = 0;
    }
    return value;
  }
}
