import { isRxtradeError, RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import type { Bar, BarSeries, MarketEvent } from '../market/index.ts';
import { floatOf } from '../money/index.ts';
import type { OrderPlan } from '../order/index.ts';
import type { PositionSizer } from '../ports/index.ts';
import { SeededRandom } from '../random/index.ts';
import {
  type AtInstrument,
  type Features,
  instrumentAt,
  type ReactiveHandlers,
  reactiveHandlers,
  readParams,
  type Strategy,
  type StrategyContext,
  type StrategyHandlers,
  type StrategyPosition,
} from '../strategy/index.ts';
import type { EpochMs } from '../time/index.ts';
import type { Fill } from './facts.ts';
import type { TimerFired } from './inputs.ts';
import type { InstrumentSlot } from './instrument-slot.ts';
import type { StrategyAssignment } from './settings.ts';
import type { TraderState } from './trader-state.ts';
import type { VirtualPosition } from './virtual-position.ts';

/** What a runner asks of the trader it belongs to. */
export interface StrategyDoor {
  setTarget(runner: StrategyRunner, slot: InstrumentSlot, virtual: VirtualPosition): void;
  sendPlan(runner: StrategyRunner, plan: OrderPlan, ocoGroup: number): number;
  sendGroup(runner: StrategyRunner, plans: readonly OrderPlan[]): readonly number[];
  cancelOrder(runner: StrategyRunner, order: number, reason: string): void;
  cancelAll(runner: StrategyRunner, slot: InstrumentSlot, reason: string): void;
}

/** One strategy at work: its handlers, its warm-up, and the context it acts through. */
export class StrategyRunner implements StrategyContext {
  readonly id: string;
  readonly index: number;
  readonly strategy: Strategy;
  readonly instruments: readonly Instrument[];
  readonly allocation: number;
  readonly sizer: PositionSizer | undefined;
  readonly assignment: StrategyAssignment;
  readonly random: SeededRandom;
  isWarmingUp = false;
  private handlers: StrategyHandlers = {};
  private params: unknown;
  private warmUp = 0;
  private readonly state: TraderState;
  private readonly door: StrategyDoor;
  private readonly features = new Map<BarSeries, Features>();
  private reactiveFailure: unknown;
  private dispose: (() => void) | undefined;

  constructor(assignment: StrategyAssignment, index: number, state: TraderState, door: StrategyDoor, seed: number) {
    this.assignment = assignment;
    this.strategy = assignment.strategy;
    this.id = assignment.id ?? assignment.strategy.name;
    this.index = index;
    this.state = state;
    this.door = door;
    this.allocation = assignment.allocation ?? 1;
    this.sizer = assignment.sizer;
    this.random = new SeededRandom(seed + index);
    const ids = assignment.instruments;
    this.instruments = state.slots
      .filter(({ instrument }) => ids === undefined || ids.includes(instrument.id))
      .map(({ instrument }) => instrument);
    const missing = ids?.find((id) => state.findSlot(id) === undefined);
    if (missing !== undefined)
      throw new RxtradeError(
        'E020',
        `strategy "${this.id}" wants instrument "${missing}", which was not declared; declare it or correct the name`,
        { instrument: missing },
      );
    this.start(readParams(this.strategy, assignment.params));
  }

  /** Begins anew with other parameters, warm-up included. @throws E050 when they are invalid. */
  restart(params: unknown): void {
    const read = readParams(this.strategy, params);
    this.dispose?.();
    this.start(read);
  }

  private start(params: unknown): void {
    this.params = params;
    this.warmUp = this.strategy.warmUp?.(params) ?? 0;
    if ('setup' in this.strategy) {
      this.handlers = this.guard(() => this.setup(params));
      return;
    }
    const { decide } = this.strategy;
    const reactive: ReactiveHandlers = this.guard(() =>
      reactiveHandlers(
        (streams) => decide(streams, params),
        this,
        (error) => this.failLater(error),
      ),
    );
    this.handlers = reactive;
    this.dispose = () => reactive.dispose();
  }

  private setup(params: unknown): StrategyHandlers {
    return 'setup' in this.strategy ? this.strategy.setup(this, params) : {};
  }

  private failLater(error: unknown): void {
    this.reactiveFailure = error;
  }

  /** Turns whatever a strategy throws into E051 with its name. */
  private guard<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      throw this.failure(error);
    }
  }

  failure(error: unknown): RxtradeError {
    if (isRxtradeError(error)) return error;
    const message = error instanceof Error ? error.message : String(error);
    return new RxtradeError(
      'E051',
      `strategy "${this.id}" failed: ${message}`,
      { strategy: this.id, at: this.state.now },
      error,
    );
  }

  wantsBarOpened(): boolean {
    return this.handlers.onBarOpened !== undefined;
  }

  /** True when it takes bars of this series. */
  takes(instrument: Instrument, intervalMs: number): boolean {
    return this.instruments.includes(instrument) && (this.assignment.intervalsMs?.includes(intervalMs) ?? true);
  }

  /** Makes its features of a whole series, before the first bar of it. */
  prepare(series: BarSeries): void {
    const { prepare } = this.strategy;
    if (prepare !== undefined)
      this.features.set(
        series,
        this.guard(() => prepare(series, this.params)),
      );
  }

  /** `seen` counts the bars of this series so far, this one included. */
  onBar(bar: Bar, seen: number): void {
    this.isWarmingUp = seen < this.warmUp;
    this.handlers.onBar?.(bar);
    if (this.handlers.onMarket !== undefined) this.handlers.onMarket(bar);
    if (this.reactiveFailure !== undefined) throw this.reactiveFailure;
  }

  onMarket(event: MarketEvent): void {
    const { handlers } = this;
    switch (event.kind) {
      case 'trade':
        handlers.onTrade?.(event);
        break;
      case 'quote':
        handlers.onQuote?.(event);
        break;
      case 'book-snapshot':
      case 'book-delta':
        handlers.onBook?.(event);
        break;
      case 'bar-opened':
        handlers.onBarOpened?.(event);
        break;
      case 'funding':
        handlers.onFunding?.(event);
        break;
      case 'custom':
        handlers.onCustom?.(event);
        break;
      default:
        break;
    }
    handlers.onMarket?.(event);
    if (this.reactiveFailure !== undefined) throw this.reactiveFailure;
  }

  onFill(fill: Fill): void {
    this.handlers.onFill?.(fill);
  }

  onTimer(timer: TimerFired): void {
    this.handlers.onTimer?.(timer);
  }

  save(): unknown {
    return this.handlers.save?.();
  }

  restore(saved: unknown): void {
    this.handlers.restore?.(saved);
  }

  get canSave(): boolean {
    return this.handlers.save !== undefined && this.handlers.restore !== undefined;
  }

  // what the strategy sees and does

  get now(): EpochMs {
    return this.state.now;
  }

  target(at: AtInstrument, exposure: number, reason: string): void {
    if (!Number.isFinite(exposure))
      throw new RxtradeError('E053', `strategy "${this.id}" set an exposure of ${exposure}; it must be finite`, {
        strategy: this.id,
        exposure,
      });
    this.aim(at, exposure, undefined, reason);
  }

  targetQuantity(at: AtInstrument, quantity: number, reason: string): void {
    if (!Number.isFinite(quantity))
      throw new RxtradeError('E053', `strategy "${this.id}" set a quantity of ${quantity}; it must be finite`, {
        strategy: this.id,
        quantity,
      });
    this.aim(at, Number.NaN, quantity, reason);
  }

  private aim(at: AtInstrument, exposure: number, quantity: number | undefined, reason: string): void {
    this.state.requireSink(this.id);
    const slot = this.state.slotOf(instrumentAt(at));
    const virtual = slot.virtualOf(this.index, this.id);
    if (this.isWarmingUp) {
      this.state.trace(this.id, slot.instrument.id, () => `still warming up; not carried out: ${reason}`);
      return;
    }
    virtual.exposure = exposure;
    virtual.quantity = quantity;
    virtual.reason = reason;
    this.door.setTarget(this, slot, virtual);
  }

  order(plan: OrderPlan): number {
    return this.isIdle(plan.instrument, plan.reason) ? 0 : this.door.sendPlan(this, plan, 0);
  }

  oneCancelsOther(plans: readonly OrderPlan[]): readonly number[] {
    const first = plans[0];
    return first === undefined || this.isIdle(first.instrument, first.reason) ? [] : this.door.sendGroup(this, plans);
  }

  private isIdle(instrument: Instrument, reason: string): boolean {
    this.state.requireSink(this.id);
    if (this.isWarmingUp) this.state.trace(this.id, instrument.id, () => `still warming up; not sent: ${reason}`);
    return this.isWarmingUp;
  }

  cancel(order: number, reason: string): void {
    this.door.cancelOrder(this, order, reason);
  }

  cancelAll(at: AtInstrument, reason: string): void {
    this.state.requireSink(this.id);
    this.door.cancelAll(this, this.state.slotOf(instrumentAt(at)), reason);
  }

  position(at: AtInstrument): StrategyPosition {
    const virtual = this.state.slotOf(instrumentAt(at)).virtualOf(this.index, this.id);
    return { quantity: virtual.held, averagePrice: virtual.averagePrice };
  }

  openOrders(at: AtInstrument): readonly number[] {
    return this.state
      .slotOf(instrumentAt(at))
      .live.filter(({ allocations }) => allocations.some(({ strategy }) => strategy === this.index))
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

  timer(at: EpochMs, name: string): void {
    this.state.requireSink(this.id).timer(at, this.id, name);
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

  trace(note: () => string): void {
    this.state.trace(this.id, '', note);
  }
}
