import {
  addInteger,
  Exact,
  type Instrument,
  type Integer,
  SeededRandom,
  type Split,
  type VenueReport,
} from '@rxtrade/core';
import { LiquidationDesk, type LiquidationStyle, VenueAccount, type VenueAccountSettings } from '../margin/index.ts';
import type { Match, WorkingOrder } from '../matching/index.ts';
import { KnownOrder } from '../outcomes/index.ts';
import { BookTroubles } from './book-troubles.ts';
import { type FillTerms, fillTermsOf, type Shown, type When } from './fill-terms.ts';
import { InstrumentBook } from './instrument-book.ts';
import { endLinked, legsAfter } from './linked-orders.ts';
import type { SimulationModels } from './simulation-models.ts';
import { VenueActs } from './venue-acts.ts';

const noLegs: readonly WorkingOrder[] = [];

/** A fill as it is booked. `isLast`: the order is over. */
export type Settlement = {
  readonly terms: FillTerms;
  readonly quantity: Integer;
  readonly liquidity: 'maker' | 'taker';
  readonly isLast: boolean;
};

/** Every live order at the venue, what becomes of each, and the reports of it, oldest first. */
export class OrderRegister {
  readonly books = new Map<Instrument, InstrumentBook>();
  readonly models: SimulationModels;
  readonly random: SeededRandom;
  readonly troubles = new BookTroubles();
  /** What the venue does by itself. */
  readonly acts: VenueActs;
  /** Holds the account to its margin; there where the venue knows an account that may trade contracts. */
  readonly margin: LiquidationDesk | undefined;
  /** Oldest first. A list, as there are few: what comes and goes with every trade costs a map more than the search. */
  readonly live: WorkingOrder[] = [];
  /** Orders of which it is known what becomes of them: those are not matched. */
  readonly known: KnownOrder[] = [];
  /** Reports not yet taken stand in `[taken, said)`; what is before is overwritten. */
  private readonly reports: VenueReport[] = [];
  private taken = 0;
  private said = 0;
  private lastBook: InstrumentBook | undefined;

  constructor(
    models: SimulationModels,
    settings: {
      readonly seed?: number;
      readonly account?: VenueAccountSettings;
      readonly liquidation?: LiquidationStyle;
    },
  ) {
    const { seed = 0, account: known, liquidation: style = 'whole' } = settings;
    this.models = models;
    this.random = new SeededRandom(seed);
    this.acts = new VenueActs(this);
    const account = known === undefined ? undefined : new VenueAccount(known);
    const hasContracts = account !== undefined && account.contracts.length > 0;
    this.margin = hasContracts ? new LiquidationDesk(account, this.acts, { style, fees: models.fees }) : undefined;
  }

  bookOf(instrument: Instrument): InstrumentBook {
    const { lastBook } = this;
    if (lastBook?.instrument === instrument) return lastBook;
    const guess = lastBook?.following;
    const book = guess?.instrument === instrument ? guess : this.findBook(instrument);
    if (lastBook !== undefined) lastBook.following = book;
    this.lastBook = book;
    return book;
  }

  private findBook(instrument: Instrument): InstrumentBook {
    let book = this.books.get(instrument);
    if (book === undefined) {
      book = new InstrumentBook(instrument, this.margin?.of(instrument));
      this.books.set(instrument, book);
    }
    return book;
  }

  find(number: number): WorkingOrder | undefined {
    return this.live.find((order) => order.number === number);
  }

  takeReport(): VenueReport | undefined {
    if (this.taken < this.said) return this.reports[this.taken++];
    // an array that is cut gives its memory back, and asks for it again
    if (this.taken > 0) {
      this.taken = 0;
      this.said = 0;
    }
    return undefined;
  }

  /** Takes an order in. A post-only one is not acknowledged yet: it may turn out that it would take. */
  add(book: InstrumentBook, order: WorkingOrder, when: When): void {
    const outcome = this.models.outcomes?.outcomeOf(order.request);
    if (outcome === undefined) book.orders.push(order);
    else this.known.push(new KnownOrder(order, outcome));
    this.live.push(order);
    if (order.terms.kind !== 'limit' || !order.terms.postOnly) this.acknowledge(order, when);
  }

  /** It is on the book, and makes from now on. */
  rest(order: WorkingOrder, when: When): void {
    order.isResting = true;
    if (!order.isAcknowledged) this.acknowledge(order, when);
  }

  /**
   * Fills as much of an order as it may trade and as there is, if anything; the legs that come alive by it. What is left
   * of it lives on, but for a fill-or-kill order, which must find all of it at once.
   */
  fill(book: InstrumentBook, order: WorkingOrder, match: Match, shown: Shown, when: When): readonly WorkingOrder[] {
    const room = book.room(order);
    if (room <= 0) {
      this.cancel(order, when, 'E404: the position is closed');
      return noLegs;
    }
    const { pool } = shown;
    const quantity = pool === undefined ? room : pool.partOf(room, order.instrument, when.eventAt);
    if (quantity < room && shown.best === undefined && order.terms.timeInForce.kind === 'fok') {
      this.expire(order, when, 'could not fill whole at once');
      return noLegs;
    }
    if (quantity <= 0) return noLegs;
    const terms = fillTermsOf(this.models, order, match, quantity, { shown, when, random: this.random });
    const lacking = this.margin?.lacking({ request: order.request, quantity, ...terms });
    if (lacking !== undefined) {
      this.cancel(order, when, lacking);
      return noLegs;
    }
    if (pool !== undefined) pool.take(new Exact(quantity, order.instrument.quantityScale).toFloat());
    return this.settle(book, order, { terms, quantity, liquidity: match.liquidity, isLast: quantity === room }, when);
  }

  /** Reports a fill, and does what follows of it; the legs that come alive. */
  settle(
    book: InstrumentBook,
    order: WorkingOrder,
    { terms, quantity, liquidity, isLast }: Settlement,
    when: When,
  ): readonly WorkingOrder[] {
    const { request, number } = order;
    const { eventAt, receivedAt } = when;
    const { price, fee, feeCurrency, slippage } = terms;
    this.margin?.book(request, { quantity, ...terms }, receivedAt);
    book.filled(request, quantity);
    order.filled = addInteger(order.filled, quantity);
    // written out: spread objects are several times as slow, and this is the hot one
    const report: VenueReport = {
      kind: 'order-filled',
      order: number,
      eventAt,
      receivedAt,
      price,
      quantity,
      fee,
      feeCurrency,
      liquidity,
      slippage,
    };
    if (isLast) {
      this.end(order, report);
      if (order.filled < request.quantity)
        this.say({ kind: 'order-cancelled', order: number, ...when, reason: 'reduced to the position' });
    } else this.say(report);
    endLinked(this, book, order, quantity, when);
    return request.legs.length === 0 ? noLegs : legsAfter(this, book, order, quantity, when);
  }

  cancel(order: WorkingOrder, when: When, reason: string): void {
    this.end(order, { kind: 'order-cancelled', order: order.number, ...when, reason });
  }

  expire(order: WorkingOrder, when: When, reason: string): void {
    this.end(order, { kind: 'order-expired', order: order.number, ...when, reason });
  }

  reject(order: WorkingOrder, when: When, code: string, reason: string): void {
    this.end(order, { kind: 'order-rejected', order: order.number, ...when, code, reason });
  }

  /** Ends the orders whose cancel has arrived, or whose time is over, by `eventAt`. */
  endDue(book: InstrumentBook, { eventAt, receivedAt }: When): void {
    const { orders } = book;
    for (let i = 0; i < orders.length; i++) {
      const order = orders[i] as WorkingOrder;
      if (order.isDone) continue;
      const { timeInForce } = order.terms;
      if (order.cancelAt <= eventAt) this.cancel(order, { eventAt: order.cancelAt, receivedAt }, 'as asked');
      else if (timeInForce.kind === 'gtd' && timeInForce.expiresAt <= eventAt)
        this.expire(
          order,
          { eventAt: Math.max(timeInForce.expiresAt, order.sentAt), receivedAt },
          'good till date is over',
        );
    }
  }

  /** Splits what is held, and ends all orders: their prices and quantities are of before. */
  split({ instrument, ratio, eventAt, receivedAt }: Split): void {
    const book = this.bookOf(instrument);
    const price = book.lastPrice / Exact.of(ratio).toFloat();
    const ledger = this.margin?.account.ledger;
    ledger?.split(ledger.bookOf(instrument), ratio, price, receivedAt);
    book.split(ratio, eventAt);
    for (const order of book.orders) this.cancel(order, { eventAt, receivedAt }, `split by ${ratio}`);
    book.compact();
  }

  private acknowledge(order: WorkingOrder, when: When): void {
    order.isAcknowledged = true;
    const { eventAt, receivedAt } = when;
    this.say({ kind: 'order-acknowledged', order: order.number, eventAt, receivedAt });
  }

  private end(order: WorkingOrder, report: VenueReport): void {
    order.isDone = true;
    this.forget(order);
    this.say(report);
  }

  private forget(order: WorkingOrder): void {
    const { live } = this;
    const index = live.indexOf(order);
    if (index < 0) return;
    for (let i = index + 1; i < live.length; i++) live[i - 1] = live[i] as WorkingOrder;
    live.pop();
  }

  /** Tells of something, after all that was told before. */
  say(report: VenueReport): void {
    this.reports[this.said] = report;
    this.said += 1;
  }
}
