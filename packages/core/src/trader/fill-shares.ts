import {
  absoluteInteger,
  addInteger,
  floatOf,
  type Integer,
  multiplyDivideInteger,
  negateInteger,
  subtractInteger,
} from '../money/index.ts';
import type { Allocation, Order, Side } from '../order/index.ts';
import type { OrderFilled } from '../ports/venue.ts';
import { scaledPart } from '../risk/index.ts';
import type { InstrumentSlot } from './instrument-slot.ts';
import type { TraderState } from './trader-state.ts';
import type { FilledPart } from './virtual-position.ts';

/** A strategy's part of an order about to be sent: signed units, positive when bought, and why. */
export type Part = { readonly strategy: number; readonly units: Integer; readonly reason: string };

/** The parts of an order after the gate: pro rata toward zero, the remainder to the first. Fixed from here on. */
export function sharedOut(parts: readonly Part[], side: Side, asked: Integer, approved: Integer): Allocation[] {
  let left = side === 'buy' ? approved : negateInteger(approved);
  const allocations = new Array<Allocation>(parts.length);
  for (let i = parts.length - 1; i >= 0; i--) {
    const { strategy, units, reason } = parts[i] as Part;
    const share = i === 0 ? left : scaledPart(units, asked, approved);
    left = subtractInteger(left, share);
    allocations[i] = { strategy, units: share, reason, filled: 0 };
  }
  return allocations;
}

/**
 * Splits fills among the strategies behind an order, by cumulative share; the remainder is the first one's. Parts
 * against the order's side are filled by the others' at the same price, without fee: they met inside.
 */
export class FillShares {
  private readonly state: TraderState;

  constructor(state: TraderState) {
    this.state = state;
  }

  /** Books a fill; true when it ended a round trip. `isReserved`: what it fills had been counted as on its way. */
  book(order: Order, slot: InstrumentSlot, report: OrderFilled, isReserved: boolean): boolean {
    const fee = this.feeInQuote(slot, report);
    const { owner, tag, request } = order;
    const { price } = report;
    const at = report.eventAt;
    const isBuy = request.side === 'buy';
    if (owner >= 0) {
      const quantity = isBuy ? report.quantity : negateInteger(report.quantity);
      return this.bookPart(order, slot, owner, { quantity, price, fee, at, reason: order.reason, tag }, isReserved);
    }
    const { allocations } = order;
    const charged = chargedUnits(order);
    let left = isBuy ? order.filled : negateInteger(order.filled);
    let crossed: Integer = 0;
    let hasEnded = false;
    for (let i = allocations.length - 1; i >= 0; i--) {
      const allocation = allocations[i] as Allocation;
      const { units, strategy } = allocation;
      const filled = i === 0 ? left : multiplyDivideInteger(units, order.filled, request.quantity, 'down');
      left = subtractInteger(left, filled);
      const part = subtractInteger(filled, allocation.filled);
      allocation.filled = filled;
      if (part === 0) continue;
      const isCharged = units > 0 === isBuy;
      if (!isCharged) crossed = addInteger(crossed, absoluteInteger(part));
      const share = isCharged ? (fee * Number(absoluteInteger(units))) / charged : 0;
      const reason = allocation.reason ?? order.reason;
      const booked = { quantity: part, price, fee: share, at, reason, tag };
      const hasEndedOne = this.bookPart(order, slot, strategy, booked, isReserved);
      hasEnded ||= hasEndedOne;
    }
    if (crossed !== 0) this.tellCross(order, slot, report, crossed);
    return hasEnded;
  }

  /** Books one strategy's part; true when it ended a round trip. */
  private bookPart(
    order: Order,
    slot: InstrumentSlot,
    strategy: number,
    part: FilledPart,
    isReserved: boolean,
  ): boolean {
    const virtual = slot.virtualOf(strategy, this.state.nameOf(strategy), order.request.positionSide);
    if (order.isFromTarget && isReserved) virtual.reserve(negateInteger(part.quantity));
    const ended = virtual.apply(part);
    if (ended !== undefined) this.state.requireSink('venue').roundTrip(ended);
    return ended !== undefined;
  }

  private tellCross(order: Order, { instrument }: InstrumentSlot, report: OrderFilled, crossed: Integer): void {
    this.state.requireSink('venue').cross({
      kind: 'internal-cross',
      at: this.state.now,
      instrument,
      price: floatOf(report.price, instrument.priceScale),
      quantity: floatOf(crossed, instrument.quantityScale),
      strategies: order.allocations.map(({ strategy }) => this.state.nameOf(strategy)),
    });
  }

  private feeInQuote(slot: InstrumentSlot, report: OrderFilled): number {
    const fee = report.fee.toFloat();
    const { instrument } = slot;
    if (fee === 0 || report.feeCurrency === instrument.quote) return fee;
    const { valuation, ledger } = this.state;
    const rate = valuation.rate(ledger.accounts.indexOf(report.feeCurrency)) / valuation.rate(slot.book.quote);
    return Number.isNaN(rate) ? 0 : fee * rate;
  }
}

/** Units on the order's own side: they alone needed the venue, and share its fee. */
function chargedUnits({ allocations, request }: Order): number {
  let sum: Integer = 0;
  for (const { units } of allocations)
    if (units > 0 === (request.side === 'buy')) sum = addInteger(sum, absoluteInteger(units));
  return Number(sum);
}
