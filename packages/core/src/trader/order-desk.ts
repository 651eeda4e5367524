import { RxtradeError } from '../errors/index.ts';
import {
  absoluteInteger,
  addInteger,
  type Integer,
  multiplyDivideInteger,
  negateInteger,
  subtractInteger,
} from '../money/index.ts';
import {
  type Allocation,
  Order,
  type OrderRequest,
  type OrderTerms,
  type PositionSide,
  type Side,
} from '../order/index.ts';
import type { OrderFilled, VenueReport } from '../ports/venue.ts';
import { type ProposedLeg, type RiskGate, type RiskView, scaledPart } from '../risk/index.ts';
import { Fill } from './facts.ts';
import type { InstrumentSlot } from './instrument-slot.ts';
import type { TraderState } from './trader-state.ts';

/** A strategy's part of an order about to be sent: signed units, positive when bought. */
export type Part = { readonly strategy: number; readonly units: Integer };

/** An order about to go through the gate. `parts` sum to its signed quantity. */
export type Proposal = {
  readonly slot: InstrumentSlot;
  readonly side: Side;
  readonly quantity: Integer;
  readonly terms: OrderTerms;
  readonly legs: readonly ProposedLeg[];
  readonly reduceOnly: boolean;
  readonly positionSide: PositionSide;
  readonly ocoGroup: number;
  readonly reason: string;
  readonly tag: string;
  readonly parts: readonly Part[];
  /** True where a target asked for it: what has not filled counts as on its way. */
  readonly isFromTarget: boolean;
};

/** Told of what happened to orders, for strategies and algorithms. */
export interface OrderListener {
  /** `strategy` is the index of a strategy that had part in it. */
  onFill(fill: Fill, strategy: number): void;
  strategyName(strategy: number): string;
}

const noLegs: readonly never[] = [];

/**
 * The order manager: takes proposals through the gate, follows every order through its life, splits fills among
 * strategies by cumulative share, and cancels protection that has nothing left to protect.
 */
export class OrderDesk {
  private readonly state: TraderState;
  private readonly gate: RiskGate;
  private readonly view: RiskView;
  private readonly listener: OrderListener;
  private ocoGroups = 0;

  constructor(state: TraderState, gate: RiskGate, view: RiskView, listener: OrderListener) {
    this.state = state;
    this.gate = gate;
    this.view = view;
    this.listener = listener;
  }

  nextOcoGroup(): number {
    this.ocoGroups += 1;
    return this.ocoGroups;
  }

  /** Sends a proposal through the gate and, approved, to the venue. Undefined when it was refused. */
  propose(proposal: Proposal): Order | undefined {
    const { state } = this;
    const { slot, side, parts } = proposal;
    const sink = state.requireSink(this.listener.strategyName(parts[0]?.strategy ?? 0));
    const held = slot.book.net.quantity;
    const isReduction =
      proposal.reduceOnly ||
      (held !== 0 && held > 0 === (side === 'sell') && proposal.quantity <= absoluteInteger(held));
    const strategies = parts.map(({ strategy }) => this.listener.strategyName(strategy));
    const reviewed = this.gate.review(
      {
        instrument: slot.instrument,
        side,
        quantity: proposal.quantity,
        terms: proposal.terms,
        reduceOnly: proposal.reduceOnly,
        positionSide: proposal.positionSide,
        legs: proposal.legs,
        isReduction,
        strategies,
      },
      this.view,
      (passed) => this.requestOf(proposal, passed.quantity, passed.legs),
    );
    if (reviewed.kind === 'refused') {
      sink.refusal({
        kind: 'refusal',
        at: state.now,
        strategies,
        instrument: slot.instrument,
        by: reviewed.rule,
        code: reviewed.code,
        reason: reviewed.reason,
      });
      state.trace(
        strategies.join(', '),
        slot.instrument.id,
        () => `refused by ${reviewed.rule} (${reviewed.code}): ${reviewed.reason}`,
      );
      return undefined;
    }
    const request = reviewed.approved.value;
    const order = new Order(request, {
      reason: proposal.reason,
      tag: proposal.tag,
      allocations: allocate(proposal, request.quantity),
      isFromTarget: proposal.isFromTarget,
    });
    if (state.tracer !== undefined)
      for (const note of reviewed.passed.notes) state.trace(strategies.join(', '), slot.instrument.id, () => note);
    state.orders[request.number] = order;
    for (let i = 0; i < request.legs.length; i++) this.registerLeg(order, i);
    if (proposal.isFromTarget) this.reserve(order, 1);
    order.moveTo('sent', state.now);
    slot.live.push(order);
    sink.orderChanged(order);
    sink.submit(reviewed.approved);
    return order;
  }

  private requestOf(proposal: Proposal, quantity: Integer, legs: readonly ProposedLeg[]): OrderRequest {
    let number = this.state.orders.length;
    return {
      number,
      instrument: proposal.slot.instrument,
      side: proposal.side,
      quantity,
      terms: proposal.terms,
      reduceOnly: proposal.reduceOnly,
      positionSide: proposal.positionSide,
      legs: legs.length === 0 ? noLegs : legs.map(({ role, terms }) => ({ number: ++number, role, terms })),
      ocoGroup: proposal.ocoGroup,
      decidedAt: this.state.now,
    };
  }

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
      {
        reason: leg.role,
        tag: entry.tag,
        allocations: entry.allocations.map(({ strategy, units }) => ({
          strategy,
          units: negateInteger(units),
          filled: 0,
        })),
        parent: entry,
        role: leg.role,
      },
    );
  }

  /** Follows what the venue said. @throws E043 for an order that is not ours. */
  onReport(report: VenueReport): void {
    const order = this.state.orders[report.order];
    const sink = this.state.requireSink('venue');
    if (order === undefined)
      throw new RxtradeError(
        'E043',
        `the venue reports ${report.kind} of order ${report.order}, which this trader never sent; reconcile with the venue`,
        { report },
      );
    const slot = this.state.slotOf(order.request.instrument);
    if (report.kind === 'order-filled') {
      this.onFill(order, slot, report);
    } else {
      if (order.state === 'intent') this.wake(order, slot);
      switch (report.kind) {
        case 'order-acknowledged':
          if (order.state === 'sent' || order.state === 'unknown' || order.state === 'held')
            order.moveTo('open', report.receivedAt);
          break;
        case 'order-cancelled':
          order.moveTo('cancelled', report.receivedAt, report.reason);
          break;
        case 'order-expired':
          order.moveTo('expired', report.receivedAt, report.reason);
          break;
        case 'order-rejected':
          order.moveTo('refused', report.receivedAt, report.reason);
          sink.refusal({
            kind: 'refusal',
            at: this.state.now,
            strategies: order.allocations.map(({ strategy }) => this.listener.strategyName(strategy)),
            instrument: slot.instrument,
            by: 'venue',
            code: report.code,
            reason: report.reason,
          });
          break;
        case 'order-unknown':
          order.moveTo('unknown', report.receivedAt, report.reason);
          break;
        case 'order-absent':
          order.moveTo('absent', report.receivedAt, report.evidence);
          break;
      }
      sink.orderChanged(order);
    }
    if (!order.isLive) this.close(order, slot);
  }

  private onFill(order: Order, slot: InstrumentSlot, report: OrderFilled): void {
    const { ledger } = this.state;
    const { request } = order;
    const sink = this.state.requireSink('venue');
    if (order.state === 'intent') this.wake(order, slot);
    const signed = request.side === 'buy' ? report.quantity : negateInteger(report.quantity);
    const profit = ledger.fill(slot.book, {
      quantity: signed,
      price: report.price,
      fee: report.fee,
      feeCurrency: report.feeCurrency,
      positionSide: request.positionSide,
      order: order.number,
      at: report.receivedAt,
    });
    order.fill(report.quantity, slot.instrument.notionalUnits(report.price, report.quantity), report.receivedAt);
    const fill = new Fill(order, report, profit, ledger.accounts.scales[slot.book.quote] as number);
    sink.fill(fill);
    sink.orderChanged(order);
    this.share(order, slot, report, fill);
    if (slot.book.net.quantity === 0) this.cancelProtection(slot);
  }

  /** Splits a fill among the strategies behind the order, by cumulative share; the remainder is the first one's. */
  private share(order: Order, slot: InstrumentSlot, report: OrderFilled, fill: Fill): void {
    const { allocations, request } = order;
    const signedFilled = request.side === 'buy' ? order.filled : negateInteger(order.filled);
    const fee = this.feeInQuote(slot, report);
    const sameSide = sameSideUnits(order);
    let left = signedFilled;
    for (let i = allocations.length - 1; i >= 0; i--) {
      const allocation = allocations[i] as Allocation;
      const filled = i === 0 ? left : multiplyDivideInteger(allocation.units, order.filled, request.quantity, 'down');
      left = subtractInteger(left, filled);
      const part = subtractInteger(filled, allocation.filled);
      allocation.filled = filled;
      if (part !== 0) {
        const isCharged = allocation.units > 0 === (request.side === 'buy');
        const partFee = !isCharged
          ? 0
          : allocations.length === 1
            ? fee
            : (fee * Number(absoluteInteger(allocation.units))) / sameSide;
        const virtual = slot.virtualOf(allocation.strategy, this.listener.strategyName(allocation.strategy));
        if (order.isFromTarget) virtual.reserve(negateInteger(part));
        const ended = virtual.apply({
          quantity: part,
          price: report.price,
          fee: partFee,
          at: report.eventAt,
          reason: order.reason,
        });
        if (ended !== undefined) this.state.requireSink('venue').roundTrip(ended);
      }
      this.listener.onFill(fill, allocation.strategy);
    }
  }

  private feeInQuote(slot: InstrumentSlot, report: OrderFilled): number {
    const fee = report.fee.toFloat();
    const { instrument } = slot;
    if (fee === 0 || report.feeCurrency === instrument.quote) return fee;
    const { valuation, ledger } = this.state;
    const rate = valuation.rate(ledger.accounts.indexOf(report.feeCurrency)) / valuation.rate(slot.book.quote);
    return Number.isNaN(rate) ? 0 : fee * rate;
  }

  /** A leg comes alive: its entry has begun to fill. */
  private wake(leg: Order, slot: InstrumentSlot): void {
    leg.moveTo('sent', this.state.now);
    slot.live.push(leg);
  }

  private close(order: Order, slot: InstrumentSlot): void {
    if (order.isFromTarget) this.reserve(order, -1);
    for (const { number } of order.request.legs) {
      const leg = this.state.orders[number];
      if (leg?.state === 'intent' && order.filled === 0)
        leg.moveTo('cancelled', this.state.now, 'its entry never filled');
    }
    slot.compact();
  }

  private cancelProtection(slot: InstrumentSlot): void {
    for (let i = 0; i < slot.live.length; i++) {
      const order = slot.live[i] as Order;
      if (order.role !== 'order' && order.isLive) this.cancel(order);
    }
  }

  /** Asks the venue to cancel; approved by its own rule, that what only takes risk away may always pass. */
  cancel(order: Order): void {
    this.state.requireSink('trader').cancel(order.number);
  }

  /** Counts what a target's order has not filled as on its way, or no longer. */
  private reserve(order: Order, sign: 1 | -1): void {
    const slot = this.state.slotOf(order.request.instrument);
    for (const { strategy, units, filled } of order.allocations) {
      const rest = subtractInteger(units, filled);
      slot.virtualOf(strategy, this.listener.strategyName(strategy)).reserve(sign === 1 ? rest : negateInteger(rest));
    }
  }
}

/** The parts of an order after the gate: pro rata toward zero, the remainder to the first. */
function allocate(proposal: Proposal, quantity: Integer): Allocation[] {
  const { parts, side } = proposal;
  const signed = side === 'buy' ? quantity : negateInteger(quantity);
  let left = signed;
  const allocations: Allocation[] = new Array(parts.length);
  for (let i = parts.length - 1; i >= 0; i--) {
    const { strategy, units } = parts[i] as Part;
    const share = i === 0 ? left : scaledPart(units, proposal.quantity, quantity);
    left = subtractInteger(left, share);
    allocations[i] = { strategy, units: share, filled: 0 };
  }
  return allocations;
}

function sameSideUnits(order: Order): number {
  if (order.allocations.length === 1) return 1;
  let sum: Integer = 0;
  for (const { units } of order.allocations)
    if (units > 0 === (order.request.side === 'buy')) sum = addInteger(sum, absoluteInteger(units));
  return Number(sum);
}
