import type { LedgerBook, RoundTrip } from '../ledger/index.ts';
import type { Order, OrderRequest, PositionSide } from '../order/index.ts';
import type { Approved } from '../risk/index.ts';
import type { EpochMs } from '../time/index.ts';
import type { BorrowPaid, Decision, Fill, FundingPaid, InternalCross, Lifecycle, Notice, Refusal } from './facts.ts';

/**
 * Facts a trader tells, one method a kind. Every method is called in the order things happened, inside the step: it must
 * not throw, and what it wants to say to the trader goes in as an input.
 */
export interface FactSink {
  /** What a strategy wanted, before risk and venue had their say. */
  decision(decision: Decision): void;
  /** A rule, the trader or the venue said no. */
  refusal(refusal: Refusal): void;
  /** An order changed its state. */
  orderChanged(order: Order, at: EpochMs): void;
  /** An order filled, and the ledger has it. */
  fill(fill: Fill): void;
  /** Opposed targets met inside the account. */
  cross(cross: InternalCross): void;
  /** A strategy's position went from flat to flat. */
  roundTrip(trip: RoundTrip): void;
  /** A funding payment was booked. */
  funding(funding: FundingPaid): void;
  /** There is something a person should know. */
  notice(notice: Notice): void;
  /** One point an instant, in the reporting currency; `flow` came from outside. */
  equity(at: EpochMs, equity: number, flow: number): void;
  /** The account's position on one side changed; read what is wanted of it now. Absent where nobody follows positions. */
  position?(at: EpochMs, book: LedgerBook, side: PositionSide): void;
  /** Borrowing for a short position was charged. Absent where nobody follows it. */
  borrowing?(paid: BorrowPaid): void;
  /** A large step in the trader's life. Absent where nobody follows them. */
  lifecycle?(change: Lifecycle): void;
}

/** What a trader asks of the world around it. Carried out after the step. */
export interface EffectSink {
  /** Sends an approved order to the venue. */
  submit(order: Approved<OrderRequest>): void;
  /** Asks the venue to end an order, by its number. */
  cancel(order: number): void;
  /** Wakes a strategy at an instant, with a timer of this name. */
  timer(at: EpochMs, strategy: string, name: string): void;
}

/** Where `step` tells everything it did. */
export type TraderSink = FactSink & EffectSink;

/** Takes every fact and keeps none; a base for sinks that want a few. */
export class SilentFacts implements FactSink {
  decision(_decision: Decision): void {}
  refusal(_refusal: Refusal): void {}
  orderChanged(_order: Order, _at: EpochMs): void {}
  fill(_fill: Fill): void {}
  cross(_cross: InternalCross): void {}
  roundTrip(_trip: RoundTrip): void {}
  funding(_funding: FundingPaid): void {}
  notice(_notice: Notice): void {}
  equity(_at: EpochMs, _equity: number, _flow: number): void {}
}
