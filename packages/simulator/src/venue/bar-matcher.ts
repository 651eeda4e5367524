import type { Bar, BarOpened, FinishPrice, Integer } from '@rxtrade/core';
import type { WorkingOrder } from '../matching/index.ts';
import { Pool } from '../volume/index.ts';
import type { Shown, When } from './fill-report.ts';
import type { InstrumentBook } from './instrument-book.ts';
import type { KnownOrders } from './known-orders.ts';
import type { OrderRegister } from './order-register.ts';
import { PathMatcher } from './path-matcher.ts';
import type { Trials } from './trials.ts';

const atPrice: Shown = { bar: undefined, isQuoted: false, pool: undefined, best: undefined };
const atQuote: Shown = { bar: undefined, isQuoted: true, pool: undefined, best: undefined };

/** Shows orders what bars did, in the order in which it can have happened. */
export class BarMatcher {
  private readonly register: OrderRegister;
  private readonly trials: Trials;

  private readonly known: KnownOrders;
  private readonly paths: PathMatcher;

  constructor(register: OrderRegister, trials: Trials, known: KnownOrders) {
    this.register = register;
    this.trials = trials;
    this.known = known;
    this.paths = new PathMatcher(trials);
  }

  /**
   * The opening, for those who were there and have not seen it yet, then what followed. Within the range stops come
   * first: of two that a bar may have hit, the worse one is assumed.
   */
  bar(bar: Bar): void {
    const book = this.register.bookOf(bar.series.instrument);
    book.see(bar);
    if (!this.isIdle(book)) this.match(book, bar);
  }

  /** Apart from the many bars that find nothing to match. */
  private match(book: InstrumentBook, bar: Bar): void {
    const { margin } = book;
    const { openAt, closeAt } = bar;
    const opening: When = { eventAt: openAt, receivedAt: closeAt };
    if (this.known.isAny) this.known.play(book.instrument, opening);
    const pool = this.poolOf(bar);
    margin?.lastPrice(bar.open, opening);
    // an order book, or the trades in it, tell more of the same market
    const isTold = book.depth !== undefined || book.tradedAt >= openAt;
    if (!isTold) this.matchOpening(book, bar, pool, opening);
    book.compact();
    // most bars with an order fill it at their opening, and have nothing more to do
    if (this.isIdle(book)) return;
    const sizeBefore = margin?.size ?? 0;
    // when in the bar is not known: its last millisecond is the latest it can have been
    const when: When = { eventAt: closeAt - 1, receivedAt: closeAt };
    this.register.endDue(book, when);
    const shown: Shown = { bar, isQuoted: false, pool, best: undefined };
    if (this.known.isAny)
      this.known.play(book.instrument, { eventAt: closeAt, receivedAt: closeAt }, (entry, price, legs) =>
        this.trials.legs(book, entry, price, legs, bar, shown, when),
      );
    if (!isTold) this.walkOrMatch(book, bar, sizeBefore, shown, when);
    margin?.lastPrice(bar.close, when);
  }

  /** True while no bar can change anything. */
  private isIdle(book: InstrumentBook): boolean {
    return book.orders.length === 0 && book.margin === undefined && !this.known.isAny;
  }

  private walkOrMatch(book: InstrumentBook, bar: Bar, sizeBefore: Integer, shown: Shown, when: When): void {
    const path = this.register.models.fills.path?.(bar);
    if (path !== undefined) this.paths.walk(book, bar, path, shown, when);
    this.matchRanges(book, bar, path === undefined ? sizeBefore : undefined, shown, when);
    book.compact();
  }

  /** A bar's first price. How much of it there is, the bar tells: where that counts, the opening waits for it. */
  opening(event: BarOpened): void {
    const book = this.register.bookOf(event.instrument);
    book.margin?.lastPrice(event.open, event);
    if (book.orders.length === 0 || book.depth !== undefined) return;
    // where trades come, the first of the bar is its opening
    if (book.tradedAt >= event.openAt - event.intervalMs) return;
    if (this.register.models.volume.ofBar !== undefined) return;
    this.matchOpening(book, event, undefined, { eventAt: event.openAt, receivedAt: event.receivedAt });
    book.compact();
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
        if (lastBar === undefined) this.trials.moment(book, order, ask, bid, book.isQuoted ? atQuote : atPrice, when);
        else this.trials.moment(book, order, lastBar[price], lastBar[price], atPrice, when);
      }
      book.compact();
    }
  }

  private poolOf(bar: Bar): Pool | undefined {
    const { volume } = this.register.models;
    return volume.ofBar === undefined ? undefined : new Pool(volume.ofBar(bar.volume));
  }

  private matchOpening(book: InstrumentBook, bar: Bar | BarOpened, pool: Pool | undefined, when: When): void {
    const { openAt, intervalMs, open } = bar;
    this.register.endDue(book, when);
    const shown = pool === undefined ? atPrice : { ...atPrice, pool };
    // legs that come alive at the opening take part in it: the list grows as it is walked
    for (let i = 0; i < book.orders.length; i++) {
      const order = book.orders[i] as WorkingOrder;
      if (order.isDone || order.triedOpening === openAt || order.presentFrom(intervalMs) > openAt) continue;
      const isOver = this.trials.moment(book, order, open, open, shown, when);
      if (!isOver) order.triedOpening = openAt;
    }
  }

  /**
   * Stops first, then what the margin no longer carries, then the rest; what has walked the bar's path, and has no size
   * of before, has seen it.
   */
  private matchRanges(book: InstrumentBook, bar: Bar, sizeBefore: Integer | undefined, shown: Shown, when: When): void {
    const { orders } = book;
    const hasWalked = sizeBefore === undefined;
    const count = orders.length;
    for (let i = 0; i < count; i++) {
      const order = orders[i] as WorkingOrder;
      if (order.isStop) this.matchRange(book, order, bar, shown, when, hasWalked);
    }
    if (sizeBefore !== undefined) book.margin?.range(bar, sizeBefore, when);
    for (let i = 0; i < count; i++) {
      const order = orders[i] as WorkingOrder;
      if (!order.isStop) this.matchRange(book, order, bar, shown, when, hasWalked);
    }
  }

  private matchRange(
    book: InstrumentBook,
    order: WorkingOrder,
    bar: Bar,
    shown: Shown,
    when: When,
    hasWalked: boolean,
  ): void {
    if (order.isDone) return;
    if (order.presentFrom(bar.intervalMs) <= bar.openAt) {
      // on a path, only who takes at any price is still to come
      if (!hasWalked || (!order.hasLimit && !order.isWaiting)) this.trials.range(book, order, bar, bar, shown, when);
    } else if (order.activeAt < bar.closeAt) {
      // it came while the bar was on its way: only the close is known to lie after it
      this.trials.moment(book, order, bar.close, bar.close, shown, when);
    }
  }
}
