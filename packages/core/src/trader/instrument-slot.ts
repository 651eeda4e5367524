import { RxtradeError } from '../errors/index.ts';
import type { Instrument, InstrumentRules } from '../instrument/index.ts';
import type { LedgerBook } from '../ledger/index.ts';
import type { InstrumentStatus } from '../market/index.ts';
import { divideInteger, type Integer, multiplyInteger, stepsOf } from '../money/index.ts';
import type { Order, PositionSide } from '../order/index.ts';
import type { EpochMs } from '../time/index.ts';
import { VirtualPosition } from './virtual-position.ts';

/** Everything the trader keeps about one instrument, found once and then by reference. */
export class InstrumentSlot {
  readonly index: number;
  readonly instrument: Instrument;
  readonly book: LedgerBook;
  /** By strategy index; a strategy that does not trade the instrument has none. */
  readonly virtuals: (VirtualPosition | undefined)[] = [];
  /** What the venue says of it. */
  status: InstrumentStatus['status'] = 'trading';
  /** False while it is outside of the universe. */
  isMember = true;
  /** True once mark prices came: they alone are the mark from then on. */
  hasMarkPrice = false;
  /** In hedge mode a strategy may hold both sides; made when first used. */
  private readonly sides: Record<Exclude<PositionSide, 'net'>, (VirtualPosition | undefined)[]> = {
    long: [],
    short: [],
  };
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
    this.readRules(at);
    return multiplyInteger(stepsOf(quantity, this.step, 'down'), this.stepUnits);
  }

  /** `units / divisor` as whole units, rounded toward zero to the quantity step of the day. */
  wholeSteps(units: Integer, divisor: Integer, at: EpochMs): Integer {
    this.readRules(at);
    return multiplyInteger(divideInteger(units, multiplyInteger(divisor, this.stepUnits), 'down'), this.stepUnits);
  }

  private readRules(at: EpochMs): void {
    const rules = this.instrument.rulesAt(at);
    if (rules === this.rules) return;
    this.rules = rules;
    this.step = rules.quantityStep.toFloat();
    this.stepUnits = rules.quantityStep.unitsAt(this.instrument.quantityScale);
  }

  /** The strategy's position in it. @throws E020 when the strategy was not given the instrument. */
  virtualOf(strategy: number, name: string, side: PositionSide = 'net'): VirtualPosition {
    const found = this.virtuals[strategy];
    if (found === undefined)
      throw new RxtradeError(
        'E020',
        `strategy "${name}" does not trade ${this.instrument.id}; add the instrument to its assignment`,
        { strategy: name, instrument: this.instrument.id },
      );
    if (side === 'net') return found;
    const hedged = this.sides[side][strategy] ?? new VirtualPosition(this.instrument, name);
    this.sides[side][strategy] = hedged;
    return hedged;
  }

  /** All positions on one side, by strategy index. */
  virtualsOn(side: PositionSide): readonly (VirtualPosition | undefined)[] {
    return side === 'net' ? this.virtuals : this.sides[side];
  }

  /** Drops orders that have ended, in place. */
  compact(): void {
    const { live } = this;
    let kept = 0;
    for (let i = 0; i < live.length; i++) {
      const order = live[i] as Order;
      if (order.isLive) live[kept++] = order;
    }
    while (live.length > kept) live.pop();
  }
}
