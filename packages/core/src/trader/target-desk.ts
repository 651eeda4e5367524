import { absoluteInteger, addInteger, floatOf, type Integer, negateInteger, subtractInteger } from '../money/index.ts';
import { marketTerms } from '../order/index.ts';
import { fractionOfCapital, type PositionSizer } from '../ports/index.ts';
import type { InstrumentSlot } from './instrument-slot.ts';
import type { OrderDesk, Part } from './order-desk.ts';
import type { StrategyRunner } from './strategy-runner.ts';
import type { TraderState } from './trader-state.ts';
import type { VirtualPosition } from './virtual-position.ts';

type Pending = { readonly runner: StrategyRunner; readonly slot: InstrumentSlot; readonly virtual: VirtualPosition };

/**
 * Carries out the targets of one step: sizes each, nets them into one order per instrument, and crosses inside what
 * meets inside.
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

  /** Sends what the targets of this step come to; unless running, only what makes a position smaller. */
  carryOut(): void {
    const { pending, slots } = this;
    for (let i = 0; i < pending.length; i++) {
      const { slot } = pending[i] as Pending;
      if (!slots.includes(slot)) slots.push(slot);
    }
    for (let i = 0; i < slots.length; i++) this.carryOutOne(slots[i] as InstrumentSlot);
    for (let i = 0; i < pending.length; i++) (pending[i] as Pending).virtual.hasTarget = false;
    pending.length = 0;
    slots.length = 0;
  }

  private carryOutOne(slot: InstrumentSlot): void {
    const parts: Part[] = [];
    let net: Integer = 0;
    let reason = '';
    for (const { runner, slot: at, virtual } of this.pending) {
      if (at !== slot) continue;
      this.tell(runner, slot, virtual);
      const units = this.missing(runner, slot, virtual);
      if (units === 0) {
        this.state.trace(
          runner.id,
          slot.instrument.id,
          () => `target already held or under one step: ${virtual.reason}`,
        );
        continue;
      }
      parts.push({ strategy: runner.index, units });
      net = addInteger(net, units);
      reason = reason === '' ? virtual.reason : `${reason}; ${virtual.reason}`;
    }
    if (parts.length === 0) return;
    if (net === 0) {
      this.cross(slot, parts, reason);
      return;
    }
    const { mode } = this.state;
    if (mode !== 'running' && !isReduction(slot.book.net.quantity, net)) {
      this.state.sink?.refusal({
        kind: 'refusal',
        at: this.state.now,
        strategies: [],
        instrument: slot.instrument,
        by: 'trader',
        code: 'E073',
        reason: `trading is ${mode}; only orders that reduce a position pass`,
      });
      return;
    }
    this.orders.propose({
      slot,
      side: net > 0 ? 'buy' : 'sell',
      quantity: absoluteInteger(net),
      terms: marketTerms,
      legs: [],
      reduceOnly: false,
      positionSide: 'net',
      ocoGroup: 0,
      reason,
      tag: '',
      parts,
      isFromTarget: true,
    });
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

  /** Signed units between what the strategy wants and what it holds or has on its way. */
  private missing(runner: StrategyRunner, slot: InstrumentSlot, virtual: VirtualPosition): Integer {
    const quantity = virtual.quantity ?? this.quantityOf(runner, slot, virtual.exposure);
    if (quantity === undefined) return 0;
    const wanted = slot.unitsOf(quantity, this.state.now);
    return subtractInteger(subtractInteger(wanted, virtual.position.quantity), virtual.inFlight);
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
    const price = slot.instrument.priceUnits(mark);
    const names: string[] = [];
    let crossed: Integer = 0;
    for (const { strategy, units } of parts) {
      const virtual = slot.virtuals[strategy] as VirtualPosition;
      names.push(virtual.strategy);
      if (units > 0) crossed = addInteger(crossed, units);
      const ended = virtual.apply({ quantity: units, price, fee: 0, at: state.now, reason });
      if (ended !== undefined) state.sink?.roundTrip(ended);
    }
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
    for (const slot of this.state.slots) {
      const parts: Part[] = [];
      slot.virtuals.forEach((virtual, strategy) => {
        if (virtual !== undefined && virtual.position.quantity !== 0)
          parts.push({ strategy, units: negateInteger(virtual.position.quantity) });
      });
      const held = slot.book.net.quantity;
      if (parts.length === 0) continue;
      if (held === 0) {
        this.cross(slot, parts, reason);
        continue;
      }
      this.orders.propose({
        slot,
        side: held > 0 ? 'sell' : 'buy',
        quantity: absoluteInteger(held),
        terms: marketTerms,
        legs: [],
        reduceOnly: true,
        positionSide: 'net',
        ocoGroup: 0,
        reason,
        tag: '',
        parts,
        isFromTarget: false,
      });
    }
  }
}

function isReduction(held: Integer, change: Integer): boolean {
  return held !== 0 && held > 0 !== change > 0 && absoluteInteger(change) <= absoluteInteger(held);
}
