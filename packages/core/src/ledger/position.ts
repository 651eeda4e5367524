import {
  absoluteInteger,
  addInteger,
  type Integer,
  multiplyDivideInteger,
  negateInteger,
  subtractInteger,
} from '../money/index.ts';

/**
 * One position at average cost. `quantity` is signed; `cost` is what the open quantity was entered for, with the same
 * sign, in notional units; `realized` is profit already taken, before fees. Exact: what a partial exit takes out of the
 * cost and what it leaves always sum to what was there.
 */
export class Position {
  quantity: Integer = 0;
  cost: Integer = 0;
  realized: Integer = 0;
  /** Locked behind it where its margin is isolated, in units of the quote currency's ledger scale; zero elsewhere. */
  margin: Integer = 0;

  /**
   * Books a signed quantity at its signed notional (positive when bought) and returns the profit it realized. A fill
   * that turns the position around must come as two: one that closes it and one that opens the other way.
   */
  apply(quantity: Integer, notional: Integer): Integer {
    const held = this.quantity;
    if (held === 0 || held > 0 === quantity > 0) {
      this.quantity = addInteger(held, quantity);
      this.cost = addInteger(this.cost, notional);
      return 0;
    }
    const left = addInteger(held, quantity);
    // the whole cost leaves with the whole quantity: nothing to share out
    const released =
      left === 0 ? this.cost : negateInteger(multiplyDivideInteger(this.cost, quantity, held, 'half-even'));
    const profit = negateInteger(addInteger(released, notional));
    this.quantity = left;
    this.cost = subtractInteger(this.cost, released);
    this.realized = addInteger(this.realized, profit);
    return profit;
  }

  /**
   * Turns the quantity into `whole` at the same cost, but for a fraction that is sold: `sold` of `of` parts leave for
   * `value` notional units, with their share of the cost, and what lies between is realized.
   */
  split(whole: Integer, fraction: { readonly of: Integer; readonly sold: Integer; readonly value: Integer }): void {
    this.quantity = whole;
    if (fraction.sold === 0) return;
    const released = multiplyDivideInteger(this.cost, fraction.sold, fraction.of, 'half-even');
    this.cost = subtractInteger(this.cost, released);
    this.realized = addInteger(this.realized, subtractInteger(fraction.value, released));
  }

  /** True when a fill of this signed quantity would pass through flat to the other side. */
  isTurnedBy(quantity: Integer): boolean {
    return (
      this.quantity !== 0 &&
      this.quantity > 0 !== quantity > 0 &&
      absoluteInteger(quantity) > absoluteInteger(this.quantity)
    );
  }
}
