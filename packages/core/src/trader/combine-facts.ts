import type { LedgerBook, RoundTrip } from '../ledger/index.ts';
import type { Order, PositionSide } from '../order/index.ts';
import type { EpochMs } from '../time/index.ts';
import type { BorrowPaid, Decision, Fill, FundingPaid, InternalCross, Lifecycle, Notice, Refusal } from './facts.ts';
import type { FactSink } from './sink.ts';

/** Tells every fact to each of the sinks, in their order. */
export function combineFacts(...sinks: readonly FactSink[]): FactSink {
  const [only] = sinks;
  return only !== undefined && sinks.length === 1 ? only : new CombinedFacts(sinks);
}

class CombinedFacts implements FactSink {
  private readonly sinks: readonly FactSink[];

  constructor(sinks: readonly FactSink[]) {
    this.sinks = sinks;
  }

  decision(decision: Decision): void {
    for (const sink of this.sinks) sink.decision(decision);
  }
  refusal(refusal: Refusal): void {
    for (const sink of this.sinks) sink.refusal(refusal);
  }
  orderChanged(order: Order, at: EpochMs): void {
    for (const sink of this.sinks) sink.orderChanged(order, at);
  }
  fill(fill: Fill): void {
    for (const sink of this.sinks) sink.fill(fill);
  }
  cross(cross: InternalCross): void {
    for (const sink of this.sinks) sink.cross(cross);
  }
  roundTrip(trip: RoundTrip): void {
    for (const sink of this.sinks) sink.roundTrip(trip);
  }
  funding(funding: FundingPaid): void {
    for (const sink of this.sinks) sink.funding(funding);
  }
  notice(notice: Notice): void {
    for (const sink of this.sinks) sink.notice(notice);
  }
  equity(at: EpochMs, equity: number, flow: number): void {
    for (const sink of this.sinks) sink.equity(at, equity, flow);
  }
  position(at: EpochMs, book: LedgerBook, side: PositionSide): void {
    for (const sink of this.sinks) sink.position?.(at, book, side);
  }
  borrowing(paid: BorrowPaid): void {
    for (const sink of this.sinks) sink.borrowing?.(paid);
  }
  lifecycle(change: Lifecycle): void {
    for (const sink of this.sinks) sink.lifecycle?.(change);
  }
}
