import type { Quote, Trade } from '@rxtrade/core';
import type { WorkingOrder } from '../matching/index.ts';
import { QueuePlace } from '../queue/index.ts';
import { Pool } from '../volume/index.ts';
import type { FillDesk } from './fill-desk.ts';
import type { Shown, When } from './fill-report.ts';
import type { InstrumentBook } from './instrument-book.ts';
import type { OrderRegister } from './order-register.ts';
import type { Trials } from './trials.ts';

/** What a trade still has for our orders: `left` of its quantity, of which they may have what `pool` holds. */
type Print = { readonly trade: Trade; readonly quantity: number; readonly pool: Pool | undefined; left: number };

/** Shows orders trades and quotes. */
export class MomentMatcher {
  private readonly register: OrderRegister;
  private readonly fills: FillDesk;
  private readonly trials: Trials;

  constructor(register: OrderRegister, fills: FillDesk, trials: Trials) {
    this.register = register;
    this.fills = fills;
    this.trials = trials;
  }

  /** Takers trade at the print, or at the quote where that is worse; who rests on the book is reached by the print. */
  trade(trade: Trade): void {
    const book = this.register.bookOf(trade.instrument);
    const { price, quantity, eventAt, receivedAt } = trade;
    book.momentAt = eventAt;
    book.margin?.lastPrice(price, trade);
    book.tradedAt = eventAt;
    if (!book.isQuoted) {
      book.ask = price;
      book.bid = price;
    }
    const { orders } = book;
    if (orders.length === 0) return;
    const when: When = { eventAt, receivedAt };
    this.register.endDue(book, when);
    const { volume } = this.register.models;
    const pool = volume.ofTrade === undefined ? undefined : new Pool(volume.ofTrade(quantity));
    // a quantity the data do not tell works off no queue
    const known = Number.isNaN(quantity) ? 0 : quantity;
    const print: Print = { trade, quantity: known, pool, left: known };
    this.reachResting(book, print, when);
    const count = orders.length;
    for (let i = 0; i < count; i++) {
      const order = orders[i] as WorkingOrder;
      // where there is an order book, takers trade against that
      if (order.isDone || order.isResting || order.activeAt > eventAt || book.depth !== undefined) continue;
      this.take(book, order, print, when);
    }
    book.compact();
  }

  quote(quote: Quote): void {
    const book = this.register.bookOf(quote.instrument);
    // the best of an order book that is there anyway
    if (book.depth !== undefined) return;
    book.quote(quote, this.register.models.volume);
    book.momentAt = quote.eventAt;
    book.margin?.lastPrice((quote.bid + quote.ask) / 2, quote);
    const { orders, ask, bid } = book;
    if (orders.length === 0) return;
    const { eventAt, receivedAt } = quote;
    const when: When = { eventAt, receivedAt };
    this.register.endDue(book, when);
    const count = orders.length;
    for (let i = 0; i < count; i++) {
      const order = orders[i] as WorkingOrder;
      if (order.isDone || order.activeAt > eventAt) continue;
      this.trials.moment(book, order, ask, bid, this.atQuote(book, order.isBuy), when);
      this.place(book, order);
    }
    book.compact();
  }

  /** Who is best is reached first: where a print is beyond several of ours, it came by that one before. */
  private reachResting(book: InstrumentBook, print: Print, when: When): void {
    const { price, eventAt } = print.trade;
    const resting = book.orders.filter((order): boolean => order.isResting && order.activeAt <= eventAt);
    if (resting.length > 1) resting.sort((a, b) => Math.abs(b.limit - price) - Math.abs(a.limit - price));
    for (const order of resting) if (!order.isDone) this.reach(book, order, print, when);
  }

  /** A print beyond a resting order's limit met it on its way there; one at its limit first works off the queue. */
  private reach(book: InstrumentBook, order: WorkingOrder, print: Print, when: When): void {
    const { price, side } = print.trade;
    const match = this.register.models.fills.atMoment(order, price, price);
    if (match !== undefined) {
      if (order.queue !== undefined) order.queue.ahead = 0;
      this.make(book, order, print, match.price, Number.POSITIVE_INFINITY, when);
      return;
    }
    // a buyer took asks at that price: our bid was not meant
    if (price !== order.limit || side === (order.isBuy ? 'buy' : 'sell')) return;
    if (order.queue === undefined) this.place(book, order);
    if (order.queue === undefined) return;
    const past = order.queue.trade({ quantity: print.quantity, left: print.left });
    if (past > 0) this.make(book, order, print, price, past, when);
  }

  private make(book: InstrumentBook, order: WorkingOrder, print: Print, price: number, most: number, when: When): void {
    const { pool } = print;
    const part = pool && new Pool(Math.min(most, pool.left));
    const before = part?.left ?? 0;
    const shown: Shown = { bar: undefined, isQuoted: true, pool: part, best: undefined };
    this.fills.fill(book, order, { price, liquidity: 'maker' }, shown, when);
    const taken = before - (part?.left ?? 0);
    pool?.take(taken);
    print.left = Math.max(0, print.left - taken);
  }

  private take(book: InstrumentBook, order: WorkingOrder, { trade, pool }: Print, when: When): void {
    const ask = Math.max(trade.price, book.ask);
    const bid = Math.min(trade.price, book.bid);
    const isAtQuote = book.isQuoted && (order.isBuy ? book.ask >= trade.price : book.bid <= trade.price);
    const shown = isAtQuote
      ? this.atQuote(book, order.isBuy)
      : { bar: undefined, isQuoted: book.isQuoted, pool, best: undefined };
    this.trials.moment(book, order, ask, bid, shown, when);
  }

  private atQuote(book: InstrumentBook, isBuy: boolean): Shown {
    const pool = book.quotedPool(isBuy, this.register.models.volume);
    return { bar: undefined, isQuoted: true, pool, best: undefined };
  }

  /** Gives a resting order its place in the queue, or follows what the data show of it now. */
  private place(book: InstrumentBook, order: WorkingOrder): void {
    if (!order.isResting || order.isDone) return;
    const level = book.levelOf(order);
    if (Number.isNaN(level)) return;
    if (order.queue === undefined) order.queue = new QueuePlace(level);
    else order.queue.follow(level, this.register.models.queue);
  }
}
