import { RxtradeError } from '../errors/index.ts';
import type { Instrument, InstrumentRules } from '../instrument/index.ts';
import type { LedgerBook } from '../ledger/index.ts';
import { type Integer, multiplyInteger, stepsOf } from '../money/index.ts';
import type { Order } from '../order/index.ts';
import type { EpochMs } from '../time/index.ts';
import type { VirtualPosition } from './virtual-position.ts';

/** Everything the trader keeps about one instrument, found once and then by reference. */
export class InstrumentSlot {
  readonly index: number;
  readonly instrument: Instrument;
  readonly book: LedgerBook;
  /** By strategy index; a strategy that does not trade the instrument has none. */
  readonly virtuals: (VirtualPosition | undefined)[] = [];
  /** Orders that may still fill, oldest first, compacted as they end. */
  readonly live: Order[] = [];
  private rules: InstrumentRules | undefined;
  private step = 0;
  private stepUnits: Integer = 0;

  constructor(index: number, instrument: Instrument, book: LedgerBook) {
    this.index = index;
    this.instrument = instrument;
    this.book = book;
  }

  /** A float quantity, signed, as whole units rounded toward zero to the quantity step of the day. */
  unitsOf(quantity: number, at: EpochMs): Integer {
    const rules = this.instrument.rulesAt(at);
    if (rules !== this.rules) {
      this.rules = rules;
      this.step = rules.quantityStep.toFloat();
      this.stepUnits = rules.quantityStep.unitsAt(this.instrument.quantityScale);
    }
    return multiplyInteger(stepsOf(quantity, this.step, 'down'), this.stepUnits);
  }

  /** The strategy's position in it. @throws E020 when the strategy was not given the instrument. */
  virtualOf(strategy: number, name: string): VirtualPosition {
    const found = this.virtuals[strategy];
    if (found === undefined)
      throw new RxtradeError(
        'E020',
        `strategy "${name}" does not trade ${this.instrument.id}; add the instrument to its assignment`,
        { strategy: name, instrument: this.instrument.id },
      );
    return found;
  }

  /** Drops orders that have ended, in place. */
  compact(): void {
    const { live } = this;
    let kept = 0;
    for (let i = 0; i < live.length; i++) {
      const order = live[i] as Order;
      if (order.isLive) live[kept++] = order;
    }
    live.length = kept;
  }
}
