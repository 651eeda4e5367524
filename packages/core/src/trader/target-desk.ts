import { absoluteInteger, addInteger, floatOf, type Integer, negateInteger, subtractInteger } from '../money/index.ts';
import { marketTerms, type PositionSide } from '../order/index.ts';
import { fractionOfCapital, type PositionSizer } from '../ports/index.ts';
import type { Part } from './fill-shares.ts';
import type { InstrumentSlot } from './instrument-slot.ts';
import { isReduction } from './is-reduction.ts';
import type { OrderDesk } from './order-desk.ts';
import type { StrategyRunner } from './strategy-runner.ts';
import type { TraderState } from './trader-state.ts';
import type { VirtualPosition } from './virtual-position.ts';

type Pending = { readonly runner: StrategyRunner; readonly slot: InstrumentSlot; readonly virtual: VirtualPosition };

const sides: readonly PositionSide[] = ['net', 'long', 'short'];
const noLegs: readonly never[] = [];

/**
 * Carries out the targets of one step: sizes each, nets them into one order per instrument, and crosses inside what
 * meets inside. A target that opposes an order of its own still on its way waits for that order's end.
 */
export class TargetDesk {
  private readonly state: TraderState;
  private readonly orders: OrderDesk;
  private readonly sizer: PositionSizer;
  private readonly pending: Pending[] = [];
  private readonly slots: InstrumentSlot[] = [];

  constructor(state: TraderState, orders: OrderDesk, sizer: PositionSizer = fractionOfCapital()) {
    this.state = state;
    this.orders = orders;
    this.sizer = sizer;
  }

  get isIdle(): boolean {
    return this.pending.length === 0;
  }

  /** Takes note of a target; a later one of the same step replaces it. */
  add(runner: StrategyRunner, slot: InstrumentSlot, virtual: VirtualPosition): void {
    if (!virtual.hasTarget) {
      virtual.hasTarget = true;
      this.pending.push({ runner, slot, virtual });
    }
  }

  /** Forgets the targets of the step. */
  drop(): void {
    for (let one = this.pending.pop(); one !== undefined; one = this.pending.pop()) one.virtual.hasTarget = false;
  }

  /** Sends what the targets of this step come to; unless running, only what makes a position smaller. */
  carryOut(): void {
    const { pending } = this;
    if (pending.length === 1) this.carryOutOnly(pending[0] as Pending);
    else this.carryOutAll();
    this.drop();
  }

  /** Most steps have one target. */
  private carryOutOnly({ runner, slot, virtual }: Pending): void {
    const { reason } = virtual;
    const units = this.partOf(runner, slot, virtual);
    if (units !== 0) this.send(slot, units, [{ strategy: runner.index, units, reason }], runner.ownName, reason);
  }

  private carryOutAll(): void {
    const { pending, slots } = this;
    for (let i = 0; i < pending.length; i++) {
      const { slot } = pending[i] as Pending;
      if (!slots.includes(slot)) slots.push(slot);
    }
    for (let i = 0; i < slots.length; i++) this.carryOutOne(slots[i] as InstrumentSlot);
    // popped, not cut: an array that is cut gives its memory back, and asks for it again
    while (slots.length > 0) slots.pop();
  }

  private carryOutOne(slot: InstrumentSlot): void {
    const parts: Part[] = [];
    const names: string[] = [];
    let net: Integer = 0;
    let reason = '';
    for (let i = 0; i < this.pending.length; i++) {
      const { runner, slot: at, virtual } = this.pending[i] as Pending;
      if (at !== slot) continue;
      const units = this.partOf(runner, slot, virtual);
      if (units === 0) continue;
      parts.push({ strategy: runner.index, units, reason: virtual.reason });
      names.push(runner.id);
      net = addInteger(net, units);
      reason = reason === '' ? virtual.reason : `${reason}; ${virtual.reason}`;
    }
    if (parts.length === 0) return;
    if (net === 0) this.cross(slot, parts, reason);
    else this.send(slot, net, parts, names, reason);
  }

  private send(
    slot: InstrumentSlot,
    net: Integer,
    parts: readonly Part[],
    names: readonly string[],
    reason: string,
  ): void {
    const side = net > 0 ? 'buy' : 'sell';
    const quantity = absoluteInteger(net);
    const reduces = isReduction(slot, { side, quantity, positionSide: 'net', ocoGroup: 0 });
    if (!reduces && this.state.refuseOpening(slot, names)) return;
    this.orders.propose({
      instrument: slot.instrument,
      slot,
      side,
      quantity,
      terms: marketTerms,
      legs: noLegs,
      reduceOnly: false,
      positionSide: 'net',
      isReduction: reduces,
      strategies: names,
      ocoGroup: 0,
      reason,
      tag: '',
      parts,
      isFromTarget: true,
    });
  }

  /** Signed units that a target comes to now; zero when there is nothing to send, or not yet. */
  private partOf(runner: StrategyRunner, slot: InstrumentSlot, virtual: VirtualPosition): Integer {
    const { state } = this;
    const { instrument } = slot;
    // a target that had to wait was told of when it was set
    if (virtual.isNew) {
      virtual.isNew = false;
      this.tell(runner, slot, virtual);
    }
    if (virtual.isDeferred) {
      state.trace(runner.id, instrument.id, () => `waits for the order on its way to end: ${virtual.reason}`);
      return 0;
    }
    if (state.refuseUntradable(slot, runner.ownName)) return 0;
    const quantity = virtual.quantity ?? this.quantityOf(runner, slot, virtual.exposure);
    if (quantity === undefined) {
      state.refuse(instrument, runner.ownName, 'trader', 'E075', `${instrument.id} has no price yet`);
      return 0;
    }
    const { inFlight } = virtual;
    const held = virtual.position.quantity;
    const units = subtractInteger(subtractInteger(slot.unitsOf(quantity, state.now), held), inFlight);
    if (units === 0) {
      state.trace(runner.id, instrument.id, () => `target already held or under one step: ${virtual.reason}`);
      return 0;
    }
    if (inFlight !== 0 && inFlight > 0 !== units > 0) {
      state.trace(runner.id, instrument.id, () => `waits for the order on its way to end: ${virtual.reason}`);
      this.orders.cancelTargets(slot, runner.index);
      return 0;
    }
    const isSmaller = held !== 0 && held > 0 !== units > 0 && absoluteInteger(units) <= absoluteInteger(held);
    return !isSmaller && state.refuseOpening(slot, runner.ownName) ? 0 : units;
  }

  private tell(runner: StrategyRunner, slot: InstrumentSlot, virtual: VirtualPosition): void {
    const { sink, now } = this.state;
    sink?.decision({
      kind: 'decision',
      at: now,
      strategy: runner.id,
      instrument: slot.instrument,
      action: 'target',
      amount: virtual.quantity ?? virtual.exposure,
      reason: virtual.reason,
    });
  }

  /** Undefined before the instrument, or its quote currency, has a price. */
  private quantityOf(runner: StrategyRunner, slot: InstrumentSlot, exposure: number): number | undefined {
    if (exposure === 0) return 0;
    const { valuation } = this.state;
    const mark = valuation.marks[slot.index] as number;
    const quoteRate = valuation.rate(slot.book.quote);
    if (Number.isNaN(mark) || Number.isNaN(quoteRate)) return undefined;
    return (runner.sizer ?? this.sizer).quantityOf(exposure, {
      instrument: slot.instrument,
      mark,
      capital: valuation.equity() * runner.allocation,
      quoteRate,
      feeRate: slot.instrument.rulesAt(this.state.now).feeRateTaker.toFloat(),
    });
  }

  /** Opposed targets that come to nothing meet inside, at the mark, without fee. */
  private cross(slot: InstrumentSlot, parts: readonly Part[], reason: string): void {
    const { state } = this;
    const mark = state.valuation.marks[slot.index] as number;
    const names = parts.map(({ strategy }) => state.nameOf(strategy));
    if (Number.isNaN(mark)) {
      state.refuse(slot.instrument, names, 'trader', 'E075', `${slot.instrument.id} has no price yet`);
      return;
    }
    const price = slot.instrument.priceUnits(mark);
    let crossed: Integer = 0;
    for (const part of parts) {
      const { strategy, units } = part;
      if (units > 0) crossed = addInteger(crossed, units);
      const virtual = slot.virtualOf(strategy, state.nameOf(strategy));
      const ended = virtual.apply({ quantity: units, price, fee: 0, at: state.now, reason: part.reason, tag: '' });
      if (ended !== undefined) state.sink?.roundTrip(ended);
    }
    state.trace(names.join(', '), slot.instrument.id, () => `met inside at the mark: ${reason}`);
    state.sink?.cross({
      kind: 'internal-cross',
      at: state.now,
      instrument: slot.instrument,
      price: mark,
      quantity: floatOf(crossed, slot.instrument.quantityScale),
      strategies: names,
    });
  }

  /** Closes every position at market, whatever the strategies want. */
  closeAll(reason: string): void {
    for (const slot of this.state.slots) this.close(slot, reason);
  }

  /** Closes every position in one instrument at market. */
  close(slot: InstrumentSlot, reason: string): void {
    for (const side of sides) this.closeOne(slot, side, reason);
  }

  private closeOne(slot: InstrumentSlot, positionSide: PositionSide, reason: string): void {
    const parts: Part[] = [];
    let net: Integer = 0;
    slot.virtualsOn(positionSide).forEach((virtual, strategy) => {
      if (virtual === undefined || virtual.position.quantity === 0) return;
      const units = negateInteger(virtual.position.quantity);
      parts.push({ strategy, units, reason });
      net = addInteger(net, units);
    });
    if (parts.length === 0) return;
    const strategies = parts.map(({ strategy }) => this.state.nameOf(strategy));
    if (this.state.refuseUntradable(slot, strategies)) return;
    if (net === 0) {
      this.cross(slot, parts, reason);
      return;
    }
    this.orders.propose({
      instrument: slot.instrument,
      slot,
      side: net > 0 ? 'buy' : 'sell',
      quantity: absoluteInteger(net),
      terms: marketTerms,
      legs: noLegs,
      reduceOnly: true,
      positionSide,
      isReduction: true,
      strategies,
      ocoGroup: 0,
      reason,
      tag: '',
      parts,
      isFromTarget: false,
    });
  }
}
