import { RxtradeError } from '../errors/index.ts';
import { positionOf } from '../ledger/index.ts';
import { absoluteInteger, addInteger, Exact, type Integer, negateInteger } from '../money/index.ts';
import { marketTerms, Order } from '../order/index.ts';
import type { BorrowCharged, PositionClosed } from '../ports/venue.ts';
import { type Part, sharedOut } from './fill-shares.ts';
import type { InstrumentSlot } from './instrument-slot.ts';
import type { OrderDesk } from './order-desk.ts';
import type { TraderState } from './trader-state.ts';

/** Books what a venue did to the account by itself: nobody here asked for it, and it is the referee. */
export class VenueDesk {
  private readonly state: TraderState;
  private readonly orders: OrderDesk;

  constructor(state: TraderState, orders: OrderDesk) {
    this.state = state;
    this.orders = orders;
  }

  take(report: PositionClosed | BorrowCharged): void {
    if (report.kind === 'position-closed') this.close(report);
    else this.charge(report);
  }

  /**
   * Gives the venue's closing an order of its own, so that its fill is never foreign: it belongs to the strategies that
   * hold the position, by their shares, and its reason is the cause. It never passes the gate, which judges what we ask.
   *
   * @throws E061 when less is held on that side than was closed.
   */
  private close(report: PositionClosed): void {
    const { state } = this;
    const { positionSide, quantity, cause, reason, price, eventAt, receivedAt } = report;
    const slot = state.slotOf(report.instrument);
    const { instrument } = slot;
    const held = positionOf(slot.book, positionSide).quantity;
    if (quantity <= 0 || quantity > absoluteInteger(held))
      throw new RxtradeError(
        'E061',
        `the venue closed ${new Exact(quantity, instrument.quantityScale)} of ${instrument.id} by ${cause}, and ` +
          `${new Exact(held, instrument.quantityScale)} is held; compare positions with the venue`,
        { instrument: instrument.id, side: positionSide },
      );
    const side = held > 0 ? 'sell' : 'buy';
    const number = state.orders.length;
    const request = {
      number,
      instrument,
      side,
      quantity,
      terms: marketTerms,
      reduceOnly: true,
      positionSide,
      legs: [],
      ocoGroup: 0,
      decidedAt: state.now,
    } as const;
    const { parts, total } = partsOf(slot, positionSide, cause);
    const order = new Order(request, {
      reason: cause,
      tag: cause,
      allocations: parts.length === 0 ? [] : sharedOut(parts, side, total, quantity),
    });
    state.orders[number] = order;
    order.moveTo('sent', state.now);
    slot.live.push(order);
    state.requireSink('venue').orderChanged(order, state.now);
    const { fee, feeCurrency } = report;
    const filled = { price, quantity, fee, feeCurrency, liquidity: 'taker', slippage: 0 } as const;
    this.orders.onReport({ kind: 'order-filled', order: number, eventAt, receivedAt, ...filled });
    state.sink?.notice({
      kind: 'notice',
      at: state.now,
      text:
        `the venue closed ${order.quantity} ${instrument.id}${positionSide === 'net' ? '' : ` ${positionSide}`} at ` +
        `${new Exact(price, instrument.priceScale)} by ${cause}: ${reason}`,
    });
  }

  private charge({ instrument, amount, currency }: BorrowCharged): void {
    const { state } = this;
    const at = state.now;
    state.ledger.payBorrowing(currency, amount, at);
    state.sink?.borrowing?.({
      kind: 'borrow-paid',
      at,
      instrument: state.slotOf(instrument).instrument,
      amount,
      currency,
    });
  }
}

/** What closing a side whole would take from each strategy, and the distance of their sum from zero. */
function partsOf(slot: InstrumentSlot, side: PositionClosed['positionSide'], reason: string) {
  const parts: Part[] = [];
  let net: Integer = 0;
  slot.virtualsOn(side).forEach((virtual, strategy) => {
    if (virtual === undefined || virtual.position.quantity === 0) return;
    const units = negateInteger(virtual.position.quantity);
    parts.push({ strategy, units, reason });
    net = addInteger(net, units);
  });
  // strategies that only hold against each other have no part in what the account held
  return net === 0 ? { parts: [], total: 0 } : { parts, total: absoluteInteger(net) };
}
