import { positionOf } from '../ledger/index.ts';
import { absoluteInteger, addInteger, type Integer } from '../money/index.ts';
import type { PositionSide, Side } from '../order/index.ts';
import type { InstrumentSlot } from './instrument-slot.ts';

/** True where an order, together with those already working the same way, only makes a position smaller. */
export function isReduction(
  slot: InstrumentSlot,
  order: {
    readonly side: Side;
    readonly quantity: Integer;
    readonly positionSide: PositionSide;
    readonly ocoGroup: number;
  },
): boolean {
  const held = positionOf(slot.book, order.positionSide).quantity;
  if (held === 0 || held > 0 !== (order.side === 'sell')) return false;
  let closing = order.quantity;
  for (const { request, role, remaining } of slot.live) {
    if (role !== 'order' || request.reduceOnly || request.side !== order.side) continue;
    if (request.positionSide !== order.positionSide) continue;
    if (request.ocoGroup === 0 || request.ocoGroup !== order.ocoGroup) closing = addInteger(closing, remaining);
  }
  return closing <= absoluteInteger(held);
}
