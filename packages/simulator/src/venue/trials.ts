import type { Bar } from '@rxtrade/core';
import type { BarRange, Match, WorkingOrder } from '../matching/index.ts';
import type { FillDesk } from './fill-desk.ts';
import type { Shown, When } from './fill-report.ts';
import type { InstrumentBook } from './instrument-book.ts';
import type { OrderRegister } from './order-register.ts';

/** Shows one order one price or range, and sees to what it does not fill: it rests, waits or ends. */
export class Trials {
  private readonly register: OrderRegister;
  private readonly fills: FillDesk;

  constructor(register: OrderRegister, fills: FillDesk) {
    this.register = register;
    this.fills = fills;
  }

  /** One moment's prices; true when the order is over. */
  moment(book: InstrumentBook, order: WorkingOrder, ask: number, bid: number, shown: Shown, when: When): boolean {
    const match = this.matchAt(order, ask, bid, when);
    if (match !== undefined) {
      this.fills.fill(book, order, match, shown, when);
      if (!order.isDone) this.keepRest(order, when);
    }
    return order.isDone;
  }

  /** What an order trades at, at one moment's prices; an order that does not trade rests, waits or ends. */
  matchAt(order: WorkingOrder, ask: number, bid: number, when: When): Match | undefined {
    const match = this.register.models.fills.atMoment(order, ask, bid);
    if (match === undefined) {
      if (order.isWaiting) order.trail(bid, ask);
      else this.restOrExpire(order, when);
      return undefined;
    }
    const { terms } = order;
    if (terms.kind !== 'limit' || !terms.postOnly || match.liquidity === 'maker') return match;
    this.register.reject(order, when, 'E403', `post-only at ${order.limit} would take at ${match.price}`);
    return undefined;
  }

  /** What a bar did after its opening, or a part of that. */
  range(book: InstrumentBook, order: WorkingOrder, range: BarRange, bar: Bar, shown: Shown, when: When): void {
    const reached = this.reach(book, order, range, shown, when);
    if (reached !== undefined && reached.legs.length > 0)
      this.legs(book, order, reached.price, reached.legs, bar, shown, when);
  }

  /** A range alone: the price it was matched at and the legs that came alive, which are not shown anything yet. */
  reach(
    book: InstrumentBook,
    order: WorkingOrder,
    range: BarRange,
    shown: Shown,
    when: When,
  ): { readonly price: number; readonly legs: readonly WorkingOrder[] } | undefined {
    const match = this.register.models.fills.inRange(order, range);
    if (match === undefined) {
      // not waiting any more: its trigger was hit, and its limit was out of reach
      if (!order.isWaiting && !order.isResting) this.restOrExpire(order, when);
      return undefined;
    }
    const legs = this.fills.fill(book, order, match, shown, when);
    if (!order.isDone) this.keepRest(order, when);
    return { price: match.price, legs };
  }

  /** What was not there to be had waits for what comes next, unless its time in force says otherwise. */
  keepRest(order: WorkingOrder, when: When): void {
    const { kind, timeInForce } = order.terms;
    // a market order goes on taking: more may be there than was shown
    if (kind === 'market') return;
    if (timeInForce.kind === 'ioc')
      this.register.expire(
        order,
        when,
        order.filled === 0 ? 'could not fill at once' : 'the rest did not fill at once',
      );
    else if (order.hasLimit && !order.isResting) this.register.rest(order, when);
  }

  /** Shows legs what their entry's bar has left for them: first the price it filled at, then what followed. */
  legs(
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
        const isOver = this.moment(book, leg, price, price, shown, when);
        if (!isOver) this.range(book, leg, phase === 'from-open' ? bar : fromEntry, bar, shown, when);
      }
    }
  }

  private restOrExpire(order: WorkingOrder, when: When): void {
    const { kind } = order.terms.timeInForce;
    if (kind === 'ioc' || kind === 'fok') this.register.expire(order, when, 'could not fill at once');
    else if (!order.isResting) this.register.rest(order, when);
  }
}
