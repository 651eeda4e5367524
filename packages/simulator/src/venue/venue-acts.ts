import {
  absoluteInteger,
  type BorrowCharged,
  type Dividend,
  Exact,
  type Instrument,
  type InstrumentStatus,
  type PositionClosed,
  type PositionSide,
} from '@rxtrade/core';
import type { LiquidationDesk, LiquidationDoor } from '../margin/index.ts';
import type { WorkingOrder } from '../matching/index.ts';
import type { When } from './fill-report.ts';
import type { InstrumentBook } from './instrument-book.ts';
import type { ReportQueue } from './report-queue.ts';
import type { SimulationModels } from './simulation-models.ts';

const sides: readonly PositionSide[] = ['net', 'long', 'short'];

/** What they need of the orders and books there are. */
export interface ActingVenue {
  readonly models: SimulationModels;
  readonly margin: LiquidationDesk | undefined;
  readonly reports: ReportQueue;
  bookOf(instrument: Instrument): InstrumentBook;
  cancel(order: WorkingOrder, when: When, reason: string): void;
}

/** What the venue does to an account by itself, and the reports of it. */
export class VenueActs implements LiquidationDoor {
  private readonly venue: ActingVenue;

  constructor(venue: ActingVenue) {
    this.venue = venue;
  }

  /** Ends every order on one side of an instrument: the position they were for is taken away. */
  cancelSide(instrument: Instrument, side: PositionSide, when: When, reason: string): void {
    for (const order of this.venue.bookOf(instrument).orders)
      if (!order.isDone && order.request.positionSide === side) this.venue.cancel(order, when, reason);
  }

  /** Tells of a position that the venue closed by itself. */
  tellClosed(report: PositionClosed): void {
    this.venue.bookOf(report.instrument).closed(report.positionSide, report.quantity);
    this.venue.reports.say(report);
  }

  /** Shares are paid for on the account too, where its cash is margin. */
  payDividend({ instrument, amountPerShare, receivedAt }: Dividend): void {
    const ledger = this.venue.margin?.account.ledger;
    ledger?.payDividend(ledger.bookOf(instrument), amountPerShare, receivedAt);
  }

  /** Tells of a charge that is no order's. */
  charge(report: BorrowCharged): void {
    this.venue.margin?.account.ledger.payBorrowing(report.currency, report.amount, report.receivedAt);
    this.venue.reports.say(report);
  }

  /**
   * What is delisted trades no more: its orders end, and what is held is closed at the last price, for the fee of a
   * taker.
   */
  setStatus({ instrument, status, eventAt, receivedAt }: InstrumentStatus): void {
    const book = this.venue.bookOf(instrument);
    book.isDelisted = status === 'delisted';
    if (!book.isDelisted) return;
    const when: When = { eventAt, receivedAt };
    for (const order of book.orders) if (!order.isDone) this.venue.cancel(order, when, `${instrument.id} is delisted`);
    book.compact();
    for (const side of sides) this.closeAtLast(book, side, when);
  }

  private closeAtLast(book: InstrumentBook, positionSide: PositionSide, when: When): void {
    const { instrument, lastPrice } = book;
    const held = book.heldOn(positionSide);
    if (held === 0) return;
    const price = instrument.priceUnits(lastPrice);
    const quantity = absoluteInteger(held);
    const side = held > 0 ? 'sell' : 'buy';
    const { amount: fee, currency: feeCurrency } = this.venue.models.fees.feeOf({
      instrument,
      side,
      liquidity: 'taker',
      quantity: new Exact(quantity, instrument.quantityScale),
      price: new Exact(price, instrument.priceScale),
      notional: new Exact(instrument.notionalUnits(price, quantity), instrument.notionalScale),
      at: when.eventAt,
    });
    const closing = { price, quantity, fee, feeCurrency };
    this.venue.margin?.book({ instrument, side, positionSide }, closing, when.receivedAt);
    this.tellClosed({
      kind: 'position-closed',
      instrument,
      positionSide,
      cause: 'delisting',
      ...closing,
      reason: `${instrument.id} is delisted; its last price was ${new Exact(price, instrument.priceScale)}`,
      ...when,
    });
  }
}
