import type { Instrument } from '../instrument/index.ts';
import {
  absoluteInteger,
  addInteger,
  divideInteger,
  type Integer,
  multiplyInteger,
  negateInteger,
  powerOfTen,
  subtractInteger,
} from '../money/index.ts';
import type { MaintenanceTable } from './maintenance-table.ts';

/** A position as margin sees it: signed units, and the signed cost of them in notional units. */
export type HeldQuantity = { readonly quantity: Integer; readonly cost: Integer };

/** What positions of one instrument share: their table, what else stands behind them, and the scale of both. */
export type MarginBacking = {
  readonly instrument: Instrument;
  readonly table: MaintenanceTable;
  /** Power of ten from notional units to units of the quote currency. */
  readonly quoteShift: Integer;
  /** In units of the quote currency: margin of an isolated position; of cross ones, what all else comes to. */
  readonly balance: Integer;
};

/**
 * What is left above the maintenance margin, as a function of one price:
 *
 *     surplus(p) = balance + sum(quantity x size x p - cost) - sum(rate x |quantity| x size x p - amount)
 *
 * Between two rows of the table it is a straight line, and it is zero at p = -(balance - cost + amount) / slope: the
 * liquidation price as Binance publishes it ("How to calculate liquidation price of USD-M futures contracts"), for one
 * position or for a long and a short together.
 */
export class PriceLine {
  private readonly positions: readonly HeldQuantity[];
  private readonly backing: MarginBacking;

  constructor(positions: readonly HeldQuantity[], backing: MarginBacking) {
    this.positions = positions.filter(({ quantity }) => quantity !== 0);
    this.backing = backing;
  }

  /** True where nothing is left above the maintenance margin at a price in price units: it is liquidated there. */
  isBreached(price: Integer): boolean {
    return this.positions.length > 0 && this.surplus(price) <= 0;
  }

  /** What is left above the maintenance margin at a price, in units of the quote currency times those of the rates. */
  surplus(price: Integer): Integer {
    const { slope, level } = this.pieceAt(price);
    return addInteger(multiplyInteger(slope, price), level);
  }

  /**
   * The first price at which it is breached, in price units, searched from a price: exact in its row of the table, and
   * rounded to the side that is breached. Undefined where no price above zero breaches it.
   */
  breach(from: Integer): Integer | undefined {
    let price = from;
    // the line bends only one way, so the search goes down the table or up it, and ends
    for (let i = 0; i < 2 * this.backing.table.rows.length + 2; i++) {
      const { slope, level } = this.pieceAt(price);
      if (slope === 0) return undefined;
      const next = divideInteger(negateInteger(level), slope, slope > 0 ? 'floor' : 'ceil');
      if (next <= 0) return undefined;
      if (next === price || this.isSamePiece(next, price)) return next;
      price = next;
    }
    return price;
  }

  private isSamePiece(one: Integer, other: Integer): boolean {
    const { table } = this.backing;
    return this.positions.every(
      ({ quantity }) => table.indexAt(this.notional(quantity, one)) === table.indexAt(this.notional(quantity, other)),
    );
  }

  /** Slope and level of the line around a price, times the scale of the rates. */
  private pieceAt(price: Integer): { readonly slope: Integer; readonly level: Integer } {
    const { table, balance, quoteShift } = this.backing;
    const one = powerOfTen(table.rateScale);
    let slope: Integer = 0;
    let level = multiplyInteger(balance, one);
    for (const { quantity, cost } of this.positions) {
      const row = table.rowAt(this.notional(quantity, price));
      const perPrice = this.signedNotional(quantity, 1);
      const share = multiplyInteger(absoluteInteger(perPrice), row.rate);
      slope = addInteger(slope, subtractInteger(multiplyInteger(perPrice, one), share));
      level = subtractInteger(level, multiplyInteger(multiplyInteger(cost, quoteShift), one));
      level = addInteger(level, multiplyInteger(row.amount, one));
    }
    return { slope, level };
  }

  private notional(quantity: Integer, price: Integer): Integer {
    return absoluteInteger(this.signedNotional(quantity, price));
  }

  private signedNotional(quantity: Integer, price: Integer): Integer {
    const { instrument, quoteShift } = this.backing;
    return multiplyInteger(instrument.notionalUnits(price, quantity), quoteShift);
  }
}
