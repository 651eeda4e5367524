import { RxtradeError } from '../errors/index.ts';
import { Exact, floatOf, type Integer, negateInteger } from '../money/index.ts';
import { bracketTermsOf, type OrderPlan, termsOf } from '../order/index.ts';
import type { ExecutionDesk } from './execution-desk.ts';
import type { InstrumentSlot } from './instrument-slot.ts';
import { isReduction } from './is-reduction.ts';
import type { OrderDesk } from './order-desk.ts';
import type { StrategyRunner } from './strategy-runner.ts';
import type { TraderState } from './trader-state.ts';

/** Carries out the orders that strategies and execution algorithms state themselves, and their cancels. */
export class PlanDesk {
  private readonly state: TraderState;
  private readonly orders: OrderDesk;

  constructor(state: TraderState, orders: OrderDesk) {
    this.state = state;
    this.orders = orders;
  }

  /** Sends what a strategy planned, by way of its execution algorithm where it has one; zero when nothing was sent. */
  send(runner: StrategyRunner, plan: OrderPlan, executions: ExecutionDesk): number {
    this.tell(runner, plan);
    const { execution } = runner.assignment;
    if (execution === undefined) return this.propose(runner.index, plan, 0);
    this.state.slotOf(plan.instrument).virtualOf(runner.index, runner.id);
    executions.start(execution, runner.index, plan);
    return 0;
  }

  /** Sends orders that end each other. They go out as they are: an algorithm would take them apart. */
  sendGroup(runner: StrategyRunner, plans: readonly OrderPlan[]): readonly number[] {
    const group = this.orders.nextOcoGroup();
    return plans.map((plan) => {
      this.tell(runner, plan);
      return this.propose(runner.index, plan, group);
    });
  }

  private tell(runner: StrategyRunner, plan: OrderPlan): void {
    const amount = 'fraction' in plan.size ? plan.size.fraction : floatSize(plan.size.quantity);
    this.state.sink?.decision({
      kind: 'decision',
      at: this.state.now,
      strategy: runner.id,
      instrument: plan.instrument,
      action: 'order',
      amount: plan.side === 'buy' ? amount : -amount,
      reason: plan.reason,
    });
  }

  /** Puts one order before the gate; its number, or zero when it was refused. */
  propose(strategy: number, plan: OrderPlan, ocoGroup: number): number {
    const { state } = this;
    const slot = state.slotOf(plan.instrument);
    const { instrument } = slot;
    const name = state.nameOf(strategy);
    const positionSide = plan.positionSide ?? 'net';
    slot.virtualOf(strategy, name, positionSide);
    const strategies = [name];
    if (state.refuseUntradable(slot, strategies)) return 0;
    const terms = termsOf(plan, state.now);
    const wanted = this.quantityOf(plan, slot);
    if (Number.isNaN(wanted)) {
      state.refuse(instrument, strategies, 'trader', 'E075', `${instrument.id} has no price yet`);
      return 0;
    }
    const quantity: Integer = slot.unitsOf(wanted, state.now);
    if (quantity <= 0) {
      state.refuse(instrument, strategies, 'trader', 'E040', `a quantity of ${wanted} is below one step`);
      return 0;
    }
    const { side, reason } = plan;
    const reduceOnly = plan.reduceOnly ?? false;
    const reduces = reduceOnly || isReduction(slot, { side, quantity, positionSide, ocoGroup });
    if (!reduces && state.refuseOpening(slot, strategies)) return 0;
    const order = this.orders.propose({
      instrument,
      slot,
      side,
      quantity,
      terms,
      legs: bracketTermsOf(plan, state.now),
      reduceOnly,
      positionSide,
      isReduction: reduces,
      strategies,
      ocoGroup,
      reason,
      tag: plan.tag ?? '',
      parts: [{ strategy, units: side === 'buy' ? quantity : negateInteger(quantity), reason }],
      isFromTarget: false,
    });
    return order?.number ?? 0;
  }

  /** Base units or contracts as a float; NaN where a fraction has no price to be worked out at. */
  private quantityOf(plan: OrderPlan, slot: InstrumentSlot): number {
    const { instrument, size } = plan;
    if ('quantity' in size) return finite(floatSize(size.quantity), 'quantity', plan);
    const { valuation, now } = this.state;
    const terms = termsOf(plan, now);
    const price =
      'price' in terms
        ? floatOf(terms.price, instrument.priceScale)
        : 'trigger' in terms
          ? floatOf(terms.trigger, instrument.priceScale)
          : (valuation.marks[slot.index] as number);
    const perUnit = price * valuation.rate(slot.book.quote) * instrument.contractSize.toFloat();
    return (finite(size.fraction, 'fraction', plan) * valuation.equity()) / perUnit;
  }

  /** @throws E043 when the strategy has no such order. */
  cancel(runner: StrategyRunner, number: number, reason: string): void {
    const order = this.state.orders[number];
    if (order === undefined || !order.belongsTo(runner.index)) {
      throw new RxtradeError(
        'E043',
        `strategy "${runner.id}" has no order ${number}; cancel one that order() returned`,
        { strategy: runner.id, order: number },
      );
    }
    this.state.trace(runner.id, order.request.instrument.id, () => `cancels order ${number}: ${reason}`);
    this.cancelLive(number);
  }

  /** Cancels all live orders of a strategy on an instrument. What it shares with others through a target stays. */
  cancelAll(runner: StrategyRunner, slot: InstrumentSlot, reason: string): void {
    const { state } = this;
    for (const order of slot.live) if (order.owner === runner.index) this.orders.cancel(order);
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

  cancelLive(number: number): void {
    const order = this.state.orders[number];
    if (order?.isLive === true) this.orders.cancel(order);
  }
}

function floatSize(quantity: number | string | Exact): number {
  return typeof quantity === 'number' ? quantity : Exact.of(quantity).toFloat();
}

function finite(value: number, name: string, { instrument, reason }: OrderPlan): number {
  if (!Number.isFinite(value))
    throw new RxtradeError('E040', `an order on ${instrument.id} has a ${name} of ${value}; it must be finite`, {
      [name]: value,
      reason,
    });
  return value;
}
