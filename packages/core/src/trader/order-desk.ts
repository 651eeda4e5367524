import { RxtradeError } from '../errors/index.ts';
import { type Integer, negateInteger, subtractInteger } from '../money/index.ts';
import { isLive, Order, type OrderRequest, type PositionSide } from '../order/index.ts';
import type { OrderFilled, OrderReport } from '../ports/venue.ts';
import type { Passed, RiskGate, RiskView } from '../risk/index.ts';
import { Fill } from './facts.ts';
import { FillShares } from './fill-shares.ts';
import type { InstrumentSlot } from './instrument-slot.ts';
import { OrderOrigins, originOfLeg } from './order-origins.ts';
import type { Proposal } from './proposal.ts';
import type { TraderState } from './trader-state.ts';
import type { VirtualPosition } from './virtual-position.ts';

/** Told of what happened to orders, once all of it is in the books. */
export interface OrderListener {
  onFill(fill: Fill): void;
  /** An order that a waiting target stood behind has ended. */
  onTargetFree(strategy: number, slot: InstrumentSlot, virtual: VirtualPosition): void;
}

const noLegs: readonly never[] = [];

/**
 * The order manager: takes proposals through the gate, follows every order through its life, and cancels protection that
 * has nothing left to protect.
 */
export class OrderDesk {
  private readonly state: TraderState;
  private readonly gate: RiskGate;
  private readonly view: RiskView;
  private readonly listener: OrderListener;
  private readonly shares: FillShares;
  private readonly origins = new OrderOrigins();
  private ocoGroups = 0;

  constructor(state: TraderState, gate: RiskGate, view: RiskView, listener: OrderListener) {
    this.state = state;
    this.gate = gate;
    this.view = view;
    this.listener = listener;
    this.shares = new FillShares(state);
  }

  nextOcoGroup(): number {
    this.ocoGroups += 1;
    return this.ocoGroups;
  }

  /** Sends a proposal through the gate and, approved, to the venue. Undefined when it was refused. */
  propose(proposal: Proposal): Order | undefined {
    const { state } = this;
    const { slot, strategies } = proposal;
    const sink = state.requireSink('trader');
    const reviewed = this.gate.review(proposal, this.view, this.build);
    if (reviewed.kind === 'refused') {
      state.refuse(slot.instrument, strategies, reviewed.rule, reviewed.code, reviewed.reason);
      return undefined;
    }
    const request = reviewed.approved.value;
    const order = new Order(request, this.origins.of(proposal, request));
    if (state.tracer !== undefined)
      for (const note of reviewed.passed.notes) state.trace(strategies.join(', '), slot.instrument.id, () => note);
    state.orders[request.number] = order;
    for (let i = 0; i < request.legs.length; i++) this.registerLeg(order, i);
    if (proposal.isFromTarget) this.reserve(order, slot, 1);
    order.moveTo('sent', state.now);
    slot.live.push(order);
    sink.orderChanged(order, state.now);
    sink.submit(reviewed.approved);
    return order;
  }

  /** The request of what the gate left of a proposal. */
  private readonly build = ({ quantity, legs }: Passed, proposal: Proposal): OrderRequest => {
    let number = this.state.orders.length;
    return {
      number,
      instrument: proposal.instrument,
      side: proposal.side,
      quantity,
      terms: proposal.terms,
      reduceOnly: proposal.reduceOnly,
      positionSide: proposal.positionSide,
      legs: legs.length === 0 ? noLegs : legs.map(({ role, terms }) => ({ number: ++number, role, terms })),
      ocoGroup: proposal.ocoGroup,
      decidedAt: this.state.now,
    };
  };

  /** Makes the order behind a leg, so that its fill is never foreign. It lives once its entry fills. */
  private registerLeg(entry: Order, index: number): void {
    const { request } = entry;
    const leg = request.legs[index];
    if (leg === undefined) return;
    this.state.orders[leg.number] = new Order(
      {
        ...request,
        number: leg.number,
        side: request.side === 'buy' ? 'sell' : 'buy',
        terms: leg.terms,
        reduceOnly: true,
        legs: noLegs,
        ocoGroup: 0,
      },
      originOfLeg(entry, leg.role),
    );
  }

  /** Follows what the venue said. @throws E043 for an order that is not ours, E041 for what cannot follow. */
  onReport(report: OrderReport): void {
    const order = this.state.orders[report.order];
    if (order === undefined)
      throw new RxtradeError(
        'E043',
        `the venue reports ${report.kind} of order ${report.order}, which this trader never sent; reconcile with the venue`,
        { report },
      );
    const slot = this.state.slotOf(order.request.instrument);
    if (report.kind === 'order-filled') this.onFill(order, slot, report);
    else this.onChange(order, slot, report);
  }

  private onChange(order: Order, slot: InstrumentSlot, report: Exclude<OrderReport, OrderFilled>): void {
    const { state } = this;
    const wasLive = isLive(order.state);
    if (order.state === 'intent') this.wake(order, slot);
    switch (report.kind) {
      case 'order-acknowledged':
        // a fill may have overtaken it
        if (order.state === 'sent' || order.state === 'unknown' || order.state === 'held') {
          order.moveTo(order.filled === 0 ? 'open' : 'partly-filled', state.now);
        }
        break;
      case 'order-cancelled':
        order.moveTo('cancelled', state.now, report.reason);
        break;
      case 'order-expired':
        order.moveTo('expired', state.now, report.reason);
        break;
      case 'order-rejected':
        order.moveTo('refused', state.now, report.reason);
        state.refuse(slot.instrument, this.namesOf(order), 'venue', report.code, report.reason);
        break;
      case 'order-unknown':
        order.moveTo('unknown', state.now, report.reason);
        break;
      case 'order-absent':
        order.moveTo('absent', state.now, report.evidence);
        break;
    }
    state.requireSink('venue').orderChanged(order, state.now);
    if (wasLive && !order.isLive) this.close(order, slot);
  }

  private onFill(order: Order, slot: InstrumentSlot, report: OrderFilled): void {
    const { state } = this;
    const { ledger, now } = state;
    const { request } = order;
    const { instrument, book } = slot;
    const sink = state.requireSink('venue');
    if (order.state === 'intent') this.wake(order, slot);
    const { state: before, endReason } = order;
    const wasLive = isLive(before);
    // whatever can be wrong with a report is found before any of it is booked
    if (report.feeCurrency !== instrument.quote) ledger.accounts.indexOf(report.feeCurrency);
    order.fill(report.quantity, instrument.notionalUnits(report.price, report.quantity), now);
    // a fill that overtook the answer to a cancel: the rest of the order stays as dead as it was
    if (!wasLive && order.state === 'partly-filled') order.moveTo(before, now, endReason);
    const profit = ledger.fill(book, {
      quantity: request.side === 'buy' ? report.quantity : negateInteger(report.quantity),
      price: report.price,
      fee: report.fee,
      feeCurrency: report.feeCurrency,
      positionSide: request.positionSide,
      order: order.number,
      at: now,
    });
    const fill = new Fill(order, report, profit, ledger.accounts.scales[book.quote] as number);
    sink.fill(fill);
    sink.orderChanged(order, now);
    sink.position?.(now, book, request.positionSide);
    const hasEnded = this.shares.book(order, slot, report, wasLive);
    if (wasLive && !order.isLive) this.close(order, slot);
    if (hasEnded && slot.live.length > 0) this.cancelProtection(slot, request.positionSide);
    this.listener.onFill(fill);
  }

  private namesOf(order: Order): readonly string[] {
    return order.allocations.map(({ strategy }) => this.state.nameOf(strategy));
  }

  /** A leg comes alive: its entry has begun to fill. */
  private wake(leg: Order, slot: InstrumentSlot): void {
    leg.moveTo('sent', this.state.now);
    slot.live.push(leg);
  }

  private close(order: Order, slot: InstrumentSlot): void {
    slot.compact();
    for (const { number } of order.request.legs) {
      const leg = this.state.orders[number];
      if (leg?.state === 'intent' && order.filled === 0)
        leg.moveTo('cancelled', this.state.now, 'its entry never filled');
    }
    if (!order.isFromTarget) return;
    this.reserve(order, slot, -1);
    if (order.owner >= 0) this.freeTarget(order.owner, slot);
    else for (const { strategy } of order.allocations) this.freeTarget(strategy, slot);
  }

  private freeTarget(strategy: number, slot: InstrumentSlot): void {
    const virtual = slot.virtuals[strategy];
    if (virtual?.isDeferred !== true || virtual.inFlight !== 0) return;
    virtual.isDeferred = false;
    this.listener.onTargetFree(strategy, slot, virtual);
  }

  /** Cancels the legs whose strategies no longer hold what they would close. */
  private cancelProtection(slot: InstrumentSlot, side: PositionSide): void {
    for (let i = 0; i < slot.live.length; i++) {
      const leg = slot.live[i] as Order;
      if (leg.role === 'order' || leg.request.positionSide !== side) continue;
      const isMoot = leg.allocations.every(({ strategy, units }) => {
        const held = slot.virtualOf(strategy, this.state.nameOf(strategy), side).position.quantity;
        return held === 0 || held > 0 === units > 0;
      });
      if (isMoot) this.cancel(leg);
    }
  }

  /** Asks the venue to cancel; approved by its own rule, that what only takes risk away may always pass. */
  cancel(order: Order): void {
    this.state.requireSink('trader').cancel(order.number);
  }

  /** Cancels the orders behind a strategy's targets, and lets every target that had part in one wait for its end. */
  cancelTargets(slot: InstrumentSlot, strategy: number): void {
    for (const order of slot.live) {
      if (!order.isFromTarget || !order.belongsTo(strategy)) continue;
      for (const allocation of order.allocations) {
        const virtual = slot.virtuals[allocation.strategy];
        if (virtual !== undefined) virtual.isDeferred = true;
      }
      this.cancel(order);
    }
  }

  /** Counts what a target's order has not filled as on its way, or no longer. */
  private reserve(order: Order, slot: InstrumentSlot, sign: 1 | -1): void {
    if (order.owner >= 0) {
      const isAdded = (order.request.side === 'buy') === (sign === 1);
      this.reservePart(slot, order.owner, isAdded ? order.remaining : negateInteger(order.remaining));
      return;
    }
    for (const { strategy, units, filled } of order.allocations) {
      const rest = subtractInteger(units, filled);
      this.reservePart(slot, strategy, sign === 1 ? rest : negateInteger(rest));
    }
  }

  private reservePart(slot: InstrumentSlot, strategy: number, units: Integer): void {
    if (units !== 0) slot.virtualOf(strategy, this.state.nameOf(strategy), 'net').reserve(units);
  }
}
