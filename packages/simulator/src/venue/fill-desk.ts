import { addInteger, Exact, type OrderFilled } from '@rxtrade/core';
import type { Match, WorkingOrder } from '../matching/index.ts';
import { filledReport, type Shown, type When } from './fill-report.ts';
import type { InstrumentBook } from './instrument-book.ts';
import { endLinked, legsAfter } from './linked-orders.ts';
import type { OrderRegister } from './order-register.ts';

const noLegs: readonly WorkingOrder[] = [];

/** Fills orders: how much of one, on what terms, and what follows of it. */
export class FillDesk {
  private readonly register: OrderRegister;

  constructor(register: OrderRegister) {
    this.register = register;
  }

  /**
   * Fills as much of an order as it may trade and as there is, if anything; the legs that come alive by it. What is left
   * of it lives on, but for a fill-or-kill order, which must find all of it at once.
   */
  fill(book: InstrumentBook, order: WorkingOrder, match: Match, shown: Shown, when: When): readonly WorkingOrder[] {
    const { register } = this;
    const room = book.room(order);
    if (room <= 0) {
      register.cancel(order, when, 'E404: the position is closed');
      return noLegs;
    }
    const { pool } = shown;
    const quantity = pool === undefined ? room : pool.partOf(room, order.instrument, when.eventAt);
    if (quantity < room && shown.best === undefined && order.terms.timeInForce.kind === 'fok') {
      register.expire(order, when, 'could not fill whole at once');
      return noLegs;
    }
    if (quantity <= 0) return noLegs;
    const report = filledReport(order, match, quantity, {
      models: register.models,
      random: register.random,
      shown,
      when,
    });
    const lacking = register.margin?.lacking(order.request, report);
    if (lacking !== undefined) {
      register.cancel(order, when, lacking);
      return noLegs;
    }
    if (pool !== undefined) pool.take(new Exact(quantity, order.instrument.quantityScale).toFloat());
    return this.settle(book, order, report, quantity === room);
  }

  /** Books a fill and reports it, and does what follows of it; the legs that come alive. `isLast`: the order is over. */
  settle(book: InstrumentBook, order: WorkingOrder, report: OrderFilled, isLast: boolean): readonly WorkingOrder[] {
    const { register } = this;
    const { request } = order;
    const { quantity } = report;
    register.margin?.book(request, report, report.receivedAt);
    book.filled(request, quantity);
    order.filled = addInteger(order.filled, quantity);
    if (isLast) register.end(order, report);
    else register.reports.say(report);
    const isReduced = isLast && order.filled < request.quantity;
    const isLinked = order.role !== 'order' || request.ocoGroup !== 0 || request.legs.length > 0;
    // most orders are followed by nothing
    return isReduced || isLinked ? this.follow(book, order, report, isReduced) : noLegs;
  }

  private follow(
    book: InstrumentBook,
    order: WorkingOrder,
    { quantity, eventAt, receivedAt }: OrderFilled,
    isReduced: boolean,
  ): readonly WorkingOrder[] {
    const { register } = this;
    const when: When = { eventAt, receivedAt };
    if (isReduced)
      register.reports.say({
        kind: 'order-cancelled',
        order: order.number,
        ...when,
        reason: 'reduced to the position',
      });
    endLinked(register, book, order, quantity, when);
    return order.request.legs.length === 0 ? noLegs : legsAfter(register, book, order, quantity, when);
  }
}
