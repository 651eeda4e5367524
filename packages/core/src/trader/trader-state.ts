import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import type { Ledger, Valuation } from '../ledger/index.ts';
import type { Order } from '../order/index.ts';
import type { EpochMs } from '../time/index.ts';
import type { TraceNote } from './facts.ts';
import type { InstrumentSlot } from './instrument-slot.ts';
import type { TraderSink } from './sink.ts';

/** How the trader stands to commands: only a running one opens positions. */
export type TraderMode = 'running' | 'paused' | 'stopped';

/** What the parts of one trader share. Plain fields: this is read many times an event. */
export class TraderState {
  readonly ledger: Ledger;
  readonly valuation: Valuation;
  readonly slots: readonly InstrumentSlot[];
  readonly leverage: number;
  readonly tracer: ((note: TraceNote) => void) | undefined;
  /** Every order by its number; number 0 is no order. */
  readonly orders: (Order | undefined)[] = [undefined];
  now: EpochMs = 0;
  /** Set while a step runs, and only then. */
  sink: TraderSink | undefined = undefined;
  mode: TraderMode = 'running';
  private readonly slotById = new Map<string, InstrumentSlot>();

  constructor(parts: {
    ledger: Ledger;
    valuation: Valuation;
    slots: readonly InstrumentSlot[];
    leverage: number;
    tracer: ((note: TraceNote) => void) | undefined;
  }) {
    this.ledger = parts.ledger;
    this.valuation = parts.valuation;
    this.slots = parts.slots;
    this.leverage = parts.leverage;
    this.tracer = parts.tracer;
    for (const slot of parts.slots) this.slotById.set(slot.instrument.id, slot);
  }

  /** @throws E020 when the instrument was not declared. */
  slotOf(instrument: Instrument): InstrumentSlot {
    const slot = this.slotById.get(instrument.id);
    if (slot === undefined)
      throw new RxtradeError(
        'E020',
        `instrument "${instrument.id}" was not declared to the trader; declare it where the world is built`,
        { instrument: instrument.id },
      );
    return slot;
  }

  findSlot(id: string): InstrumentSlot | undefined {
    return this.slotById.get(id);
  }

  /** The sink of the step in progress. @throws E052 when there is none. */
  requireSink(strategy: string): TraderSink {
    if (this.sink === undefined) {
      throw new RxtradeError(
        'E052',
        `strategy "${strategy}" acted outside a step, from a promise or a timer of its own; feed such results back as a custom market event`,
        { strategy },
      );
    }
    return this.sink;
  }

  trace(strategy: string, instrument: string, note: () => string): void {
    if (this.tracer !== undefined) this.tracer({ at: this.now, strategy, instrument, note: note() });
  }
}
