import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import type { Ledger, Valuation } from '../ledger/index.ts';
import type { Order } from '../order/index.ts';
import type { DurationMs, EpochMs } from '../time/index.ts';
import type { TraceNote, TraderMode } from './facts.ts';
import type { InstrumentSlot } from './instrument-slot.ts';
import type { FundingPrice } from './settings.ts';
import type { TraderSink } from './sink.ts';

/** How many bars of one series have come. */
export type BarCount = { bars: number };

/** What the parts of one trader share. Plain fields: this is read many times an event. */
export class TraderState {
  readonly ledger: Ledger;
  readonly valuation: Valuation;
  readonly slots: readonly InstrumentSlot[];
  readonly fundingPrice: FundingPrice;
  readonly tracer: ((note: TraceNote) => void) | undefined;
  /** Every order by its number; number 0 is no order. */
  readonly orders: (Order | undefined)[] = [undefined];
  now: EpochMs = 0;
  /** Set while a step runs, and only then. */
  sink: TraderSink | undefined = undefined;
  mode: TraderMode = 'running';
  /** Nothing is decided before. */
  tradesFrom: EpochMs = Number.NEGATIVE_INFINITY;
  /** The strategies' names, by index. */
  readonly names: string[] = [];
  /** By instrument and interval, as `BTCUSDT 60000`. */
  readonly barCounts = new Map<string, BarCount>();
  private readonly slotById = new Map<string, InstrumentSlot>();
  private latest: InstrumentSlot | undefined = undefined;

  constructor(parts: {
    ledger: Ledger;
    valuation: Valuation;
    slots: readonly InstrumentSlot[];
    fundingPrice: FundingPrice;
    tracer: ((note: TraceNote) => void) | undefined;
  }) {
    this.ledger = parts.ledger;
    this.valuation = parts.valuation;
    this.slots = parts.slots;
    this.fundingPrice = parts.fundingPrice;
    this.tracer = parts.tracer;
    for (const slot of parts.slots) this.slotById.set(slot.instrument.id, slot);
  }

  /** @throws E020 when the instrument was not declared. */
  slotOf(instrument: Instrument): InstrumentSlot {
    const { latest } = this;
    // most of what happens to an instrument happens in one step
    if (latest?.instrument === instrument) return latest;
    const slot = this.slotById.get(instrument.id);
    if (slot === undefined)
      throw new RxtradeError(
        'E020',
        `instrument "${instrument.id}" was not declared to the trader; declare it where the world is built`,
        { instrument: instrument.id },
      );
    this.latest = slot;
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

  countOf(instrument: Instrument, intervalMs: DurationMs): BarCount {
    const key = `${instrument.id} ${intervalMs}`;
    const count = this.barCounts.get(key) ?? { bars: 0 };
    this.barCounts.set(key, count);
    return count;
  }

  nameOf(strategy: number): string {
    return this.names[strategy] ?? 'trader';
  }

  /** Tells an expected "no", and why. */
  refuse(instrument: Instrument, strategies: readonly string[], by: string, code: string, reason: string): void {
    this.sink?.refusal({ kind: 'refusal', at: this.now, strategies, instrument, by, code, reason });
    this.trace(strategies.join(', '), instrument.id, () => `refused by ${by} (${code}): ${reason}`);
  }

  /** True, and told, where the mode or the universe lets nothing open or grow. */
  refuseOpening({ instrument, isMember }: InstrumentSlot, strategies: readonly string[]): boolean {
    if (this.mode === 'running' && isMember) return false;
    const [code, state] = isMember
      ? ['E073', `trading is ${this.mode}`]
      : ['E077', `${instrument.id} is not in the universe`];
    this.refuse(instrument, strategies, 'trader', code, `${state}; only orders that reduce a position pass`);
    return true;
  }

  /** True, and told, where the venue takes no orders on an instrument. */
  refuseUntradable({ instrument, status }: InstrumentSlot, strategies: readonly string[]): boolean {
    if (status === 'trading') return false;
    this.refuse(instrument, strategies, 'trader', 'E074', `${instrument.id} is ${status}`);
    return true;
  }

  trace(strategy: string, instrument: string, note: () => string): void {
    if (this.tracer !== undefined) this.tracer({ at: this.now, strategy, instrument, note: note() });
  }
}
