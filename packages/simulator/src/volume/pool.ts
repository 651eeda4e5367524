import { type EpochMs, Exact, type Instrument, type Integer, multiplyInteger } from '@rxtrade/core';

/** Sums and differences of floats fall short of a whole step by less than this part of it. */
const dust = 1e-6;

/** What is left of something shown, for our orders to take; a float, as market data are. */
export class Pool {
  left: number;

  constructor(left: number) {
    this.left = known(left);
  }

  /** How much of `asked` it holds, in whole quantity steps. */
  partOf(asked: Integer, instrument: Instrument, at: EpochMs): Integer {
    const { quantityScale } = instrument;
    if (this.left >= new Exact(asked, quantityScale).toFloat()) return asked;
    const step = instrument.rulesAt(at).quantityStep;
    const steps = Math.floor(this.left / step.toFloat() + dust);
    const units = multiplyInteger(steps, step.unitsAt(quantityScale));
    return units < asked ? units : asked;
  }

  take(quantity: number): void {
    this.left = Math.max(0, this.left - quantity);
  }

  /** What is shown went from `before` to `after`: what was added is ours to take, and no more is left than is shown. */
  follow(before: number, after: number): void {
    const [from, to] = [known(before), known(after)];
    if (from !== to) this.left = Math.min(to, this.left + Math.max(0, to - from));
  }
}

/** Data without quantities tell no limit. */
function known(quantity: number): number {
  return Number.isNaN(quantity) ? Number.POSITIVE_INFINITY : quantity;
}
