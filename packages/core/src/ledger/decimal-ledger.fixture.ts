import type { Decimal } from 'decimal.js';
import type { Instrument } from '../instrument/index.ts';
import { Wide } from '../money/oracle.fixture.ts';
import type { PositionSide } from '../order/index.ts';

const halfEven = Wide.ROUND_HALF_EVEN;

/** A fill in decimals; the quantity is signed. */
export type DecimalFill = {
  readonly instrument: Instrument;
  readonly positionSide: PositionSide;
  readonly quantity: Decimal;
  readonly price: Decimal;
  readonly fee: Decimal;
  readonly feeCurrency: string;
};

type DecimalPosition = { quantity: Decimal; cost: Decimal; realized: Decimal };

/**
 * The ledger once more, written from its description with decimal.js and none of its code: one map of cash, positions at
 * average cost. It rounds in two places alone: the share of the cost that leaves with a part of a position, half-even to
 * the instrument's notional, and a fee finer than its currency, up.
 */
export class DecimalLedger {
  readonly cash = new Map<string, Decimal>();
  private readonly positions = new Map<string, DecimalPosition>();
  private readonly scaleOf: (currency: string) => number;

  constructor(scaleOf: (currency: string) => number) {
    this.scaleOf = scaleOf;
  }

  position({ id }: Instrument, side: PositionSide): DecimalPosition {
    const key = `${id} ${side}`;
    const found = this.positions.get(key) ?? { quantity: new Wide(0), cost: new Wide(0), realized: new Wide(0) };
    this.positions.set(key, found);
    return found;
  }

  /** Books a fill; the profit it realized. */
  fill({ instrument, positionSide, quantity, price, fee, feeCurrency }: DecimalFill): Decimal {
    const position = this.position(instrument, positionSide);
    const worth = (of: Decimal) => of.times(price).times(instrument.contractSize.toString());
    const isAgainst = !position.quantity.isZero() && position.quantity.isPositive() !== quantity.isPositive();
    const closing = isAgainst ? smaller(quantity, position.quantity.neg()) : new Wide(0);
    const opening = quantity.minus(closing);
    let profit: Decimal = new Wide(0);
    if (isAgainst) {
      const released = position.cost.times(closing).div(position.quantity).neg();
      const exact = released.toDecimalPlaces(instrument.notionalScale, halfEven);
      profit = worth(closing).neg().minus(exact);
      position.cost = position.cost.minus(exact);
      position.realized = position.realized.plus(profit);
    }
    position.quantity = position.quantity.plus(quantity);
    position.cost = position.cost.plus(worth(opening));
    if (instrument.isDelivered) {
      this.add(instrument.base, quantity);
      this.add(instrument.quote, worth(quantity).neg());
    } else {
      this.add(instrument.quote, profit);
    }
    this.add(feeCurrency, fee.toDecimalPlaces(this.scaleOf(feeCurrency), Wide.ROUND_CEIL).neg());
    return profit;
  }

  private add(currency: string, amount: Decimal): void {
    this.cash.set(currency, (this.cash.get(currency) ?? new Wide(0)).plus(amount));
  }
}

function smaller(a: Decimal, b: Decimal): Decimal {
  return a.abs().lt(b.abs()) ? a : b;
}
