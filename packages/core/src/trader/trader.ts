import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import { Ledger, Valuation } from '../ledger/index.ts';
import type { Bar, BarSeries, MarketEvent } from '../market/index.ts';
import { RiskGate } from '../risk/index.ts';
import type { EpochMs } from '../time/index.ts';
import { AccountView } from './account-view.ts';
import { CommandDesk } from './command-desk.ts';
import { ExecutionDesk } from './execution-desk.ts';
import type { Fill, TraderMode } from './facts.ts';
import type { EndOfData, TimerFired, TraderInput } from './inputs.ts';
import { InstrumentSlot } from './instrument-slot.ts';
import { MarketDesk } from './market-desk.ts';
import { OrderDesk } from './order-desk.ts';
import { PlanDesk } from './plan-desk.ts';
import type { StrategyDoor } from './runner-context.ts';
import type { TraderSettings } from './settings.ts';
import type { FactSink, TraderSink } from './sink.ts';
import { type SavedStrategy, StrategyRunner } from './strategy-runner.ts';
import { TargetDesk } from './target-desk.ts';
import { type BarCount, TraderState } from './trader-state.ts';
import { UniverseDesk } from './universe-desk.ts';
import { VenueDesk } from './venue-desk.ts';
import { VirtualPosition } from './virtual-position.ts';

/** What the trader keeps about one series of bars: who takes it, and how many it has seen. */
type SeriesState = {
  readonly series: BarSeries;
  readonly slot: InstrumentSlot;
  readonly runners: readonly StrategyRunner[];
  readonly count: BarCount;
  /** Whose bar came after one of this series last time: most often it is the next one again. */
  following: SeriesState | undefined;
};

/** What `saveStrategies` keeps: plain JSON. */
export type SavedStrategies = {
  readonly bars: Readonly<Record<string, number>>;
  readonly strategies: Readonly<Record<string, SavedStrategy>>;
};

/**
 * The deterministic state machine behind all four worlds. `step` takes one input and tells the sink what came of it: no
 * clock, no I/O, no randomness but the seeded one. Same inputs, same outputs, byte for byte.
 */
export class Trader {
  private readonly state: TraderState;
  private readonly runners: readonly StrategyRunner[];
  private readonly orders: OrderDesk;
  private readonly plans: PlanDesk;
  private readonly targets: TargetDesk;
  private readonly executions: ExecutionDesk;
  private readonly market: MarketDesk;
  private readonly venue: VenueDesk;
  private readonly commands: CommandDesk;
  private readonly universe: UniverseDesk;
  private readonly seriesStates = new WeakMap<BarSeries, SeriesState>();
  private latest: SeriesState | undefined;
  /** What came in from outside since the last equity point, in the reporting currency. */
  private flow = 0;

  /**
   * @throws E020 when a strategy names an instrument that is not declared, E050 when its parameters are invalid, E051
   * when its setup fails, E070 when the settings contradict each other.
   */
  constructor(settings: TraderSettings) {
    const currencies = [...new Set([settings.reportingCurrency, ...Object.keys(settings.balances)])];
    const { leverage = 1, tracer, fundingPrice = 'mark' } = settings;
    const ledger = new Ledger(settings.instruments, currencies, { leverage, ...settings.margin });
    const valuation = new Valuation(ledger, settings.reportingCurrency);
    const slots = settings.instruments.map(
      (instrument, index) => new InstrumentSlot(index, instrument, ledger.bookOf(instrument)),
    );
    const state = new TraderState({ ledger, valuation, slots, fundingPrice, tracer });
    state.mode = settings.mode ?? 'running';
    state.tradesFrom = settings.tradesFrom ?? Number.NEGATIVE_INFINITY;
    this.state = state;
    const view = new AccountView(state);
    this.orders = new OrderDesk(state, new RiskGate(settings.rules), view, {
      onFill: (fill) => this.onFill(fill),
      onTargetFree: (strategy, slot, virtual) => this.targets.add(this.runnerAt(strategy), slot, virtual),
    });
    this.plans = new PlanDesk(state, this.orders);
    this.targets = new TargetDesk(state, this.orders, settings.sizer);
    this.executions = new ExecutionDesk(state, view, {
      sendChild: (strategy, plan) => this.plans.propose(strategy, plan, 0),
      cancelChild: (order) => this.plans.cancelLive(order),
    });
    this.runners = this.startStrategies(settings);
    const { runners, orders, targets, executions } = this;
    this.market = new MarketDesk(state, { runners, orders, executions });
    this.venue = new VenueDesk(state, orders);
    this.commands = new CommandDesk(state, { runners, orders, targets, executions });
    this.universe = new UniverseDesk(state, { orders, targets, executions }, settings.universe);
    for (const [currency, amount] of Object.entries(settings.balances)) ledger.deposit(currency, amount, 0);
  }

  private startStrategies(settings: TraderSettings): readonly StrategyRunner[] {
    const runners: StrategyRunner[] = [];
    const { names } = this.state;
    const door: StrategyDoor = {
      setTarget: (strategy, slot, virtual) => this.targets.add(this.runnerAt(strategy), slot, virtual),
      sendPlan: (strategy, plan) => this.plans.send(this.runnerAt(strategy), plan, this.executions),
      sendGroup: (strategy, plans) => this.plans.sendGroup(this.runnerAt(strategy), plans),
      cancelOrder: (strategy, order, reason) => this.plans.cancel(this.runnerAt(strategy), order, reason),
      cancelAll: (strategy, slot, reason) => {
        this.executions.cancelAll(strategy, slot.instrument, reason);
        this.plans.cancelAll(this.runnerAt(strategy), slot, reason);
      },
    };
    for (const assignment of settings.strategies) {
      const runner = new StrategyRunner(assignment, runners.length, this.state, door, settings.seed ?? 0);
      if (names.includes(runner.id))
        throw new RxtradeError('E070', `two strategies are called "${runner.id}"; give each assignment its own id`, {
          id: runner.id,
        });
      names.push(runner.id);
      for (const instrument of runner.instruments)
        this.state.slotOf(instrument).virtuals[runner.index] = new VirtualPosition(instrument, runner.id);
      runners.push(runner);
    }
    return runners;
  }

  private runnerAt(strategy: number): StrategyRunner {
    return this.runners[strategy] as StrategyRunner;
  }

  /** Its books: balances, positions and every posting. To be read, never written. */
  get ledger(): Ledger {
    return this.state.ledger;
  }

  /** What the account is worth, in the reporting currency. */
  get valuation(): Valuation {
    return this.state.valuation;
  }

  /** How it stands to commands: only a running one opens positions. */
  get mode(): TraderMode {
    return this.state.mode;
  }

  /** The instant of the latest input. */
  get now(): EpochMs {
    return this.state.now;
  }

  /** What it may trade, in the order of its settings. */
  get instruments(): readonly Instrument[] {
    return this.state.slots.map(({ instrument }) => instrument);
  }

  /** True when a strategy or an algorithm asked for `bar-opened` events. */
  get needsBarOpened(): boolean {
    return this.runners.some(
      ({ wantsBarOpened, assignment }) => wantsBarOpened || assignment.execution?.needsBarOpened === true,
    );
  }

  /** True when a strategy makes features of whole columns, which a replay then needs before its first bar. */
  get needsColumns(): boolean {
    return this.runners.some(({ strategy }) => strategy.prepare !== undefined);
  }

  /** Lets strategies make their features of a whole series, before its first bar. */
  prepare(series: BarSeries): void {
    for (const runner of this.runners) if (runner.takes(series.instrument, series.intervalMs)) runner.prepare(series);
  }

  /**
   * Takes one input, and tells `sink` what it did. What throws is a broken contract: the books are as the input left
   * them, what strategies had asked for until then stands, and targets not yet carried out are dropped.
   *
   * @throws E02x or E03x for an event that cannot be, E04x for what a venue cannot say, E05x when a strategy fails.
   */
  step(input: TraderInput, sink: TraderSink): void {
    if (input.kind === 'bar') this.stepBar(input, sink);
    else this.stepOther(input, sink);
  }

  /** `step` for the one input there are millions of: apart, so that engines compile it for bars alone. */
  stepBar(bar: Bar, sink: TraderSink): void {
    const { state, targets } = this;
    state.sink = sink;
    try {
      this.onBar(bar);
      if (!targets.isIdle) targets.carryOut();
    } catch (error) {
      this.abandon();
      throw error;
    }
    state.sink = undefined;
  }

  private stepOther(input: Exclude<TraderInput, Bar>, sink: TraderSink): void {
    const { state, targets } = this;
    state.sink = sink;
    try {
      this.onOther(input);
      if (!targets.isIdle) targets.carryOut();
    } catch (error) {
      this.abandon();
      throw error;
    }
    state.sink = undefined;
  }

  /** Ends a step that has failed. */
  private abandon(): void {
    this.targets.drop();
    this.state.sink = undefined;
  }

  /** Ends an instant: one point of equity for all that happened in it. Returns the equity. */
  closeInstant(at: EpochMs, sink: Pick<FactSink, 'equity'>): number {
    const equity = this.state.valuation.equity();
    sink.equity(at, equity, this.flow);
    if (this.flow !== 0) this.flow = 0;
    return equity;
  }

  private onBar(bar: Bar): void {
    const { state, latest } = this;
    const { series, closeAt } = bar;
    if (closeAt >= this.universe.nextAt) this.universe.advance(closeAt);
    const { slot, runners, count } = latest?.series === series ? latest : this.seriesState(series);
    state.now = closeAt;
    if (!slot.hasMarkPrice) state.valuation.marks[slot.index] = bar.close;
    if (!slot.isMember) return;
    count.bars += 1;
    for (let i = 0; i < runners.length; i++) (runners[i] as StrategyRunner).takeBar(bar, count);
    if (!this.executions.isIdle) this.executions.onMarket(bar, slot.instrument);
  }

  private seriesState(series: BarSeries): SeriesState {
    const { latest } = this;
    const guess = latest?.following;
    const found = guess?.series === series ? guess : this.findSeriesState(series);
    if (latest !== undefined) latest.following = found;
    this.latest = found;
    return found;
  }

  private findSeriesState(series: BarSeries): SeriesState {
    let found = this.seriesStates.get(series);
    if (found === undefined) {
      const { instrument, intervalMs } = series;
      const slot = this.state.slotOf(instrument);
      const runners = this.runners.filter((runner) => runner.takes(slot.instrument, intervalMs));
      found = { series, slot, runners, count: this.state.countOf(instrument, intervalMs), following: undefined };
      this.seriesStates.set(series, found);
    }
    return found;
  }

  private onOther(input: Exclude<TraderInput, Bar>): void {
    switch (input.kind) {
      case 'order-acknowledged':
      case 'order-filled':
      case 'order-cancelled':
      case 'order-expired':
      case 'order-rejected':
      case 'order-unknown':
      case 'order-absent':
        this.state.now = input.receivedAt;
        this.orders.onReport(input);
        break;
      case 'position-closed':
      case 'borrow-charged':
        this.state.now = input.receivedAt;
        this.venue.take(input);
        break;
      case 'timer':
        this.onTimer(input);
        break;
      case 'command':
        this.commands.take(input);
        break;
      case 'transfer':
        this.flow += this.commands.transfer(input);
        break;
      case 'end-of-data':
        this.onEnd(input);
        break;
      default:
        if (input.receivedAt >= this.universe.nextAt) this.universe.advance(input.receivedAt);
        this.market.take(input);
    }
  }

  private onTimer(input: TimerFired): void {
    this.state.now = input.at;
    this.runners.find(({ id }) => id === input.strategy)?.takeTimer(input);
  }

  private onFill(fill: Fill): void {
    const { order } = fill;
    if (order.owner >= 0) this.runners[order.owner]?.takeFill(fill);
    else for (const { strategy } of order.allocations) this.runners[strategy]?.takeFill(fill);
    this.executions.onFill(fill);
  }

  private onEnd(input: EndOfData): void {
    this.state.now = input.at;
    for (const runner of this.runners) runner.leave();
    if (input.close === 'leave-open') return;
    // an entry still on its way would be filled by the very match that closes the rest
    const { reason = 'end of data' } = input;
    this.commands.cancelEverything(reason);
    this.targets.closeAll(reason);
  }

  /** What a later `restoreStrategies` needs, as plain JSON. @throws E054 when a handler strategy has no save and restore. */
  saveStrategies(): SavedStrategies {
    return {
      bars: Object.fromEntries([...this.state.barCounts].map(([key, { bars }]) => [key, bars])),
      strategies: Object.fromEntries(this.runners.map((runner) => [runner.id, runner.save()])),
    };
  }

  /**
   * Sets every strategy up anew, and gives handlers back what `saveStrategies` took. Reactive ones keep no state: show
   * them their inputs since their warm-up through `rebuild`.
   */
  restoreStrategies(saved: SavedStrategies): void {
    for (const [key, bars] of Object.entries(saved.bars)) {
      const count = this.state.barCounts.get(key) ?? { bars: 0 };
      count.bars = bars;
      this.state.barCounts.set(key, count);
    }
    for (const runner of this.runners) {
      const one = saved.strategies[runner.id];
      if (one !== undefined) runner.restore(one);
    }
  }

  /** Shows reactive strategies events of the past, oldest first: they see them, and decide nothing by them. */
  rebuild(events: Iterable<MarketEvent>, sink: TraderSink): void {
    const { state } = this;
    state.sink = sink;
    try {
      for (const event of events) {
        state.now = event.receivedAt;
        for (const runner of this.runners) {
          const isMeant =
            event.kind === 'bar'
              ? runner.takes(event.instrument, event.intervalMs)
              : event.instrument === undefined || runner.instruments.includes(event.instrument);
          if (runner.isReactive && isMeant) runner.show(event);
        }
      }
    } finally {
      state.sink = undefined;
    }
  }
}
