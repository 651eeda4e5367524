import type { Instrument } from '../instrument/index.ts';
import type { MarketEvent } from '../market/index.ts';
import { floatOf } from '../money/index.ts';
import type { Order, OrderPlan } from '../order/index.ts';
import type { Execution, ExecutionAlgorithm, ExecutionContext } from '../ports/index.ts';
import type { AccountView } from './account-view.ts';
import type { Fill } from './facts.ts';
import type { TraderState } from './trader-state.ts';

/** What an execution needs of the trader. */
export interface ChildDoor {
  sendChild(strategy: number, plan: OrderPlan): number;
  cancelChild(order: number, reason: string): void;
}

/** The orders being worked by execution algorithms. */
export class ExecutionDesk {
  private readonly running: WorkedOrder[] = [];
  private readonly state: TraderState;
  private readonly view: AccountView;
  private readonly door: ChildDoor;

  constructor(state: TraderState, view: AccountView, door: ChildDoor) {
    this.state = state;
    this.view = view;
    this.door = door;
  }

  get isIdle(): boolean {
    return this.running.length === 0;
  }

  start(algorithm: ExecutionAlgorithm, strategy: number, plan: OrderPlan): void {
    const worked = new WorkedOrder(strategy, plan, this.state, this.view, this.door);
    this.running.push(worked);
    worked.execution = algorithm.start(worked);
    this.sweep();
  }

  onMarket(event: MarketEvent, instrument: Instrument): void {
    for (const worked of [...this.running])
      if (worked.plan.instrument === instrument) worked.execution?.onMarket?.(event);
    this.sweep();
  }

  onFill(fill: Fill): void {
    if (this.running.length === 0) return;
    for (const worked of [...this.running])
      if (worked.children.has(fill.order.number)) worked.execution?.onFill?.(fill);
    this.sweep();
  }

  cancelAll(strategy: number | undefined, instrument: Instrument | undefined, reason: string): void {
    for (const worked of [...this.running]) {
      if (strategy !== undefined && worked.strategy !== strategy) continue;
      if (instrument !== undefined && worked.plan.instrument !== instrument) continue;
      worked.execution?.cancel(reason);
      worked.done();
    }
    this.sweep();
  }

  private sweep(): void {
    let kept = 0;
    for (const worked of this.running) if (!worked.isDone) this.running[kept++] = worked;
    this.running.length = kept;
  }
}

class WorkedOrder implements ExecutionContext {
  readonly strategy: number;
  readonly plan: OrderPlan;
  readonly children = new Set<number>();
  execution: Execution | undefined;
  isDone = false;
  private readonly state: TraderState;
  private readonly view: AccountView;
  private readonly door: ChildDoor;

  constructor(strategy: number, plan: OrderPlan, state: TraderState, view: AccountView, door: ChildDoor) {
    this.strategy = strategy;
    this.plan = plan;
    this.state = state;
    this.view = view;
    this.door = door;
  }

  cash(currency: string): number {
    return this.view.available(currency);
  }

  equity(): number {
    return this.view.equity();
  }

  position(instrument: Instrument): number {
    const virtual = this.state.slotOf(instrument).virtuals[this.strategy];
    return virtual === undefined ? 0 : floatOf(virtual.position.quantity, instrument.quantityScale);
  }

  feeRate(): number {
    return this.plan.instrument.rulesAt(this.state.now).feeRateTaker.toFloat();
  }

  quoteRate(): number {
    return this.state.valuation.rate(this.state.slotOf(this.plan.instrument).book.quote);
  }

  order(number: number): Order | undefined {
    return this.state.orders[number];
  }

  send(plan: OrderPlan): number {
    const number = this.door.sendChild(this.strategy, plan);
    if (number > 0) this.children.add(number);
    return number;
  }

  cancel(order: number, reason: string): void {
    this.door.cancelChild(order, reason);
  }

  done(): void {
    this.isDone = true;
  }
}
