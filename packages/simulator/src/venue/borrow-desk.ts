import { absoluteInteger, type EpochMs, Exact, type Instrument } from '@rxtrade/core';
import type { BorrowModel } from '../models/index.ts';
import type { OrderRegister } from './order-register.ts';

/** Charges what shorts of coins and shares cost, at the times of its model, to whoever is short then. */
export class BorrowDesk {
  private readonly model: BorrowModel;
  private readonly register: OrderRegister;
  /** Up to when each instrument has been looked at. */
  private readonly seenAt = new Map<Instrument, EpochMs>();

  constructor(model: BorrowModel, register: OrderRegister) {
    this.model = model;
    this.register = register;
  }

  /** The market shows something of an instrument: what fell due up to `at` is charged on what was held until then. */
  upTo(instrument: Instrument, at: EpochMs, receivedAt: EpochMs): void {
    if (!instrument.isDelivered) return;
    const seenAt = this.seenAt.get(instrument) ?? at;
    this.seenAt.set(instrument, Math.max(at, seenAt));
    const { everyMs } = this.model;
    const book = this.register.bookOf(instrument);
    const held = book.heldOn('net');
    if (held >= 0) return;
    const price = instrument.priceUnits(book.lastPrice);
    const quantity = absoluteInteger(held);
    for (let due = (Math.floor(seenAt / everyMs) + 1) * everyMs; due <= at; due += everyMs) {
      const { amount, currency } = this.model.costOf({
        instrument,
        quantity: new Exact(quantity, instrument.quantityScale),
        price: new Exact(price, instrument.priceScale),
        notional: new Exact(instrument.notionalUnits(price, quantity), instrument.notionalScale),
        at: due,
      });
      if (amount.units !== 0)
        this.register.acts.charge({ kind: 'borrow-charged', instrument, amount, currency, eventAt: due, receivedAt });
    }
  }
}
