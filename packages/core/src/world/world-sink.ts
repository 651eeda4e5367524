import type { RoundTrip } from '../ledger/index.ts';
import type { Order, OrderRequest } from '../order/index.ts';
import type { Approved } from '../risk/index.ts';
import type { EpochMs } from '../time/index.ts';
import type {
  Decision,
  FactSink,
  Fill,
  FundingPaid,
  InternalCross,
  Notice,
  Refusal,
  TraderSink,
} from '../trader/index.ts';

/** A timer that a strategy asked for and has not had yet. */
export type PendingTimer = { readonly at: EpochMs; readonly strategy: string; readonly name: string };

/** Passes facts on, and keeps what the trader asks of the world until its step is over. */
export class WorldSink implements TraderSink {
  readonly submitted: Approved<OrderRequest>[] = [];
  readonly cancelled: number[] = [];
  readonly timers: PendingTimer[] = [];
  private readonly facts: FactSink;

  constructor(facts: FactSink) {
    this.facts = facts;
  }

  get hasEffects(): boolean {
    return this.submitted.length > 0 || this.cancelled.length > 0 || this.timers.length > 0;
  }

  submit(order: Approved<OrderRequest>): void {
    this.submitted.push(order);
  }
  cancel(order: number): void {
    this.cancelled.push(order);
  }
  timer(at: EpochMs, strategy: string, name: string): void {
    this.timers.push({ at, strategy, name });
  }

  decision(decision: Decision): void {
    this.facts.decision(decision);
  }
  refusal(refusal: Refusal): void {
    this.facts.refusal(refusal);
  }
  orderChanged(order: Order): void {
    this.facts.orderChanged(order);
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
}
