import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import type { Bar, BarSeries } from '../market/index.ts';
import { floatOf } from '../money/index.ts';
import type { OrderPlan, PositionSide } from '../order/index.ts';
import type { SeededRandom } from '../random/index.ts';
import {
  type AtInstrument,
  type Features,
  instrumentAt,
  type StrategyContext,
  type StrategyPosition,
} from '../strategy/index.ts';
import { type EpochMs, isoOf } from '../time/index.ts';
import type { InstrumentSlot } from './instrument-slot.ts';
import type { TraderSink } from './sink.ts';
import type { TraderState } from './trader-state.ts';
import type { VirtualPosition } from './virtual-position.ts';

/** What a strategy, by its index, asks of the trader it belongs to. */
export interface StrategyDoor {
  setTarget(strategy: number, slot: InstrumentSlot, virtual: VirtualPosition): void;
  sendPlan(strategy: number, plan: OrderPlan): number;
  sendGroup(strategy: number, plans: readonly OrderPlan[]): readonly number[];
  cancelOrder(strategy: number, order: number, reason: string): void;
  cancelAll(strategy: number, slot: InstrumentSlot, reason: string): void;
}

/** Who a strategy is to its trader. */
export type StrategyIdentity = {
  readonly id: string;
  readonly index: number;
  readonly instruments: readonly Instrument[];
  readonly random: SeededRandom;
};

/** What a strategy sees and does. */
export class RunnerContext implements StrategyContext {
  readonly id: string;
  readonly index: number;
  readonly instruments: readonly Instrument[];
  readonly random: SeededRandom;
  /** Its features, by the series they were made of. */
  readonly features = new Map<BarSeries, Features>();
  isWarmingUp = false;
  /** True while a timer of its own is being delivered. */
  isInTimer = false;
  /** What it did outside a step, to be thrown in the next: whoever made it act may have swallowed the error. */
  failure: RxtradeError | undefined = undefined;
  private readonly state: TraderState;
  private readonly door: StrategyDoor;

  constructor(identity: StrategyIdentity, state: TraderState, door: StrategyDoor) {
    this.id = identity.id;
    this.index = identity.index;
    this.instruments = identity.instruments;
    this.random = identity.random;
    this.state = state;
    this.door = door;
  }

  get now(): EpochMs {
    return this.state.now;
  }

  target(at: AtInstrument, exposure: number, reason: string): void {
    if (!Number.isFinite(exposure)) throw this.notFinite('exposure', exposure);
    this.aim(at, exposure, undefined, reason);
  }

  targetQuantity(at: AtInstrument, quantity: number, reason: string): void {
    if (!Number.isFinite(quantity)) throw this.notFinite('quantity', quantity);
    this.aim(at, Number.NaN, quantity, reason);
  }

  private notFinite(name: string, value: number): RxtradeError {
    return new RxtradeError(
      'E053',
      `strategy "${this.id}" set ${name === 'exposure' ? 'an' : 'a'} ${name} of ${value}; it must be finite`,
      { strategy: this.id, [name]: value },
    );
  }

  private aim(at: AtInstrument, exposure: number, quantity: number | undefined, reason: string): void {
    this.requireStep();
    const slot = this.state.slotOf(instrumentAt(at));
    const virtual = slot.virtualOf(this.index, this.id);
    if (this.isWarmingUp) {
      this.noteIdle(slot.instrument, reason);
      return;
    }
    virtual.exposure = exposure;
    virtual.quantity = quantity;
    virtual.reason = reason;
    virtual.isNew = true;
    this.door.setTarget(this.index, slot, virtual);
  }

  order(plan: OrderPlan): number {
    this.requireStep();
    if (!this.isWarmingUp) return this.door.sendPlan(this.index, plan);
    this.noteIdle(plan.instrument, plan.reason);
    return 0;
  }

  oneCancelsOther(plans: readonly OrderPlan[]): readonly number[] {
    this.requireStep();
    if (!this.isWarmingUp) return this.door.sendGroup(this.index, plans);
    for (const { instrument, reason } of plans) this.noteIdle(instrument, reason);
    return plans.map(() => 0);
  }

  private noteIdle(instrument: Instrument, reason: string): void {
    if (this.state.tracer !== undefined)
      this.state.trace(this.id, instrument.id, () => `still warming up; not carried out: ${reason}`);
  }

  cancel(order: number, reason: string): void {
    this.requireStep();
    this.door.cancelOrder(this.index, order, reason);
  }

  cancelAll(at: AtInstrument, reason: string): void {
    this.requireStep();
    this.door.cancelAll(this.index, this.state.slotOf(instrumentAt(at)), reason);
  }

  timer(at: EpochMs, name: string): void {
    const sink = this.requireStep();
    const { now } = this.state;
    // a timer that asks for its own instant again would never end
    if (!Number.isSafeInteger(at) || at < now || (at === now && this.isInTimer))
      throw new RxtradeError(
        'E011',
        `strategy "${this.id}" asked at ${isoOf(now)} for timer "${name}" at ${at}; give a later whole millisecond`,
        { strategy: this.id, name, at, now },
      );
    sink.timer(at, this.id, name);
  }

  position(at: AtInstrument, side: PositionSide = 'net'): StrategyPosition {
    const virtual = this.state.slotOf(instrumentAt(at)).virtualOf(this.index, this.id, side);
    return { quantity: virtual.held, averagePrice: virtual.averagePrice };
  }

  openOrders(at: AtInstrument): readonly number[] {
    return this.state
      .slotOf(instrumentAt(at))
      .live.filter((order) => order.belongsTo(this.index))
      .map(({ number }) => number);
  }

  equity(): number {
    return this.state.valuation.equity();
  }

  cash(currency: string): number {
    const { accounts } = this.state.ledger;
    const index = accounts.indexOf(currency);
    return floatOf(accounts.units(index, 'cash'), accounts.scales[index] as number);
  }

  feature(name: string, bar: Bar): number {
    const column = this.features.get(bar.series)?.[name];
    if (column === undefined)
      throw new RxtradeError(
        'E051',
        `strategy "${this.id}" has no feature "${name}" for ${bar.instrument.id}; return it from prepare`,
        { strategy: this.id, name },
      );
    return column[bar.index] as number;
  }

  trace(note: () => string, at?: AtInstrument): void {
    if (this.state.tracer !== undefined) this.state.trace(this.id, at === undefined ? '' : instrumentAt(at).id, note);
  }

  /** @throws E052 when no step is in progress; the next one throws it again. */
  private requireStep(): TraderSink {
    const { sink } = this.state;
    if (sink !== undefined) return sink;
    const error = new RxtradeError(
      'E052',
      `strategy "${this.id}" acted outside a step, from a promise or a timer of its own; feed such results back as a custom market event`,
      { strategy: this.id },
    );
    this.failure ??= error;
    throw error;
  }
}
