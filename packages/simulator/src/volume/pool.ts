import { type EpochMs, Exact, type Instrument, type Integer, quantize } from '@rxtrade/core';

/** What is left of something shown, for our orders to take; a float, as market data are. */
export class Pool {
  left: number;

  constructor(left: number) {
    // data without quantities tell no limit
    this.left = Number.isNaN(left) ? Number.POSITIVE_INFINITY : left;
  }

  /** How much of `asked` it holds, in whole quantity steps. */
  partOf(asked: Integer, instrument: Instrument, at: EpochMs): Integer {
    if (this.left >= new Exact(asked, instrument.quantityScale).toFloat()) return asked;
    return quantize(this.left, instrument.rulesAt(at).quantityStep, 'down').unitsAt(instrument.quantityScale);
  }

  take(quantity: number): void {
    this.left = Math.max(0, this.left - quantity);
  }
}
