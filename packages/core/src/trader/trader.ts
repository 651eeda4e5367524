import { assertNever, RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import { Ledger, Valuation } from '../ledger/index.ts';
import type { Bar, BarSeries, MarketEvent } from '../market/index.ts';
import { absoluteInteger, Exact, floatOf, negateInteger } from '../money/index.ts';
import { bracketTermsOf, type OrderPlan, termsOf } from '../order/index.ts';
import { RiskGate } from '../risk/index.ts';
import type { EpochMs } from '../time/index.ts';
import { AccountView } from './account-view.ts';
import { ExecutionDesk } from './execution-desk.ts';
import type { Fill } from './facts.ts';
import type { CommandInput, EndOfData, TraderInput } from './inputs.ts';
import { InstrumentSlot } from './instrument-slot.ts';
import { OrderDesk } from './order-desk.ts';
import type { TraderSettings } from './settings.ts';
import type { TraderSink } from './sink.ts';
import { StrategyRunner } from './strategy-runner.ts';
import { TargetDesk } from './target-desk.ts';
import { type TraderMode, TraderState } from './trader-state.ts';
import { VirtualPosition } from './virtual-position.ts';

/** What the trader keeps about one series of bars: who takes it, and how many it has seen. */
type SeriesState = {
  readonly slot: InstrumentSlot;
  readonly runners: readonly StrategyRunner[];
  readonly count: { bars: number };
};

/**
 * The deterministic state machine behind all four worlds. `step` takes one input and tells the sink what came of it: no
 * clock, no I/O, no randomness but the seeded one. Same inputs, same outputs, byte for byte.
 */
export class Trader {
  private readonly state: TraderState;
  private readonly runners: readonly StrategyRunner[];
  private readonly orders: OrderDesk;
  private readonly targets: TargetDesk;
  private readonly executions: ExecutionDesk;
  private readonly view: AccountView;
  private readonly seriesStates = new WeakMap<BarSeries, SeriesState>();
  private readonly barCounts = new Map<string, { bars: number }>();
  private lastSeries: BarSeries | undefined;
  private lastSeriesState: SeriesState | undefined;
  /** What came in from outside since the last equity point, in the reporting currency. */
  private flow = 0;

  /**
   * @throws E020 when a strategy names an instrument that is not declared, E050 when its parameters are invalid, E070
   * when the settings contradict each other.
   */
  constructor(settings: TraderSettings) {
    const currencies = [...new Set([settings.reportingCurrency, ...Object.keys(settings.balances)])];
    const ledger = new Ledger(settings.instruments, currencies);
    const valuation = new Valuation(ledger, settings.reportingCurrency);
    const slots = settings.instruments.map(
      (instrument, index) => new InstrumentSlot(index, instrument, ledger.bookOf(instrument)),
    );
    this.state = new TraderState({
      ledger,
      valuation,
      slots,
      leverage: settings.leverage ?? 1,
      tracer: settings.tracer,
    });
    this.state.mode = settings.mode ?? 'running';
    this.view = new AccountView(this.state);
    this.orders = new OrderDesk(this.state, new RiskGate(settings.rules), this.view, {
      onFill: (fill, strategy) => this.onFill(fill, strategy),
      strategyName: (strategy) => this.runners[strategy]?.id ?? 'trader',
    });
    this.targets = new TargetDesk(this.state, this.orders, settings.sizer);
    this.executions = new ExecutionDesk(this.state, this.view, {
      sendChild: (strategy, plan) => this.sendNow(strategy, plan, 0),
      cancelChild: (order) => this.cancelLive(order),
    });
    this.runners = this.startStrategies(settings);
    for (const [currency, amount] of Object.entries(settings.balances)) ledger.deposit(currency, amount, 0);
  }

  private startStrategies(settings: TraderSettings): readonly StrategyRunner[] {
    const runners: StrategyRunner[] = [];
    const names = new Set<string>();
    for (const assignment of settings.strategies) {
      const runner = new StrategyRunner(
        assignment,
        runners.length,
        this.state,
        {
          setTarget: (from, slot, virtual) => this.targets.add(from, slot, virtual),
          sendPlan: (from, plan, ocoGroup) => this.sendPlan(from, plan, ocoGroup),
          sendGroup: (from, plans) => this.sendGroup(from, plans),
          cancelOrder: (from, order, reason) => this.cancelOrder(from, order, reason),
          cancelAll: (from, slot, reason) => this.cancelAll(from, slot, reason),
        },
        settings.seed ?? 0,
      );
      if (names.has(runner.id))
        throw new RxtradeError('E070', `two strategies are called "${runner.id}"; give each assignment its own id`, {
          id: runner.id,
        });
      names.add(runner.id);
      for (const instrument of runner.instruments)
        this.state.slotOf(instrument).virtuals[runner.index] = new VirtualPosition(instrument, runner.id);
      runners.push(runner);
    }
    return runners;
  }

  // what a world asks of it

  get ledger(): Ledger {
    return this.state.ledger;
  }

  get valuation(): Valuation {
    return this.state.valuation;
  }

  get mode(): TraderMode {
    return this.state.mode;
  }

  get instruments(): readonly Instrument[] {
    return this.state.slots.map(({ instrument }) => instrument);
  }

  /** True when a strategy or an algorithm asked for `bar-opened` events. */
  get needsBarOpened(): boolean {
    return this.runners.some(
      (runner) => runner.wantsBarOpened() || runner.assignment.execution?.needsBarOpened === true,
    );
  }

  /** Lets strategies make their features of a whole series, before its first bar. */
  prepare(series: BarSeries): void {
    for (const runner of this.runners) if (runner.takes(series.instrument, series.intervalMs)) runner.prepare(series);
  }

  /**
   * Takes one input. What it did it tells `sink`; what it throws is E0xx with the state as before the input's own part.
   */
  step(input: TraderInput, sink: TraderSink): void {
    this.state.sink = sink;
    try {
      if (input.kind === 'bar') this.onBar(input);
      else this.onOther(input);
      if (!this.targets.isIdle) this.targets.carryOut();
    } finally {
      this.state.sink = undefined;
    }
  }

  /** Ends an instant: one point of equity for all that happened in it. */
  closeInstant(at: EpochMs, sink: TraderSink): void {
    sink.equity(at, this.state.valuation.equity(), this.flow);
    this.flow = 0;
  }

  private onBar(bar: Bar): void {
    const { series } = bar;
    const known = series === this.lastSeries ? (this.lastSeriesState as SeriesState) : this.seriesState(series);
    const { slot, runners, count } = known;
    count.bars += 1;
    this.state.now = bar.closeAt;
    this.state.valuation.marks[slot.index] = bar.close;
    for (let i = 0; i < runners.length; i++) {
      const runner = runners[i] as StrategyRunner;
      try {
        runner.onBar(bar, count.bars);
      } catch (error) {
        throw runner.failure(error);
      }
    }
    if (!this.executions.isIdle) this.executions.onMarket(bar, slot.instrument);
  }

  private seriesState(series: BarSeries): SeriesState {
    let found = this.seriesStates.get(series);
    if (found === undefined) {
      const slot = this.state.slotOf(series.instrument);
      const runners = this.runners.filter((runner) => runner.takes(slot.instrument, series.intervalMs));
      const key = `${series.instrument.id} ${series.intervalMs}`;
      const count = this.barCounts.get(key) ?? { bars: 0 };
      this.barCounts.set(key, count);
      found = { slot, runners, count };
      this.seriesStates.set(series, found);
    }
    this.lastSeries = series;
    this.lastSeriesState = found;
    return found;
  }

  private onOther(input: Exclude<TraderInput, Bar>): void {
    const { state } = this;
    switch (input.kind) {
      case 'order-acknowledged':
      case 'order-filled':
      case 'order-cancelled':
      case 'order-expired':
      case 'order-rejected':
      case 'order-unknown':
      case 'order-absent':
        state.now = input.receivedAt;
        this.orders.onReport(input);
        return;
      case 'timer': {
        state.now = input.at;
        const runner = this.runners.find(({ id }) => id === input.strategy);
        if (runner !== undefined) this.run(runner, () => runner.onTimer(input));
        return;
      }
      case 'command':
        state.now = input.at;
        this.onCommand(input);
        return;
      case 'transfer':
        state.now = input.at;
        state.ledger.deposit(input.currency, input.amount, input.at);
        this.flow +=
          Exact.of(input.amount).toFloat() * (state.valuation.rate(state.ledger.accounts.indexOf(input.currency)) || 0);
        return;
      case 'end-of-data':
        state.now = input.at;
        this.onEnd(input);
        return;
      case 'trade':
        this.onMarket(input, input.price);
        return;
      case 'quote':
        this.onMarket(input, (input.bid + input.ask) / 2);
        return;
      case 'mark-price':
        this.onMarket(input, input.price);
        return;
      case 'bar-opened':
        this.onMarket(input, input.open);
        return;
      case 'book-snapshot':
      case 'book-delta':
      case 'instrument-status':
        this.onMarket(input, undefined);
        return;
      case 'feed-state':
      case 'custom':
        state.now = input.receivedAt;
        this.deliver(input, input.instrument);
        return;
      case 'funding': {
        state.now = input.receivedAt;
        this.onFunding(input.instrument, input.rate);
        this.deliver(input, input.instrument);
        return;
      }
      case 'split':
        state.now = input.receivedAt;
        this.onSplit(input.instrument, input.ratio);
        this.deliver(input, input.instrument);
        return;
      case 'dividend':
        state.now = input.receivedAt;
        state.ledger.payDividend(state.slotOf(input.instrument).book, input.amountPerShare, input.receivedAt);
        this.deliver(input, input.instrument);
        return;
      default:
        assertNever(input);
    }
  }

  private onMarket(event: MarketEvent & { readonly instrument: Instrument }, mark: number | undefined): void {
    this.state.now = event.receivedAt;
    if (mark !== undefined) this.state.valuation.marks[this.state.slotOf(event.instrument).index] = mark;
    this.deliver(event, event.instrument);
  }

  private deliver(event: MarketEvent, instrument: Instrument | undefined): void {
    for (const runner of this.runners) {
      if (instrument === undefined || runner.instruments.includes(instrument))
        this.run(runner, () => runner.onMarket(event));
    }
    if (instrument !== undefined && !this.executions.isIdle) this.executions.onMarket(event, instrument);
  }

  private run(runner: StrategyRunner, act: () => void): void {
    try {
      act();
    } catch (error) {
      throw runner.failure(error);
    }
  }

  private onFunding(instrument: Instrument, rate: number): void {
    const { state } = this;
    const slot = state.slotOf(instrument);
    const mark = state.valuation.marks[slot.index] as number;
    const isFlat = slot.book.net.quantity === 0 && slot.book.long.quantity === 0 && slot.book.short.quantity === 0;
    if (isFlat) return;
    if (Number.isNaN(mark))
      throw new RxtradeError(
        'E030',
        `funding of ${instrument.id} is due without a mark price; feed marks or bars first`,
        { instrument: instrument.id },
      );
    const paid = state.ledger.fund(slot.book, mark, rate, state.now);
    state.sink?.funding({
      kind: 'funding-paid',
      at: state.now,
      instrument,
      rate,
      mark,
      paid: new Exact(paid, state.ledger.accounts.scales[slot.book.quote] as number),
    });
  }

  private onSplit(instrument: Instrument, ratio: string): void {
    const { state } = this;
    const slot = state.slotOf(instrument);
    const mark = (state.valuation.marks[slot.index] as number) / Exact.of(ratio).toFloat();
    state.valuation.marks[slot.index] = mark;
    state.ledger.split(slot.book, ratio, mark, state.now);
    for (const virtual of slot.virtuals) if (virtual !== undefined) virtual.split(ratio);
    for (const order of slot.live) this.orders.cancel(order);
  }

  private onFill(fill: Fill, strategy: number): void {
    const runner = this.runners[strategy];
    if (runner !== undefined) this.run(runner, () => runner.onFill(fill));
    this.executions.onFill(fill);
  }

  private onEnd(input: EndOfData): void {
    if (input.close === 'leave-open') return;
    this.executions.cancelAll(undefined, undefined, 'end of data');
    this.targets.closeAll('end of data');
  }

  // what strategies ask of it

  private sendPlan(runner: StrategyRunner, plan: OrderPlan, ocoGroup: number): number {
    const { state } = this;
    const amount = 'fraction' in plan.size ? plan.size.fraction : Number(plan.size.quantity.toString());
    state.sink?.decision({
      kind: 'decision',
      at: state.now,
      strategy: runner.id,
      instrument: plan.instrument,
      action: 'order',
      amount: plan.side === 'buy' ? amount : -amount,
      reason: plan.reason,
    });
    const algorithm = runner.assignment.execution;
    if (algorithm !== undefined && ocoGroup === 0) {
      this.executions.start(algorithm, runner.index, plan);
      return 0;
    }
    return this.sendNow(runner.index, plan, ocoGroup);
  }

  private sendGroup(runner: StrategyRunner, plans: readonly OrderPlan[]): readonly number[] {
    const group = this.orders.nextOcoGroup();
    return plans.map((plan) => this.sendPlan(runner, plan, group));
  }

  private sendNow(strategy: number, plan: OrderPlan, ocoGroup: number): number {
    const { state } = this;
    const slot = state.slotOf(plan.instrument);
    const name = this.runners[strategy]?.id ?? 'trader';
    slot.virtualOf(strategy, name);
    if (state.mode !== 'running' && plan.reduceOnly !== true) {
      state.sink?.refusal({
        kind: 'refusal',
        at: state.now,
        strategies: [name],
        instrument: plan.instrument,
        by: 'trader',
        code: 'E073',
        reason: `trading is ${state.mode}; only orders that reduce a position pass`,
      });
      return 0;
    }
    const terms = termsOf(plan, state.now);
    const quantity = slot.unitsOf(this.quantityOf(plan, slot), state.now);
    if (quantity <= 0) {
      state.sink?.refusal({
        kind: 'refusal',
        at: state.now,
        strategies: [name],
        instrument: plan.instrument,
        by: 'trader',
        code: 'E040',
        reason: 'the quantity is below one step',
      });
      return 0;
    }
    const units = plan.side === 'buy' ? quantity : negateInteger(quantity);
    const order = this.orders.propose({
      slot,
      side: plan.side,
      quantity: absoluteInteger(quantity),
      terms,
      legs: bracketTermsOf(plan, state.now),
      reduceOnly: plan.reduceOnly ?? false,
      positionSide: plan.positionSide ?? 'net',
      ocoGroup,
      reason: plan.reason,
      tag: plan.tag ?? '',
      parts: [{ strategy, units }],
      isFromTarget: false,
    });
    return order?.number ?? 0;
  }

  private quantityOf(plan: OrderPlan, slot: InstrumentSlot): number {
    if ('quantity' in plan.size)
      return typeof plan.size.quantity === 'number' ? plan.size.quantity : Exact.of(plan.size.quantity).toFloat();
    const { valuation, now } = this.state;
    const terms = termsOf(plan, now);
    const scale = plan.instrument.priceScale;
    const price =
      'price' in terms
        ? floatOf(terms.price, scale)
        : 'trigger' in terms
          ? floatOf(terms.trigger, scale)
          : (valuation.marks[slot.index] as number);
    return (
      (plan.size.fraction * valuation.equity()) /
      (price * valuation.rate(slot.book.quote) * plan.instrument.contractSize.toFloat())
    );
  }

  private cancelOrder(runner: StrategyRunner, number: number, reason: string): void {
    const order = this.state.orders[number];
    if (order === undefined || !order.allocations.some(({ strategy }) => strategy === runner.index)) {
      throw new RxtradeError(
        'E043',
        `strategy "${runner.id}" has no order ${number}; cancel one that order() returned`,
        { strategy: runner.id, order: number },
      );
    }
    this.state.trace(runner.id, order.request.instrument.id, () => `cancels order ${number}: ${reason}`);
    this.cancelLive(number);
  }

  private cancelAll(runner: StrategyRunner, slot: InstrumentSlot, reason: string): void {
    const { state } = this;
    this.executions.cancelAll(runner.index, slot.instrument, reason);
    for (const order of [...slot.live]) {
      if (order.allocations.some(({ strategy }) => strategy === runner.index)) this.cancelLive(order.number);
    }
    state.sink?.decision({
      kind: 'decision',
      at: state.now,
      strategy: runner.id,
      instrument: slot.instrument,
      action: 'cancel',
      amount: Number.NaN,
      reason,
    });
  }

  private cancelLive(number: number): void {
    const order = this.state.orders[number];
    if (order?.isLive === true) this.orders.cancel(order);
  }

  // what an operator asks of it

  private onCommand({ command, who, why, at }: CommandInput): void {
    const { state } = this;
    switch (command.name) {
      case 'start':
      case 'arm':
        state.mode = 'running';
        break;
      case 'pause':
        state.mode = 'paused';
        break;
      case 'stop':
      case 'shutdown':
        state.mode = 'stopped';
        this.cancelEverything(why);
        break;
      case 'flatten':
        state.mode = 'paused';
        this.cancelEverything(why);
        this.targets.closeAll(`flatten: ${why}`);
        break;
      case 'set-params': {
        const runner = this.runners.find(({ id }) => id === command.strategy);
        if (runner === undefined)
          throw new RxtradeError(
            'E073',
            `no strategy is called "${command.strategy}"; running are ${this.runners.map(({ id }) => id).join(', ')}`,
            { strategy: command.strategy },
          );
        runner.restart(command.params);
        break;
      }
      case 'set-config':
        throw new RxtradeError(
          'E073',
          'the configuration of a running trader cannot be changed; stop it and start again',
          {},
        );
    }
    state.sink?.notice({ kind: 'notice', at, text: `${command.name} by ${who}: ${why}` });
  }

  private cancelEverything(reason: string): void {
    this.executions.cancelAll(undefined, undefined, reason);
    for (const slot of this.state.slots) for (const order of [...slot.live]) this.orders.cancel(order);
  }

  /** The state of every strategy that can save it, by id. @throws E054 when one keeps state it cannot save. */
  saveStrategies(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      this.runners.map((runner) => {
        if (!runner.canSave)
          throw new RxtradeError(
            'E054',
            `strategy "${runner.id}" has no save and restore; add them, or rebuild it by replaying its warm-up`,
            { strategy: runner.id },
          );
        return [runner.id, runner.save()];
      }),
    );
  }

  /** Gives strategies back what `saveStrategies` took. */
  restoreStrategies(saved: Readonly<Record<string, unknown>>): void {
    for (const runner of this.runners) if (runner.id in saved) runner.restore(saved[runner.id]);
  }
}
