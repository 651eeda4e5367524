import type { BookDelta, BookSnapshot, EpochMs, Instrument, Integer } from '@rxtrade/core';
import type { Match, WorkingOrder } from '../matching/index.ts';
import { type Ladder, OrderBook } from '../order-book/index.ts';
import { QueuePlace } from '../queue/index.ts';
import { Pool } from '../volume/index.ts';
import type { FillDesk } from './fill-desk.ts';
import type { When } from './fill-report.ts';
import type { InstrumentBook } from './instrument-book.ts';
import type { OrderRegister } from './order-register.ts';
import type { Trials } from './trials.ts';

/** Keeps order books, and shows them to orders. */
export class DepthMatcher {
  private readonly register: OrderRegister;
  private readonly fills: FillDesk;
  private readonly trials: Trials;

  constructor(register: OrderRegister, fills: FillDesk, trials: Trials) {
    this.register = register;
    this.fills = fills;
    this.trials = trials;
  }

  /** Takes an update of a book; orders that are there meet the book as it leaves it. */
  update(event: BookSnapshot | BookDelta): void {
    const { register } = this;
    const book = register.bookOf(event.instrument);
    book.depth ??= new OrderBook();
    const { depth, orders } = book;
    if (event.kind === 'book-snapshot') depth.snapshot(event);
    else depth.change(event);
    const { eventAt, receivedAt } = event;
    const { condition } = depth;
    if (condition !== book.condition) {
      book.condition = condition;
      register.troubles.note(condition, book.instrument, eventAt);
    }
    if (condition === 'sound') {
      book.isQuoted = true;
      book.ask = depth.asks.best;
      book.bid = depth.bids.best;
      book.momentAt = eventAt;
      book.margin?.lastPrice((book.ask + book.bid) / 2, event);
    }
    if (orders.length === 0) return;
    const when: When = { eventAt, receivedAt };
    register.endDue(book, when);
    // nothing trades on a book that is not to be believed
    if (condition === 'sound' || condition === 'empty') {
      const count = orders.length;
      for (let i = 0; i < count; i++) {
        const order = orders[i] as WorkingOrder;
        if (!order.isDone && order.activeAt <= eventAt) this.meet(book, depth, order, when);
      }
    }
    book.compact();
  }

  private meet(book: InstrumentBook, depth: OrderBook, order: WorkingOrder, when: When): void {
    const across = order.isBuy ? depth.asks : depth.bids;
    if (order.isResting) {
      this.queueUp(book, order);
      if (across.isWithin(across.best, order.limit)) this.walk(book, order, across, when);
      return;
    }
    if (across.length === 0) this.meetNothing(order, when);
    else if (this.trials.matchAt(order, depth.asks.best, depth.bids.best, when) !== undefined)
      this.take(book, order, across, when);
    this.queueUp(book, order);
  }

  private take(book: InstrumentBook, order: WorkingOrder, across: Ladder, when: When): void {
    this.walk(book, order, across, when);
    if (order.isDone) return;
    if (order.terms.kind === 'market') this.register.expire(order, when, 'E407: the book holds no more');
    else this.trials.keepRest(order, when);
  }

  /** Takes level by level what stands across, as far as its limit goes; who rests is met at the limit itself. */
  private walk(book: InstrumentBook, order: WorkingOrder, across: Ladder, when: When): void {
    const { limit, isResting } = order;
    const { best } = across;
    if (
      order.terms.timeInForce.kind === 'fok' &&
      !holds(across, limit, book.room(order), order.instrument, when.eventAt)
    ) {
      this.register.expire(order, when, 'could not fill whole at once');
      return;
    }
    for (let i = 0; i < across.length && !order.isDone; i++) {
      const price = across.priceAt(i);
      if (!across.isWithin(price, limit)) return;
      const left = across.leftAt(i);
      if (left <= 0) continue;
      const pool = new Pool(left);
      const match: Match = isResting ? { price: limit, liquidity: 'maker' } : { price, liquidity: 'taker' };
      this.fills.fill(book, order, match, { bar: undefined, isQuoted: true, pool, best }, when);
      across.take(price, left - pool.left);
    }
  }

  private meetNothing(order: WorkingOrder, when: When): void {
    const { kind, timeInForce } = order.terms;
    if (order.isWaiting) return;
    if (kind === 'market' || timeInForce.kind === 'ioc' || timeInForce.kind === 'fok')
      this.register.expire(order, when, `E407: the book has no ${order.isBuy ? 'asks' : 'bids'}`);
    else if (order.hasLimit) this.register.rest(order, when);
  }

  private queueUp(book: InstrumentBook, order: WorkingOrder): void {
    if (!order.isResting || order.isDone) return;
    const level = book.levelOf(order);
    if (order.queue === undefined) order.queue = new QueuePlace(level);
    else order.queue.follow(level, this.register.models.queue);
  }
}

/** True where a side has all of `quantity` within the limit. */
function holds(side: Ladder, limit: number, quantity: Integer, instrument: Instrument, at: EpochMs): boolean {
  let left = 0;
  for (let i = 0; i < side.length && side.isWithin(side.priceAt(i), limit); i++) left += Math.max(0, side.leftAt(i));
  return new Pool(left).partOf(quantity, instrument, at) === quantity;
}
