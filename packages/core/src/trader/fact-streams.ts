import { type Observable, Subject } from 'rxjs';
import { type LedgerBook, positionOf, type RoundTrip } from '../ledger/index.ts';
import { Exact } from '../money/index.ts';
import type { Order, PositionSide } from '../order/index.ts';
import type { EpochMs } from '../time/index.ts';
import type {
  BorrowPaid,
  Decision,
  EquityPoint,
  Fill,
  FundingPaid,
  InternalCross,
  Lifecycle,
  Notice,
  OrderChanged,
  PositionChanged,
  Refusal,
} from './facts.ts';
import type { FactSink } from './sink.ts';

/** The streams by name, and what each carries. */
type Carried = {
  decisions: Decision;
  refusals: Refusal;
  orders: OrderChanged;
  fills: Fill;
  crosses: InternalCross;
  roundTrips: RoundTrip;
  fundings: FundingPaid;
  borrowings: BorrowPaid;
  notices: Notice;
  equity: EquityPoint;
  positions: PositionChanged;
  lifecycle: Lifecycle;
};

/**
 * Facts as observables, to be given to a world as its `facts`, alone or with others through `combineFacts`.
 *
 * Hot: a late subscriber gets what follows, so subscribe before the world runs. Facts come in the order they happened,
 * inside the trader's step. All streams complete when the run ends. What nobody observes is not built.
 */
export class FactStreams implements FactSink {
  private readonly subjects: { [Name in keyof Carried]?: Subject<Carried[Name]> } = {};

  /** What strategies wanted, before risk and venue had their say. */
  get decisions$(): Observable<Decision> {
    return this.stream('decisions');
  }
  /** Every "no" with who said it, its code and its reason. */
  get refusals$(): Observable<Refusal> {
    return this.stream('refusals');
  }
  /** Every change of state of every order. */
  get orders$(): Observable<OrderChanged> {
    return this.stream('orders');
  }
  /** Every fill, after it is booked. */
  get fills$(): Observable<Fill> {
    return this.stream('fills');
  }
  /** Opposed targets that met inside the account. */
  get crosses$(): Observable<InternalCross> {
    return this.stream('crosses');
  }
  /** Positions of a strategy from flat to flat. */
  get roundTrips$(): Observable<RoundTrip> {
    return this.stream('roundTrips');
  }
  /** Every funding payment, after it is booked. */
  get fundings$(): Observable<FundingPaid> {
    return this.stream('fundings');
  }
  /** Every charge for borrowing what was sold short, after it is booked. */
  get borrowings$(): Observable<BorrowPaid> {
    return this.stream('borrowings');
  }
  /** What a person should know. */
  get notices$(): Observable<Notice> {
    return this.stream('notices');
  }
  /** One point an instant; a second one of the same instant replaces the first. */
  get equity$(): Observable<EquityPoint> {
    return this.stream('equity');
  }
  /** The account's positions, after each change. */
  get positions$(): Observable<PositionChanged> {
    return this.stream('positions');
  }
  /** Start and end, changes of mode, and what instruments and feeds say of themselves. */
  get lifecycle$(): Observable<Lifecycle> {
    return this.stream('lifecycle');
  }

  decision(decision: Decision): void {
    this.subjects.decisions?.next(decision);
  }
  refusal(refusal: Refusal): void {
    this.subjects.refusals?.next(refusal);
  }
  orderChanged(order: Order, at: EpochMs): void {
    const { orders } = this.subjects;
    if (orders?.observed !== true) return;
    const { state, filledQuantity: filled, endReason } = order;
    orders.next({ kind: 'order-changed', at, order, state, filled, endReason });
  }
  fill(fill: Fill): void {
    this.subjects.fills?.next(fill);
  }
  cross(cross: InternalCross): void {
    this.subjects.crosses?.next(cross);
  }
  roundTrip(trip: RoundTrip): void {
    this.subjects.roundTrips?.next(trip);
  }
  funding(funding: FundingPaid): void {
    this.subjects.fundings?.next(funding);
  }
  borrowing(paid: BorrowPaid): void {
    this.subjects.borrowings?.next(paid);
  }
  notice(notice: Notice): void {
    this.subjects.notices?.next(notice);
  }
  equity(at: EpochMs, equity: number, flow: number): void {
    const { equity: points } = this.subjects;
    if (points?.observed === true) points.next({ kind: 'equity', at, equity, flow });
  }
  position(at: EpochMs, book: LedgerBook, side: PositionSide): void {
    const { positions } = this.subjects;
    if (positions?.observed !== true) return;
    const { instrument } = book;
    const { quantity: units, cost } = positionOf(book, side);
    const quantity = new Exact(units, instrument.quantityScale);
    const averagePrice =
      units === 0
        ? undefined
        : new Exact(cost, instrument.notionalScale).toFloat() /
          (quantity.toFloat() * instrument.contractSize.toFloat());
    positions.next({ kind: 'position-changed', at, instrument, side, quantity, averagePrice });
  }
  lifecycle(change: Lifecycle): void {
    this.subjects.lifecycle?.next(change);
    if (change.kind === 'ended') for (const subject of Object.values(this.subjects)) subject.complete();
  }

  private stream<Name extends keyof Carried>(name: Name): Observable<Carried[Name]> {
    const subjects: { [One in Name]?: Subject<Carried[One]> } = this.subjects;
    const subject = subjects[name] ?? new Subject<Carried[Name]>();
    subjects[name] = subject;
    return subject.asObservable();
  }
}
