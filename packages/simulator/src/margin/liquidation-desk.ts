import {
  absoluteInteger,
  addInteger,
  type EpochMs,
  Exact,
  type Instrument,
  type Integer,
  negateInteger,
  type OrderRequest,
  type Position,
  type PositionClosed,
  type PositionSide,
  PriceLine,
  subtractInteger,
} from '@rxtrade/core';
import type { FeeModel } from '../models/index.ts';
import { InstrumentMargin, type MarginKeeper } from './instrument-margin.ts';
import { feeOfClosing, leftAt, priceOfClosing, shareOf } from './liquidation-fill.ts';
import { type LiquidationStyle, unitsToClose } from './liquidation-size.ts';
import type { MarginBook } from './margin-book.ts';
import type { VenueAccount } from './venue-account.ts';

/** When something happened, and when we heard of it. */
type When = { readonly eventAt: EpochMs; readonly receivedAt: EpochMs };

/** What the desk asks of the venue around it. */
export interface LiquidationDoor {
  /** Ends every order on one side of an instrument. */
  cancelSide(instrument: Instrument, side: PositionSide, when: When, reason: string): void;
  /** Tells of a position that was closed, and forgets it. */
  tellClosed(report: PositionClosed): void;
}

/** A fill of an order, before it is booked; in the instrument's units. */
export type ProposedFill = {
  readonly quantity: Integer;
  readonly price: Integer;
  readonly fee: Exact;
  readonly feeCurrency: string;
};

/** How a venue liquidates. */
export type LiquidationTerms = { readonly style: LiquidationStyle; readonly fees: FeeModel };

type Held = { readonly contract: MarginBook; readonly side: PositionSide; readonly position: Position };

const sides: readonly PositionSide[] = ['net', 'long', 'short'];

/**
 * Closes what its margin no longer carries. An isolated position is measured against its own margin, the cross ones of a
 * currency together against the whole balance, the largest loss first; each at every mark, where margin + unrealized
 * profit has come down to the maintenance margin.
 *
 * It fills at the mark, rounded against us, but never beyond the bankruptcy price, and the fee is never more than what is
 * left: the venue's insurance bears the rest, and a liquidation leaves no account worth less than nothing.
 */
export class LiquidationDesk implements MarginKeeper {
  readonly account: VenueAccount;
  private readonly door: LiquidationDoor;
  private readonly terms: LiquidationTerms;

  constructor(account: VenueAccount, door: LiquidationDoor, terms: LiquidationTerms) {
    this.account = account;
    this.door = door;
    this.terms = terms;
  }

  /** What the venue keeps of an instrument beside its orders; undefined where it needs no margin. */
  of(instrument: Instrument): InstrumentMargin | undefined {
    const contract = this.account.contractOf(instrument);
    return contract === undefined ? undefined : new InstrumentMargin(contract, this);
  }

  /** A sentence where the margin or the fee of a fill is not there. */
  lacking(request: OrderRequest, { quantity, price, fee, feeCurrency }: ProposedFill): string | undefined {
    const { instrument, side, positionSide } = request;
    const contract = this.account.contractOf(instrument);
    if (contract === undefined || request.reduceOnly) return undefined;
    const missing = this.account.missing(contract, contract.book[positionSide], {
      quantity: side === 'buy' ? quantity : negateInteger(quantity),
      price,
      fee: feeCurrency === instrument.quote ? fee.rescale(contract.scale, 'ceil').units : 0,
    });
    if (missing <= 0) return undefined;
    return `E004: ${new Exact(missing, contract.scale)} ${instrument.quote} of margin is missing`;
  }

  /** Books a fill on the account, whatever it comes to. */
  book(
    { instrument, side, positionSide }: Pick<OrderRequest, 'instrument' | 'side' | 'positionSide'>,
    { quantity, price, fee, feeCurrency }: ProposedFill,
    at: EpochMs,
  ): void {
    const signed = side === 'buy' ? quantity : negateInteger(quantity);
    this.account.fill(instrument, { quantity: signed, price, fee, feeCurrency, positionSide, order: 0, at });
  }

  firstBreach(contract: MarginBook, worst: Integer, { eventAt }: When): Integer | undefined {
    const { instrument, quoteShift, quote, positions } = contract.book;
    const table = contract.tableAt(eventAt);
    let first: Integer | undefined;
    const look = (held: readonly Position[], balance: Integer) => {
      const line = new PriceLine(held, { instrument, table, quoteShift, balance });
      if (!line.isBreached(worst)) return;
      const price = line.breach(worst) ?? worst;
      const isNearer = first === undefined || (worst < contract.mark ? price > first : price < first);
      if (isNearer) first = price;
    };
    if (contract.isCross) look(positions, this.balanceWithout(contract, quote, eventAt));
    else for (const position of positions) look([position], position.margin);
    return first;
  }

  /** What stands behind the cross positions of a contract beside themselves. */
  private balanceWithout(contract: MarginBook, quote: number, at: EpochMs): Integer {
    return this.account.crossBalance(quote, (other, position) =>
      other === contract ? other.unrealized(position) : this.maintenance(other, position, at),
    );
  }

  private maintenance(contract: MarginBook, { quantity }: Position, at: EpochMs): Integer {
    const table = contract.tableAt(at);
    return table.marginOf(absoluteInteger(contract.value(quantity)));
  }

  closeBreached(contract: MarginBook, when: When): boolean {
    let hasClosed = false;
    if (contract.isCross) {
      for (let worst = this.worstOfBreached(contract, when); worst !== undefined; ) {
        this.close(worst, when);
        hasClosed = true;
        worst = this.worstOfBreached(contract, when);
      }
      return hasClosed;
    }
    for (const side of sides) {
      const position = contract.book[side];
      while (position.quantity !== 0 && this.isBreached(contract, position, when)) {
        this.close({ contract, side, position }, when);
        hasClosed = true;
      }
    }
    return hasClosed;
  }

  private isBreached(contract: MarginBook, position: Position, { eventAt }: When): boolean {
    return addInteger(position.margin, contract.unrealized(position)) <= this.maintenance(contract, position, eventAt);
  }

  /** The largest loss among the cross positions of a currency, where its balance does not carry them; the first of two. */
  private worstOfBreached({ book: { quote } }: MarginBook, { eventAt }: When): Held | undefined {
    let worst: Held | undefined;
    let least: Integer = 0;
    for (const contract of this.account.contracts) {
      if (!contract.isCross || contract.book.quote !== quote) continue;
      for (const side of sides) {
        const position = contract.book[side];
        if (position.quantity === 0) continue;
        const profit = contract.unrealized(position);
        if (worst !== undefined && profit >= least) continue;
        worst = { contract, side, position };
        least = profit;
      }
    }
    if (worst === undefined) return undefined;
    const left = this.account.crossBalance(quote, (one, position) => this.maintenance(one, position, eventAt));
    return left <= 0 ? worst : undefined;
  }

  private close({ contract, side, position }: Held, when: When): void {
    const { instrument, quote } = contract.book;
    const backing = contract.isCross
      ? this.account.crossBalance(quote, (one, other) => (other === position ? one.unrealized(other) : 0))
      : position.margin;
    const units = unitsToClose(contract, position, this.terms.style, when.eventAt);
    const price = priceOfClosing(contract, position, backing, when.eventAt);
    const left = leftAt(contract, position, backing, price);
    const reason = this.reasonOf(contract, position, when);
    const fee = feeOfClosing(contract, position, {
      units,
      price,
      at: when.eventAt,
      most: shareOf(left, units, position),
      fees: this.terms.fees,
    });
    this.door.cancelSide(instrument, side, when, 'liquidation');
    this.account.fill(instrument, {
      quantity: position.quantity > 0 ? negateInteger(units) : units,
      price,
      fee: fee.amount,
      feeCurrency: fee.currency,
      positionSide: side,
      order: 0,
      at: when.receivedAt,
    });
    this.door.tellClosed({
      kind: 'position-closed',
      instrument,
      positionSide: side,
      cause: 'liquidation',
      price,
      quantity: units,
      fee: fee.amount,
      feeCurrency: fee.currency,
      reason,
      ...when,
    });
  }

  private reasonOf(contract: MarginBook, position: Position, { eventAt }: When): string {
    const { scale } = contract;
    const { instrument, quote } = contract.book;
    const margin = contract.isCross
      ? this.account.crossBalance(quote, () => 0)
      : addInteger(position.margin, contract.unrealized(position));
    const needed = contract.isCross
      ? subtractInteger(
          margin,
          this.account.crossBalance(quote, (one, other) => this.maintenance(one, other, eventAt)),
        )
      : this.maintenance(contract, position, eventAt);
    return (
      `at a mark of ${new Exact(contract.mark, instrument.priceScale)} the ${contract.book.margin.mode} margin left is ` +
      `${new Exact(margin, scale)} ${instrument.quote}, and ${new Exact(needed, scale)} is needed`
    );
  }
}
