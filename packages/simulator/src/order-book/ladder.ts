import type { BookLevels } from '@rxtrade/core';

/**
 * One side of an order book. Levels stand best last, so that what changes most moves the least of the rest. Prices are
 * kept as keys that rise toward the best: the price of a bid, the negative price of an ask.
 */
export class Ladder {
  /** How many levels there are. */
  length = 0;
  private keys = new Float64Array(1_024);
  private quantities = new Float64Array(1_024);
  private readonly sign: 1 | -1;
  /** What our own orders took from a level, of what the data still show there. */
  private readonly taken = new Map<number, number>();

  constructor(side: 'bid' | 'ask') {
    this.sign = side === 'bid' ? 1 : -1;
  }

  /** The best price; NaN where the side is empty. */
  get best(): number {
    return this.length === 0 ? Number.NaN : this.sign * (this.keys[this.length - 1] as number);
  }

  /** The price `depth` levels behind the best; NaN where there are not so many. */
  priceAt(depth: number): number {
    return depth < this.length ? this.sign * (this.keys[this.length - 1 - depth] as number) : Number.NaN;
  }

  /** What is left for us at the level `depth` levels behind the best, after what we took from it. */
  leftAt(depth: number): number {
    const index = this.length - 1 - depth;
    const quantity = this.quantities[index] ?? 0;
    return this.taken.size === 0 ? quantity : quantity - (this.taken.get(this.keys[index] as number) ?? 0);
  }

  /** The quantity the data last told of a price; zero where there is no level. */
  quantityAt(price: number): number {
    const key = this.sign * price;
    const index = this.indexOf(key);
    return this.keys[index] === key && index < this.length ? (this.quantities[index] as number) : 0;
  }

  /** True where `price` is as good for whoever takes from this side as `limit` is, or better; NaN limits nothing. */
  isWithin(price: number, limit: number): boolean {
    return !(this.sign * price < this.sign * limit);
  }

  /**
   * Remembers that we took some of a level. What is added there later is new; what goes from it is first of all what we
   * took; and once the level is gone, nothing is left to remember.
   */
  take(price: number, quantity: number): void {
    const key = this.sign * price;
    this.taken.set(key, (this.taken.get(key) ?? 0) + quantity);
  }

  /** Sets a level; a quantity of zero removes it. */
  set(price: number, quantity: number): void {
    const key = this.sign * price;
    const { keys, quantities, length } = this;
    const index = this.indexOf(key);
    const isThere = index < length && keys[index] === key;
    if (this.taken.size > 0) this.follow(key, isThere ? (quantities[index] as number) : 0, quantity);
    if (quantity > 0) {
      if (!isThere) this.open(index, key);
      this.quantities[index] = quantity;
    } else if (isThere) {
      keys.copyWithin(index, index + 1, length);
      quantities.copyWithin(index, index + 1, length);
      this.length = length - 1;
    }
  }

  /** Sets every level anew; best first is fastest. */
  replace(levels: BookLevels): void {
    const before = [...this.taken].map(([key, taken]) => ({ key, taken, told: this.quantityAt(this.sign * key) }));
    this.length = 0;
    this.taken.clear();
    const { prices, quantities } = levels;
    // from the worst on: what is added as the best moves nothing
    for (let i = prices.length - 1; i >= 0; i--) this.set(prices[i] as number, quantities[i] as number);
    for (const { key, taken, told } of before) {
      this.taken.set(key, taken);
      this.follow(key, told, this.quantityAt(this.sign * key));
    }
  }

  /** Sets the levels that changed, one after the other. */
  setAll({ prices, quantities }: BookLevels): void {
    const count = prices.length;
    for (let i = 0; i < count; i++) this.set(prices[i] as number, quantities[i] as number);
  }

  private follow(key: number, before: number, after: number): void {
    const taken = this.taken.get(key);
    if (taken === undefined) return;
    const kept = after === 0 ? 0 : taken - Math.max(0, before - after);
    if (kept > 0) this.taken.set(key, kept);
    else this.taken.delete(key);
  }

  /** The index of a key, or where it would go: the first that is not below it. */
  private indexOf(key: number): number {
    const { keys } = this;
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private open(index: number, key: number): void {
    const { length } = this;
    if (length === this.keys.length) this.grow();
    if (index < length) {
      this.keys.copyWithin(index + 1, index, length);
      this.quantities.copyWithin(index + 1, index, length);
    }
    this.keys[index] = key;
    this.length = length + 1;
  }

  private grow(): void {
    const { keys, quantities } = this;
    this.keys = new Float64Array(keys.length * 2);
    this.quantities = new Float64Array(keys.length * 2);
    this.keys.set(keys);
    this.quantities.set(quantities);
  }
}
