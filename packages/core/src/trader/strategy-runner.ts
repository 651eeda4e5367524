import { isRxtradeError, RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import type { Bar, BarSeries } from '../market/index.ts';
import type { PositionSizer } from '../ports/index.ts';
import { SeededRandom } from '../random/index.ts';
import {
  type ReactiveHandlers,
  reactiveHandlers,
  readParams,
  type Strategy,
  type StrategyHandlers,
} from '../strategy/index.ts';
import type { EpochMs } from '../time/index.ts';
import type { Fill } from './facts.ts';
import type { SparseEvent, TimerFired } from './inputs.ts';
import { RunnerContext, type StrategyDoor } from './runner-context.ts';
import type { StrategyAssignment } from './settings.ts';
import type { BarCount, TraderState } from './trader-state.ts';

/** What `save` keeps of a strategy: plain JSON. */
export type SavedStrategy = { readonly state: unknown; readonly random: readonly number[] };

/** One strategy at work: its handlers, its warm-up, and what becomes of its failures. */
export class StrategyRunner {
  readonly id: string;
  readonly index: number;
  readonly strategy: Strategy;
  readonly instruments: readonly Instrument[];
  readonly allocation: number;
  readonly sizer: PositionSizer | undefined;
  readonly assignment: StrategyAssignment;
  /** Its name, as orders of its own carry it. */
  readonly ownName: readonly string[];
  readonly context: RunnerContext;
  private handlers: StrategyHandlers = {};
  private params: unknown;
  private warmUp = 0;
  /** Bars of a series after which it is warm, whatever else there is; infinite where bars alone do not tell. */
  private warmAfter = 0;
  /** Series it has begun to see, and not yet enough of. */
  private readonly warming = new Set<BarCount>();
  /** True while it is shown the past. */
  private isShown = false;
  /** Bars of each series that had come before it was started anew; none while it has not been. */
  private skipped: ReadonlyMap<BarCount, number> | undefined;
  private dispose: (() => void) | undefined;
  private readonly tradesFrom: EpochMs;
  private readonly state: TraderState;

  constructor(assignment: StrategyAssignment, index: number, state: TraderState, door: StrategyDoor, seed: number) {
    this.assignment = assignment;
    this.strategy = assignment.strategy;
    this.id = assignment.id ?? assignment.strategy.name;
    this.ownName = [this.id];
    this.index = index;
    this.state = state;
    this.tradesFrom = state.tradesFrom;
    this.allocation = assignment.allocation ?? 1;
    this.sizer = assignment.sizer;
    this.instruments = this.instrumentsOf(assignment);
    const random = new SeededRandom(seed + index);
    this.context = new RunnerContext({ id: this.id, index, instruments: this.instruments, random }, state, door);
    this.start(readParams(this.strategy, assignment.params));
  }

  private instrumentsOf({ instruments: ids }: StrategyAssignment): readonly Instrument[] {
    const missing = ids?.find((id) => this.state.findSlot(id) === undefined);
    if (missing !== undefined)
      throw new RxtradeError(
        'E020',
        `strategy "${this.id}" wants instrument "${missing}", which was not declared; declare it or correct the name`,
        { instrument: missing },
      );
    return this.state.slots
      .filter(({ instrument }) => ids === undefined || ids.includes(instrument.id))
      .map(({ instrument }) => instrument);
  }

  /**
   * Begins anew with other parameters: warm-up and features are those of the new ones. What it holds, and its orders,
   * stay.
   *
   * @throws E050 when they are invalid; then nothing has changed.
   */
  restart(params: unknown): void {
    const read = readParams(this.strategy, params);
    this.start(read);
    this.skipped = new Map([...this.state.barCounts.values()].map((count) => [count, count.bars]));
    this.warmAfter = Number.POSITIVE_INFINITY;
    for (const series of this.context.features.keys()) this.prepare(series);
  }

  private start(params: unknown): void {
    const { strategy, context } = this;
    // made before anything is changed: what cannot be set up leaves the one at work as it is
    const handlers = this.guard(() => this.handlersOf(params));
    this.dispose?.();
    this.handlers = handlers;
    this.dispose = 'dispose' in handlers ? () => handlers.dispose() : undefined;
    this.params = params;
    this.warmUp = strategy.warmUp?.(params) ?? 0;
    const tellsByBars = this.skipped === undefined && this.tradesFrom === Number.NEGATIVE_INFINITY;
    this.warmAfter = tellsByBars ? this.warmUp : Number.POSITIVE_INFINITY;
    this.warming.clear();
    context.isWarmingUp = false;
  }

  private handlersOf(params: unknown): StrategyHandlers | ReactiveHandlers {
    const { strategy, context } = this;
    context.failure = undefined;
    if ('setup' in strategy) return strategy.setup(context, params);
    return reactiveHandlers(
      (streams) => strategy.decide(streams, params),
      context,
      (error) => {
        context.failure ??= this.failure(error);
      },
    );
  }

  /** Turns whatever a strategy throws into E051 with its name. */
  private guard<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      throw this.failure(error);
    }
  }

  private failure(error: unknown): RxtradeError {
    if (isRxtradeError(error)) return error;
    const message = error instanceof Error ? error.message : String(error);
    return new RxtradeError(
      'E051',
      `strategy "${this.id}" failed: ${message}`,
      { strategy: this.id, at: this.state.now },
      error,
    );
  }

  get wantsBarOpened(): boolean {
    return this.handlers.onBarOpened !== undefined;
  }

  /** True when it takes bars of this series. */
  takes(instrument: Instrument, intervalMs: number): boolean {
    return this.instruments.includes(instrument) && (this.assignment.intervalsMs?.includes(intervalMs) ?? true);
  }

  /** Makes its features of a whole series, before the first bar of it. */
  prepare(series: BarSeries): void {
    const features = this.guard(() => this.strategy.prepare?.(series, this.params));
    if (features !== undefined) this.context.features.set(series, features);
  }

  takeBar(bar: Bar, count: BarCount): void {
    const { handlers } = this;
    this.context.isWarmingUp = count.bars <= this.warmAfter && this.followWarmUp(count);
    try {
      handlers.onBar?.(bar);
      if (handlers.onMarket !== undefined) handlers.onMarket(bar);
      this.leave();
    } catch (error) {
      throw this.failure(error);
    }
  }

  /** True while a series has not shown it enough bars, or it is too early. */
  private followWarmUp(count: BarCount): boolean {
    const isShort = count.bars - (this.skipped?.get(count) ?? 0) < this.warmUp;
    if (isShort) this.warming.add(count);
    else this.warming.delete(count);
    return isShort || this.state.now < this.tradesFrom;
  }

  takeMarket(event: SparseEvent): void {
    this.enter();
    try {
      this.handle(event);
      this.leave();
    } catch (error) {
      throw this.failure(error);
    }
  }

  private handle(event: SparseEvent): void {
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
  }

  takeFill(fill: Fill): void {
    this.enter();
    try {
      this.handlers.onFill?.(fill);
      this.leave();
    } catch (error) {
      throw this.failure(error);
    }
  }

  takeTimer(timer: TimerFired): void {
    this.enter();
    this.context.isInTimer = true;
    try {
      this.handlers.onTimer?.(timer);
      this.leave();
    } catch (error) {
      throw this.failure(error);
    } finally {
      this.context.isInTimer = false;
    }
  }

  /** What is no bar counts once every series it has begun is warm. */
  private enter(): void {
    this.context.isWarmingUp = this.isShown || this.warming.size > 0 || this.state.now < this.tradesFrom;
  }

  /** Throws what it did outside a step, or what went wrong in its pipe, if anything. */
  leave(): void {
    if (this.context.failure !== undefined) throw this.context.failure;
  }

  /** Shows it an event of the past: it sees it, and nothing it decides is carried out. */
  show(event: Bar | SparseEvent): void {
    this.isShown = true;
    this.enter();
    try {
      if (event.kind === 'bar') {
        this.handlers.onBar?.(event);
        this.handlers.onMarket?.(event);
      } else this.handle(event);
      this.leave();
    } catch (error) {
      throw this.failure(error);
    } finally {
      this.isShown = false;
    }
  }

  /** True in reactive form: it keeps no state that could be saved, and is rebuilt from its inputs instead. */
  get isReactive(): boolean {
    return 'decide' in this.strategy;
  }

  /** @throws E054 when it cannot save its state. */
  save(): SavedStrategy {
    const { handlers, context } = this;
    if (!this.isReactive && (handlers.save === undefined || handlers.restore === undefined))
      throw new RxtradeError(
        'E054',
        `strategy "${this.id}" has no save and restore; add them, or write it in reactive form`,
        { strategy: this.id },
      );
    return { state: handlers.save?.(), random: context.random.save() };
  }

  /** Sets it up anew, and gives it back what `save` kept. */
  restore(saved: SavedStrategy): void {
    this.start(this.params);
    this.context.random.restore(saved.random);
    this.guard(() => this.handlers.restore?.(saved.state));
  }
}
