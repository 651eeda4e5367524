import { addInteger, type EpochMs, type Integer, subtractInteger } from '@rxtrade/core';
import type { WorkingOrder } from '../matching/index.ts';
import type { When } from './fill-report.ts';
import type { InstrumentBook } from './instrument-book.ts';

/** What linking needs of the register. */
interface Register {
  readonly live: readonly WorkingOrder[];
  readonly known: readonly unknown[];
  add(book: InstrumentBook, order: WorkingOrder, receivedAt: EpochMs): void;
  cancel(order: WorkingOrder, when: When, reason: string): void;
}

const noLegs: readonly WorkingOrder[] = [];

/**
 * Brings an entry's legs to life with its first fill, and lets them grow with every other; the new ones that are matched.
 */
export function legsAfter(
  register: Register,
  book: InstrumentBook,
  entry: WorkingOrder,
  quantity: Integer,
  when: When,
): readonly WorkingOrder[] {
  if (entry.filled !== quantity) {
    for (const leg of register.live) if (leg.parent === entry.number) leg.quantity = addInteger(leg.quantity, quantity);
    return noLegs;
  }
  const legs = book.legsOf(entry, quantity, when.eventAt);
  for (const leg of legs) register.add(book, leg, when.receivedAt);
  // of a leg of which it is known what becomes of it, the market has no say
  return register.known.length === 0 ? legs : legs.filter((leg) => book.orders.includes(leg));
}

/** A leg ends the other legs of its entry, an order the rest of its group, in whatever instrument. */
export function endLinked(
  register: Register,
  book: InstrumentBook,
  filled: WorkingOrder,
  quantity: Integer,
  when: When,
): void {
  const { ocoGroup } = filled.request;
  if (filled.role !== 'order') endOtherLegs(register, book, filled, quantity, when);
  else if (ocoGroup !== 0) {
    for (const other of [...register.live])
      if (other !== filled && other.request.ocoGroup === ocoGroup) cancel(register, other, filled, when);
  }
}

/** What one leg has closed, no other has to; nor may their entry open more once its protection is used up. */
function endOtherLegs(
  register: Register,
  book: InstrumentBook,
  filled: WorkingOrder,
  quantity: Integer,
  when: When,
): void {
  for (const other of book.orders) {
    if (other.isDone || other === filled) continue;
    if (other.number === filled.parent) cancel(register, other, filled, when);
    if (other.parent !== filled.parent) continue;
    other.quantity = subtractInteger(other.quantity, quantity);
    if (filled.isDone || other.remaining <= 0) cancel(register, other, filled, when);
  }
}

function cancel(register: Register, order: WorkingOrder, filled: WorkingOrder, when: When): void {
  register.cancel(order, when, `order ${filled.number} filled`);
}
