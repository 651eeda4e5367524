import type { LedgerBook, RoundTrip } from '../ledger/index.ts';
import type { Order, OrderRequest, PositionSide } from '../order/index.ts';
import type { Approved } from '../risk/index.ts';
import type { EpochMs } from '../time/index.ts';
import type {
  BorrowPaid,
  Decision,
  FactSink,
  Fill,
  FundingPaid,
  InternalCross,
  Lifecycle,
  Notice,
  Refusal,
  TimerFired,
  TraderSink,
} from '../trader/index.ts';

/** Passes facts on, and keeps what the trader asks of the world until its step is over. */
export class WorldSink implements TraderSink {
  readonly submitted: Approved<OrderRequest>[] = [];
  readonly cancelled: number[] = [];
  readonly timers: TimerFired[] = [];
  /** True once anything was asked for. A field: it is looked at after every step. */
  hasEffects = false;
  private readonly facts: FactSink;

  constructor(facts: FactSink) {
    this.facts = facts;
  }

  /** Forgets what was carried out. Popped, not cut: an array that is cut gives its memory back, and asks for it again. */
  clear(): void {
    this.hasEffects = false;
    while (this.submitted.length > 0) this.submitted.pop();
    while (this.cancelled.length > 0) this.cancelled.pop();
    while (this.timers.length > 0) this.timers.pop();
  }

  submit(order: Approved<OrderRequest>): void {
    this.hasEffects = true;
    this.submitted.push(order);
  }
  cancel(order: number): void {
    this.hasEffects = true;
    this.cancelled.push(order);
  }
  timer(at: EpochMs, strategy: string, name: string): void {
    this.hasEffects = true;
    this.timers.push({ kind: 'timer', strategy, name, at });
  }

  decision(decision: Decision): void {
    this.facts.decision(decision);
  }
  refusal(refusal: Refusal): void {
    this.facts.refusal(refusal);
  }
  orderChanged(order: Order, at: EpochMs): void {
    this.facts.orderChanged(order, at);
  }
  fill(fill: Fill): void {
    this.facts.fill(fill);
  }
  cross(cross: InternalCross): void {
    this.facts.cross(cross);
  }
  roundTrip(trip: RoundTrip): void {
    this.facts.roundTrip(trip);
  }
  funding(funding: FundingPaid): void {
    this.facts.funding(funding);
  }
  notice(notice: Notice): void {
    this.facts.notice(notice);
  }
  equity(at: EpochMs, equity: number, flow: number): void {
    this.facts.equity(at, equity, flow);
  }
  position(at: EpochMs, book: LedgerBook, side: PositionSide): void {
    this.facts.position?.(at, book, side);
  }
  borrowing(paid: BorrowPaid): void {
    this.facts.borrowing?.(paid);
  }
  lifecycle(change: Lifecycle): void {
    this.facts.lifecycle?.(change);
  }
}
