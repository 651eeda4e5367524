import {
  type BorrowPaid,
  type Decision,
  type EpochMs,
  type EquityCurve,
  EquityRecorder,
  type FactSink,
  type Fill,
  type FundingPaid,
  type InternalCross,
  type Notice,
  type Order,
  type Refusal,
  type RoundTrip,
} from '@rxtrade/core';
import { DecisionLog } from '../records/decision-log.ts';
import { FillLog } from '../records/fill-log.ts';
import { TradeLog } from '../records/trade-log.ts';

/**
 * Keeps every fact of a run, in the order things happened. Decisions, fills and trades are kept as columns, and become
 * objects when they are first read.
 */
export class RunRecorder implements FactSink {
  readonly refusals: Refusal[] = [];
  readonly orders: Order[] = [];
  readonly crosses: InternalCross[] = [];
  readonly fundings: FundingPaid[] = [];
  readonly borrowings: BorrowPaid[] = [];
  readonly notices: Notice[] = [];
  private readonly decisionLog = new DecisionLog();
  private readonly fillLog = new FillLog();
  private readonly tradeLog = new TradeLog();
  private readonly equities: EquityRecorder;
  private readonly from: EpochMs;

  /** `expectedInstants` points of equity need no growing; there is none before `from`. */
  constructor(expectedInstants?: number, from: EpochMs = Number.NEGATIVE_INFINITY) {
    this.equities = new EquityRecorder(expectedInstants);
    this.from = from;
  }

  /** What strategies wanted, so far. */
  get decisions(): readonly Decision[] {
    return this.decisionLog.all;
  }

  /** Every fill so far. */
  get fills(): readonly Fill[] {
    return this.fillLog.all;
  }

  /** How many fills there are, without making objects of them. */
  get fillCount(): number {
    return this.fillLog.length;
  }

  /** Every round trip that has ended so far. */
  get trades(): readonly RoundTrip[] {
    return this.tradeLog.all;
  }

  /** The account's value so far, in the reporting currency; later points do not change what was returned. */
  get curve(): EquityCurve {
    return this.equities.curve();
  }

  decision(decision: Decision): void {
    this.decisionLog.add(decision);
  }
  refusal(refusal: Refusal): void {
    this.refusals.push(refusal);
  }
  orderChanged(order: Order): void {
    // an order is told of first when it is sent, and a leg when it comes alive
    if (order.state === 'sent' || (order.role !== 'order' && order.state === 'open')) this.orders.push(order);
  }
  fill(fill: Fill): void {
    this.fillLog.add(fill);
  }
  cross(cross: InternalCross): void {
    this.crosses.push(cross);
  }
  roundTrip(trip: RoundTrip): void {
    this.tradeLog.add(trip);
  }
  funding(funding: FundingPaid): void {
    this.fundings.push(funding);
  }
  borrowing(paid: BorrowPaid): void {
    this.borrowings.push(paid);
  }
  notice(notice: Notice): void {
    this.notices.push(notice);
  }
  equity(at: number, equity: number, flow: number): void {
    if (at >= this.from) this.equities.add(at, equity, flow);
  }
}
