import { type EpochMs, Exact, type Instrument, SeededRandom, type Split, type VenueReport } from '@rxtrade/core';
import { LiquidationDesk, type LiquidationStyle, VenueAccount, type VenueAccountSettings } from '../margin/index.ts';
import type { WorkingOrder } from '../matching/index.ts';
import { KnownOrder } from '../outcomes/index.ts';
import { BookTroubles } from './book-troubles.ts';
import type { When } from './fill-report.ts';
import { InstrumentBook } from './instrument-book.ts';
import { ReportQueue } from './report-queue.ts';
import type { SimulationModels } from './simulation-models.ts';
import { VenueActs } from './venue-acts.ts';

/** Every live order at the venue: how each begins and ends, and the reports of it. */
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
  readonly reports = new ReportQueue();
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
    return lastBook?.instrument === instrument ? lastBook : this.nextBook(instrument);
  }

  private nextBook(instrument: Instrument): InstrumentBook {
    const { lastBook } = this;
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

  /** Takes an order in. A post-only one is not acknowledged yet: it may turn out that it would take. */
  add(book: InstrumentBook, order: WorkingOrder, receivedAt: EpochMs): void {
    const outcome = this.models.outcomes?.outcomeOf(order.request);
    if (outcome === undefined) book.orders.push(order);
    else this.known.push(new KnownOrder(order, outcome));
    this.live.push(order);
    if (order.terms.kind !== 'limit' || !order.terms.postOnly) this.acknowledge(order, order.sentAt, receivedAt);
  }

  /** It is on the book, and makes from now on. */
  rest(order: WorkingOrder, { eventAt, receivedAt }: When): void {
    order.isResting = true;
    if (!order.isAcknowledged) this.acknowledge(order, eventAt, receivedAt);
  }

  cancel(order: WorkingOrder, { eventAt, receivedAt }: When, reason: string): void {
    this.end(order, { kind: 'order-cancelled', order: order.number, eventAt, receivedAt, reason });
  }

  expire(order: WorkingOrder, { eventAt, receivedAt }: When, reason: string): void {
    this.end(order, { kind: 'order-expired', order: order.number, eventAt, receivedAt, reason });
  }

  reject(order: WorkingOrder, { eventAt, receivedAt }: When, code: string, reason: string): void {
    this.end(order, { kind: 'order-rejected', order: order.number, eventAt, receivedAt, code, reason });
  }

  /** The order is over, and `report` says why. */
  end(order: WorkingOrder, report: VenueReport): void {
    order.isDone = true;
    this.forget(order);
    this.reports.say(report);
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

  private acknowledge(order: WorkingOrder, eventAt: EpochMs, receivedAt: EpochMs): void {
    order.isAcknowledged = true;
    this.reports.say({ kind: 'order-acknowledged', order: order.number, eventAt, receivedAt });
  }

  private forget(order: WorkingOrder): void {
    const { live } = this;
    const index = live.indexOf(order);
    if (index < 0) return;
    for (let i = index + 1; i < live.length; i++) live[i - 1] = live[i] as WorkingOrder;
    live.pop();
  }
}
