import {
  type Decision,
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

/** Keeps every fact of a run, in the order things happened. */
export class RunRecorder implements FactSink {
  readonly decisions: Decision[] = [];
  readonly refusals: Refusal[] = [];
  readonly orders: Order[] = [];
  readonly fills: Fill[] = [];
  readonly crosses: InternalCross[] = [];
  readonly trades: RoundTrip[] = [];
  readonly fundings: FundingPaid[] = [];
  readonly notices: Notice[] = [];
  private readonly equities: EquityRecorder;

  /** `expectedInstants` points of equity need no growing. */
  constructor(expectedInstants?: number) {
    this.equities = new EquityRecorder(expectedInstants);
  }

  /** The account's value so far, in the reporting currency; later points do not change what was returned. */
  get curve(): EquityCurve {
    return this.equities.curve();
  }

  decision(decision: Decision): void {
    this.decisions.push(decision);
  }
  refusal(refusal: Refusal): void {
    this.refusals.push(refusal);
  }
  orderChanged(order: Order): void {
    // an order is told of first when it is sent, and a leg when it comes alive
    if (order.state === 'sent' || (order.role !== 'order' && order.state === 'open')) this.orders.push(order);
  }
  fill(fill: Fill): void {
    this.fills.push(fill);
  }
  cross(cross: InternalCross): void {
    this.crosses.push(cross);
  }
  roundTrip(trip: RoundTrip): void {
    this.trades.push(trip);
  }
  funding(funding: FundingPaid): void {
    this.fundings.push(funding);
  }
  notice(notice: Notice): void {
    this.notices.push(notice);
  }
  equity(at: number, equity: number, flow: number): void {
    this.equities.add(at, equity, flow);
  }
}
