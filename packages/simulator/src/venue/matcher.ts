import type { Bar, BarOpened, FinishPrice, Quote, Trade } from '@rxtrade/core';
import type { BarRange, WorkingOrder } from '../matching/index.ts';
import type { Shown, When } from './fill-terms.ts';
import type { InstrumentBook } from './instrument-book.ts';
import type { OrderRegister } from './order-register.ts';

const atPrice: Shown = { bar: undefined, isQuoted: false };
const atQuote: Shown = { bar: undefined, isQuoted: true };

/** Shows orders what the market did, in the order in which it can have happened. */
export class Matcher {
  private readonly register: OrderRegister;

  constructor(register: OrderRegister) {
    this.register = register;
  }

  /**
   * The opening, for those who were there and have not seen it yet, then what followed. Within the range stops come
   * first: of two that a bar may have hit, the worse one is assumed.
   */
  bar(bar: Bar): void {
    const book = this.register.bookOf(bar.series.instrument);
    book.lastBar = bar;
    const { openAt, closeAt } = bar;
    this.register.playKnown(bar.series.instrument, { eventAt: openAt, receivedAt: closeAt });
    if (book.orders.length === 0 && !this.register.hasKnown) return;
    this.matchOpening(book, bar, { eventAt: openAt, receivedAt: closeAt });
    // when in the bar is not known: its last millisecond is the latest it can have been
    const when: When = { eventAt: closeAt - 1, receivedAt: closeAt };
    this.register.endDue(book, when);
    const shown: Shown = { bar, isQuoted: false };
    this.register.playKnown(bar.series.instrument, { eventAt: closeAt, receivedAt: closeAt }, (entry, price, legs) =>
      this.tryLegs(book, entry, price, legs, bar, shown, when),
    );
    const count = book.orders.length;
    for (let i = 0; i < count; i++) {
      const order = book.orders[i] as WorkingOrder;
      if (order.isStop) this.matchRange(book, order, bar, shown, when);
    }
    for (let i = 0; i < count; i++) {
      const order = book.orders[i] as WorkingOrder;
      if (!order.isStop) this.matchRange(book, order, bar, shown, when);
    }
    book.compact();
  }

  opening(event: BarOpened): void {
    const book = this.register.bookOf(event.instrument);
    if (book.orders.length === 0) return;
    this.matchOpening(book, event, { eventAt: event.openAt, receivedAt: event.receivedAt });
    book.compact();
  }

  /** Takers trade at the print, or at the quote where that is worse; who rests on the book is reached by the print. */
  trade(trade: Trade): void {
    const book = this.register.bookOf(trade.instrument);
    const { price } = trade;
    if (!book.isQuoted) {
      book.ask = price;
      book.bid = price;
    }
    if (book.orders.length > 0) this.matchMoment(book, price, trade);
  }

  quote(quote: Quote): void {
    const book = this.register.bookOf(quote.instrument);
    book.isQuoted = true;
    book.ask = quote.ask;
    book.bid = quote.bid;
    if (book.orders.length > 0) this.matchMoment(book, undefined, quote);
  }

  /** Fills the market orders that close positions at the last price, and only those: nothing opens after the end. */
  finish(price: FinishPrice, when: When): void {
    for (const book of this.register.books.values()) {
      const { lastBar, ask, bid, orders } = book;
      if (lastBar === undefined && !book.hasMoments) continue;
      const count = orders.length;
      for (let i = 0; i < count; i++) {
        const order = orders[i] as WorkingOrder;
        if (order.isDone || order.terms.kind !== 'market' || !order.request.reduceOnly) continue;
        if (lastBar === undefined) this.tryMoment(book, order, ask, bid, book.isQuoted ? atQuote : atPrice, when);
        else this.tryMoment(book, order, lastBar[price], lastBar[price], atPrice, when);
      }
      book.compact();
    }
  }

  private matchOpening(book: InstrumentBook, bar: Bar | BarOpened, when: When): void {
    const { openAt, intervalMs, open } = bar;
    this.register.endDue(book, when);
    // legs that come alive at the opening take part in it: the list grows as it is walked
    for (let i = 0; i < book.orders.length; i++) {
      const order = book.orders[i] as WorkingOrder;
      if (order.isDone || order.triedOpening === openAt || order.presentFrom(intervalMs) > openAt) continue;
      order.triedOpening = openAt;
      this.tryMoment(book, order, open, open, atPrice, when);
    }
  }

  private matchRange(book: InstrumentBook, order: WorkingOrder, bar: Bar, shown: Shown, when: When): void {
    if (order.isDone) return;
    if (order.presentFrom(bar.intervalMs) <= bar.openAt) {
      this.tryRange(book, order, bar, bar, shown, when);
    } else if (order.activeAt < bar.closeAt) {
      // it came while the bar was on its way: only the close is known to lie after it
      this.tryMoment(book, order, bar.close, bar.close, shown, when);
    }
  }

  private matchMoment(book: InstrumentBook, print: number | undefined, { eventAt, receivedAt }: When): void {
    const { orders } = book;
    const count = orders.length;
    const when: When = { eventAt, receivedAt };
    this.register.endDue(book, when);
    const ask = print === undefined ? book.ask : Math.max(print, book.ask);
    const bid = print === undefined ? book.bid : Math.min(print, book.bid);
    const shown = book.isQuoted ? atQuote : atPrice;
    for (let i = 0; i < count; i++) {
      const order = orders[i] as WorkingOrder;
      if (order.isDone || order.activeAt > eventAt) continue;
      if (print !== undefined && order.isResting) this.tryMoment(book, order, print, print, shown, when);
      else this.tryMoment(book, order, ask, bid, shown, when);
    }
    book.compact();
  }

  /** Shows an order one moment's prices, and ends what may not rest; true when it is over. */
  private tryMoment(
    book: InstrumentBook,
    order: WorkingOrder,
    ask: number,
    bid: number,
    shown: Shown,
    when: When,
  ): boolean {
    const match = this.register.models.fills.atMoment(order, ask, bid);
    const { terms } = order;
    if (match === undefined) {
      if (order.isWaiting) order.trail(bid, ask);
      else this.restOrExpire(order, when);
    } else if (terms.kind === 'limit' && terms.postOnly && match.liquidity === 'taker') {
      this.register.reject(order, when, 'E403', `post-only at ${order.limit} would take at ${match.price}`);
    } else {
      this.register.fill(book, order, match, shown, when);
    }
    return order.isDone;
  }

  private tryRange(
    book: InstrumentBook,
    order: WorkingOrder,
    range: BarRange,
    bar: Bar,
    shown: Shown,
    when: When,
  ): void {
    const match = this.register.models.fills.inRange(order, range);
    if (match === undefined) {
      // not waiting any more: its trigger was hit, and its limit was out of reach
      if (!order.isWaiting && !order.isResting) this.restOrExpire(order, when);
      return;
    }
    const legs = this.register.fill(book, order, match, shown, when);
    if (legs.length > 0) this.tryLegs(book, order, match.price, legs, bar, shown, when);
  }

  /** Shows legs what their entry's bar has left for them: first the price it filled at, then what followed. */
  private tryLegs(
    book: InstrumentBook,
    entry: WorkingOrder,
    price: number,
    legs: readonly WorkingOrder[],
    bar: Bar,
    shown: Shown,
    when: When,
  ): void {
    const phase = this.register.models.fills.legPhase(entry, legs, bar);
    const { close } = bar;
    const fromEntry = { open: price, high: Math.max(price, close), low: Math.min(price, close), close };
    for (const isForStops of [true, false]) {
      for (const leg of legs) {
        if (leg.isDone || leg.isStop !== isForStops) continue;
        if (phase === 'next-bar') {
          if (!leg.isWaiting) this.restOrExpire(leg, when);
          continue;
        }
        const isOver = this.tryMoment(book, leg, price, price, shown, when);
        if (!isOver) this.tryRange(book, leg, phase === 'from-open' ? bar : fromEntry, bar, shown, when);
      }
    }
  }

  private restOrExpire(order: WorkingOrder, when: When): void {
    const { kind } = order.terms.timeInForce;
    if (kind === 'ioc' || kind === 'fok') this.register.expire(order, when, 'could not fill at once');
    else if (!order.isResting) this.register.rest(order, when);
  }
}
