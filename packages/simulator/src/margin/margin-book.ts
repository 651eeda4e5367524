import {
  type EpochMs,
  type Integer,
  type LedgerBook,
  MaintenanceTable,
  multiplyInteger,
  type Position,
  subtractInteger,
} from '@rxtrade/core';

/** One contract at the venue: its positions, its mark, and its rules. */
export class MarginBook {
  readonly book: LedgerBook;
  /** Places its quote currency is booked in. */
  readonly scale: number;
  /** True once mark prices came: they alone are the mark from then on. */
  hasMarkPrice = false;
  private shown = Number.NaN;
  private units: Integer | undefined = undefined;
  private rules: unknown;
  private tableOfDay = new MaintenanceTable({}, 0);

  constructor(book: LedgerBook, scale: number) {
    this.book = book;
    this.scale = scale;
  }

  /** The latest mark, in price units; zero before the first. */
  get mark(): Integer {
    this.units ??= Number.isNaN(this.shown) ? 0 : this.book.instrument.priceUnits(this.shown);
    return this.units;
  }

  /** A new mark, as the market gives it. Most of them are never looked at, and are made no units of. */
  show(price: number): void {
    this.shown = price;
    this.units = undefined;
  }

  /** A mark that was worked out, in price units. */
  markAt(units: Integer): void {
    this.units = units;
  }

  /** Whether its positions stand on the whole balance. */
  get isCross(): boolean {
    return this.book.margin.mode === 'cross';
  }

  /** Whether there is a position on any side. */
  get isHeld(): boolean {
    const { net, long, short } = this.book;
    return net.quantity !== 0 || long.quantity !== 0 || short.quantity !== 0;
  }

  /** The maintenance margin of the day, in units of the quote currency. */
  tableAt(at: EpochMs): MaintenanceTable {
    const rules = this.book.instrument.rulesAt(at);
    if (rules !== this.rules) {
      this.rules = rules;
      this.tableOfDay = new MaintenanceTable(rules, this.scale);
    }
    return this.tableOfDay;
  }

  /** What a quantity is worth at the mark, signed, in units of the quote currency. */
  value(quantity: Integer, price: Integer = this.mark): Integer {
    return multiplyInteger(this.book.instrument.notionalUnits(price, quantity), this.book.quoteShift);
  }

  /** Profit of a position at the mark, in units of the quote currency. */
  unrealized({ quantity, cost }: Position): Integer {
    return quantity === 0 ? 0 : subtractInteger(this.value(quantity), multiplyInteger(cost, this.book.quoteShift));
  }
}
