import type { Instrument, Integer } from '@rxtrade/core';
import type { WorkingOrder } from '../matching/index.ts';
import type { DueFill, KnownEnd, KnownOrder } from '../outcomes/index.ts';
import type { FillDesk } from './fill-desk.ts';
import { filledReport, type Shown, type When } from './fill-report.ts';
import type { OrderRegister } from './order-register.ts';

const nothingShown: Shown = { bar: undefined, isQuoted: false, pool: undefined, best: undefined };
const noLegs: readonly WorkingOrder[] = [];

/** Lets happen to orders what is known to have happened to them. */
export class KnownOrders {
  private readonly register: OrderRegister;
  private readonly fills: FillDesk;

  constructor(register: OrderRegister, fills: FillDesk) {
    this.register = register;
    this.fills = fills;
  }

  /** True while anything is known of an order that lives. */
  get isAny(): boolean {
    return this.register.known.length > 0;
  }

  /** All that happened to the orders of an instrument by `when`. Legs that come alive by it are handed on. */
  play(
    instrument: Instrument,
    when: When,
    onLegs?: (entry: WorkingOrder, price: number, legs: readonly WorkingOrder[]) => void,
  ): void {
    const { known } = this.register;
    if (known.length === 0) return;
    for (let next = this.next(instrument, when); next !== undefined; next = this.next(instrument, when)) {
      const due = next.takeFill();
      const legs = this.fill(next, due);
      if (legs.length > 0) onLegs?.(next.order, due.fill.reference, legs);
    }
    for (const one of known) {
      const end = one.order.instrument === instrument && !one.order.isDone ? one.endBy(when) : undefined;
      if (end !== undefined) this.end(one.order, end);
    }
    let kept = 0;
    for (const one of known) if (!one.order.isDone) known[kept++] = one;
    known.length = kept;
  }

  private end(order: WorkingOrder, { kind, eventAt, receivedAt, code, reason }: KnownEnd): void {
    const when: When = { eventAt, receivedAt };
    if (kind === 'rejected') this.register.reject(order, when, code, reason);
    else if (kind === 'expired') this.register.expire(order, when, reason);
    else this.register.cancel(order, when, reason);
  }

  private next(instrument: Instrument, when: When): KnownOrder | undefined {
    let first: KnownOrder | undefined;
    let rank = Number.POSITIVE_INFINITY;
    for (const one of this.register.known) {
      if (one.order.isDone || one.order.instrument !== instrument || one.rankBy(when) >= rank) continue;
      first = one;
      rank = one.rankBy(when);
    }
    return first;
  }

  private fill({ order }: KnownOrder, { fill, quantity: due, isLast }: DueFill): readonly WorkingOrder[] {
    const { register } = this;
    const book = register.bookOf(order.instrument);
    const { eventAt, receivedAt, liquidity, reference } = fill;
    const when: When = { eventAt, receivedAt };
    const room = order.request.reduceOnly ? book.room(order) : due;
    const quantity: Integer = room < due ? room : due;
    if (quantity <= 0) {
      register.cancel(order, when, 'E404: the position is closed');
      return noLegs;
    }
    const { models, random } = register;
    const around = { models, random, shown: nothingShown, when, known: fill };
    const report = filledReport(order, { price: reference, liquidity }, quantity, around);
    return this.fills.settle(book, order, report, isLast);
  }
}
