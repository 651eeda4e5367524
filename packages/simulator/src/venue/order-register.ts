import { type Instrument, type Integer, SeededRandom, type Split, type VenueReport } from '@rxtrade/core';
import type { Match, WorkingOrder } from '../matching/index.ts';
import { type DueFill, type KnownEnd, KnownOrder } from '../outcomes/index.ts';
import { fillTermsOf, type Shown, type When } from './fill-terms.ts';
import { InstrumentBook } from './instrument-book.ts';
import type { SimulationModels } from './simulation-models.ts';

const noLegs: readonly WorkingOrder[] = [];

/** Every live order at the venue, what becomes of each, and the reports of it, oldest first. */
export class OrderRegister {
  readonly books = new Map<Instrument, InstrumentBook>();
  readonly models: SimulationModels;
  readonly random: SeededRandom;
  /** Oldest first. A list, as there are few: what comes and goes with every trade costs a map more than the search. */
  private readonly live: WorkingOrder[] = [];
  /** Orders of which it is known what becomes of them: those are not matched. */
  private readonly known: KnownOrder[] = [];
  /** Reports not yet taken stand in `[taken, said)`; what is before is overwritten. */
  private readonly reports: VenueReport[] = [];
  private taken = 0;
  private said = 0;
  private lastBook: InstrumentBook | undefined;

  constructor(models: SimulationModels, seed: number) {
    this.models = models;
    this.random = new SeededRandom(seed);
  }

  bookOf(instrument: Instrument): InstrumentBook {
    if (this.lastBook?.instrument === instrument) return this.lastBook;
    let book = this.books.get(instrument);
    if (book === undefined) {
      book = new InstrumentBook(instrument);
      this.books.set(instrument, book);
    }
    this.lastBook = book;
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

  /** Fills all that an order may trade, if anything; the legs that come alive by it. */
  fill(book: InstrumentBook, order: WorkingOrder, match: Match, shown: Shown, when: When): readonly WorkingOrder[] {
    const { request, number } = order;
    const quantity = request.reduceOnly ? book.reducible(order) : order.quantity;
    if (quantity <= 0) {
      this.cancel(order, when, 'E404: the position is closed');
      return noLegs;
    }
    const { price, fee, feeCurrency, slippage } = fillTermsOf(this.models, order, match, quantity, {
      shown,
      when,
      random: this.random,
    });
    const { eventAt, receivedAt } = when;
    const { liquidity } = match;
    book.filled(request, quantity);
    // written out: spread objects are several times as slow, and this is the hot one
    this.end(order, {
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
    });
    if (quantity < request.quantity)
      this.say({ kind: 'order-cancelled', order: number, ...when, reason: 'reduced to the position' });
    this.endSiblings(book, order, when);
    if (request.legs.length === 0) return noLegs;
    const legs = book.legsOf(order, quantity, when.eventAt);
    for (const leg of legs) this.add(book, leg, when);
    return legs;
  }

  /** True while anything is known of an order that lives. */
  get hasKnown(): boolean {
    return this.known.length > 0;
  }

  /**
   * Lets happen to orders of an instrument what is known to have happened to them by `when`. Legs that come alive by it
   * are handed on.
   */
  playKnown(
    instrument: Instrument,
    when: When,
    onLegs?: (entry: WorkingOrder, price: number, legs: readonly WorkingOrder[]) => void,
  ): void {
    const { known } = this;
    if (known.length === 0) return;
    for (let next = this.nextKnown(instrument, when); next !== undefined; next = this.nextKnown(instrument, when)) {
      const due = next.takeFill();
      const legs = this.fillKnown(next, due);
      if (legs.length > 0) onLegs?.(next.order, due.fill.reference, legs);
    }
    for (const one of known) {
      const end = one.order.instrument === instrument && !one.order.isDone ? one.endBy(when) : undefined;
      if (end !== undefined) this.endKnown(one.order, end);
    }
    let kept = 0;
    for (const one of known) if (!one.order.isDone) known[kept++] = one;
    known.length = kept;
  }

  private endKnown(order: WorkingOrder, { kind, eventAt, receivedAt, code, reason }: KnownEnd): void {
    const when: When = { eventAt, receivedAt };
    if (kind === 'rejected') this.reject(order, when, code, reason);
    else if (kind === 'expired') this.expire(order, when, reason);
    else this.cancel(order, when, reason);
  }

  private nextKnown(instrument: Instrument, when: When): KnownOrder | undefined {
    let first: KnownOrder | undefined;
    let rank = Number.POSITIVE_INFINITY;
    for (const one of this.known) {
      if (one.order.isDone || one.order.instrument !== instrument || one.rankBy(when) >= rank) continue;
      first = one;
      rank = one.rankBy(when);
    }
    return first;
  }

  private fillKnown({ order }: KnownOrder, { fill, quantity: due, isLast }: DueFill): readonly WorkingOrder[] {
    const { request } = order;
    const book = this.bookOf(order.instrument);
    const { eventAt, receivedAt, liquidity } = fill;
    const when: When = { eventAt, receivedAt };
    const quantity: Integer = request.reduceOnly ? book.reducible(order, due) : due;
    if (quantity <= 0) {
      this.cancel(order, when, 'E404: the position is closed');
      return noLegs;
    }
    const match: Match = { price: fill.reference, liquidity };
    const shown: Shown = { bar: undefined, isQuoted: false };
    const terms = fillTermsOf(this.models, order, match, quantity, { shown, when, random: this.random, known: fill });
    book.filled(request, quantity);
    if (isLast) {
      order.isDone = true;
      this.forget(order);
    }
    this.say({ kind: 'order-filled', order: order.number, ...when, ...terms, quantity, liquidity });
    if (!isLast) return noLegs;
    this.endSiblings(book, order, when);
    if (request.legs.length === 0) return noLegs;
    const legs = book.legsOf(order, order.quantity, eventAt);
    for (const leg of legs) this.add(book, leg, when);
    // of a leg that is known, too, the market has no say
    return legs.filter((leg) => book.orders.includes(leg));
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
    book.split(ratio, eventAt);
    for (const order of book.orders) this.cancel(order, { eventAt, receivedAt }, `split by ${ratio}`);
    book.compact();
  }

  /** A leg ends the other legs of its entry, an order the rest of its group, in whatever instrument. */
  private endSiblings(book: InstrumentBook, filled: WorkingOrder, when: When): void {
    const { role, parent, number } = filled;
    const { ocoGroup } = filled.request;
    if (role !== 'order') {
      for (const other of book.orders)
        if (!other.isDone && other.parent === parent) this.cancel(other, when, `order ${number} filled`);
    } else if (ocoGroup !== 0) {
      for (const other of [...this.live])
        if (other.request.ocoGroup === ocoGroup) this.cancel(other, when, `order ${number} filled`);
    }
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

  private say(report: VenueReport): void {
    this.reports[this.said] = report;
    this.said += 1;
  }
}
