import { Observable } from 'rxjs';
import type { MarketEvent } from '../../market/index.ts';
import { addInteger, type Integer, subtractInteger } from '../../money/index.ts';
import type { OrderKind, OrderRequest } from '../../order/index.ts';
import type {
  AccountTransfer,
  BorrowCharged,
  FinishPrice,
  OrderFilled,
  OrderReport,
  PositionClosed,
  Venue,
  VenueCapabilities,
  VenueReport,
} from '../../ports/index.ts';
import { type Approved, assertApproved } from '../../risk/index.ts';
import { legOf, smaller, triggered, withoutGroup, withoutLegs } from '../../risk/narrowed.ts';
import type { EpochMs } from '../../time/index.ts';
import { HeldOrder } from './held-order.ts';
import { pricesShown } from './prices-shown.ts';

const everyKind: readonly OrderKind[] = ['market', 'limit', 'stop', 'stop-limit', 'take-profit', 'trailing-stop'];

/**
 * Gives a venue what it lacks of stops, trailing stops, brackets and orders that cancel each other; a venue that lacks
 * nothing is returned as it is.
 *
 * Of orders that exclude each other at most one is at the venue at any time, so that never two of them can fill: the first
 * that the venue can hold (of a bracket the stop). The rest wait here; when the market reaches one of them, what is at the
 * venue is cancelled, and only when the venue says so, the other is sent: a leg or a stop as a market order, a limit as
 * itself. A venue that says the first has filled instead ends the others.
 *
 * What waits here is woken by the events it is shown and sent after them, so it fills later than a venue's own would, and
 * waits no longer than this process runs. Reduce-only, post-only and hedge mode cannot be given to a venue without.
 */
export function emulateMissing(venue: Venue): Venue {
  const { brackets, oco } = venue.capabilities;
  return brackets && oco && hasEveryKind(venue) ? venue : new EmulatedVenue(venue);
}

function hasEveryKind({ capabilities }: Venue): boolean {
  return everyKind.every((kind) => capabilities.orderKinds.includes(kind));
}

/** Orders of which only one may trade: the legs of an entry, or a group. */
type Rivals = {
  readonly key: string;
  /** Those that live, oldest first. */
  readonly numbers: Set<number>;
  /** The one that the market has reached, while what is at the venue is being cancelled. */
  winner?: HeldOrder;
};

/** An entry at the venue whose legs come alive here. */
type Entry = { readonly approved: Approved<OrderRequest>; filled: Integer };

class EmulatedVenue implements Venue {
  readonly name: string;
  readonly capabilities: VenueCapabilities;
  readonly report$?: Observable<VenueReport>;
  private readonly venue: Venue;
  private readonly held = new Map<number, HeldOrder>();
  /** Sent on, and not over yet, with what has filled of each. */
  private readonly sent = new Map<number, { readonly approved: Approved<OrderRequest>; filled: Integer }>();
  private readonly entries = new Map<number, Entry>();
  private readonly rivals = new Map<number, Rivals>();
  private readonly acknowledged = new Set<number>();
  private readonly reports: VenueReport[] = [];
  private now: EpochMs = Number.NEGATIVE_INFINITY;

  constructor(venue: Venue) {
    this.venue = venue;
    this.name = venue.name;
    this.capabilities = { ...venue.capabilities, orderKinds: everyKind, brackets: true, oco: true };
    const { report$ } = venue;
    if (report$ !== undefined)
      this.report$ = new Observable((subscriber) =>
        report$.subscribe({
          next: (report) => {
            this.hear(report);
            for (let next = this.reports.shift(); next !== undefined; next = this.reports.shift())
              subscriber.next(next);
          },
          error: (error: unknown) => subscriber.error(error),
          complete: () => subscriber.complete(),
        }),
      );
  }

  submit(order: Approved<OrderRequest>, at: EpochMs): void {
    assertApproved(order);
    this.now = at;
    const { number, legs, ocoGroup } = order.value;
    const { capabilities } = this.venue;
    let own = order;
    if (legs.length > 0 && !(capabilities.brackets && hasEveryKind(this.venue))) {
      this.entries.set(number, { approved: order, filled: 0 });
      own = withoutLegs(own);
    }
    if (ocoGroup !== 0 && !(capabilities.oco && hasEveryKind(this.venue))) {
      this.joinRivals(`group ${ocoGroup}`, number);
      own = withoutGroup(own);
    }
    this.place(own);
  }

  cancel(number: number, at: EpochMs): void {
    this.now = at;
    const waiting = this.held.get(number);
    if (waiting === undefined) this.venue.cancel(number, at);
    else this.end(number, 'as asked');
  }

  match(event: MarketEvent): void {
    // what comes alive by this event has not waited through it
    const waiting = [...this.held.values()];
    this.venue.match(event);
    this.now = event.receivedAt;
    this.hearAll();
    for (const order of waiting) this.show(order, event);
  }

  transfer(transfer: AccountTransfer): void {
    this.venue.transfer?.(transfer);
  }

  finish(price: FinishPrice, at: EpochMs): void {
    this.now = at;
    this.venue.finish(price, at);
  }

  takeReport(): VenueReport | undefined {
    this.hearAll();
    return this.reports.shift();
  }

  private hearAll(): void {
    for (let report = this.venue.takeReport(); report !== undefined; report = this.venue.takeReport())
      this.hear(report);
  }

  /** Sends an order on where the venue can hold it and no rival is there; else it waits here. */
  private place(order: Approved<OrderRequest>): void {
    const { number, terms } = order.value;
    const isKnown = this.venue.capabilities.orderKinds.includes(terms.kind);
    if (isKnown && this.rivalAtVenue(number) === undefined) {
      this.send(order);
      return;
    }
    this.held.set(number, new HeldOrder(order));
    this.acknowledged.add(number);
    this.say({ kind: 'order-acknowledged', order: number });
  }

  private send(order: Approved<OrderRequest>): void {
    this.sent.set(order.value.number, { approved: order, filled: 0 });
    this.venue.submit(order, this.now);
  }

  private show(order: HeldOrder, event: MarketEvent): void {
    const { number } = order;
    if (this.held.get(number) !== order) return;
    const { timeInForce, kind } = order.approved.value.terms;
    if (timeInForce.kind === 'gtd' && timeInForce.expiresAt <= event.eventAt) {
      this.end(number, 'good till date is over', 'order-expired');
      return;
    }
    if (!('instrument' in event) || event.instrument !== order.on) return;
    const shown = pricesShown(event, order.approved.value.side === 'buy');
    if (shown === undefined || !order.isReachedBy(shown)) return;
    const isLeg = order.approved.value.reduceOnly && kind === 'limit' && this.rivals.has(number);
    if (kind !== 'limit' || isLeg) order.approved = triggered(order.approved);
    this.release(order);
  }

  /** Sends what was reached, once no rival of it is at the venue. */
  private release(order: HeldOrder): void {
    const rivals = this.rivals.get(order.number);
    const rival = this.rivalAtVenue(order.number);
    if (rivals?.winner !== undefined && rivals.winner !== order) return;
    if (rival !== undefined && rivals !== undefined) {
      const isAsked = rivals.winner === order;
      rivals.winner = order;
      if (!isAsked) this.venue.cancel(rival, this.now);
      return;
    }
    this.endRivals(order.number, `order ${order.number} was reached`);
    this.held.delete(order.number);
    this.send(order.approved);
  }

  /** Takes what the venue says of an order, says it, and does what follows from it. */
  private hear(report: VenueReport): void {
    this.now = Math.max(this.now, report.receivedAt);
    if (!('order' in report)) this.hearOfAccount(report);
    else if (report.kind !== 'order-acknowledged' || !this.acknowledged.has(report.order)) this.hearOfOrder(report);
  }

  private hearOfOrder(report: OrderReport): void {
    this.reports.push(this.asKnown(report));
    if (report.kind === 'order-filled') this.hearFill(report);
    else if (report.kind !== 'order-acknowledged' && report.kind !== 'order-unknown') this.hearEnd(report.order);
  }

  /** What the venue closed by itself needs no protection any more. */
  private hearOfAccount(report: PositionClosed | BorrowCharged): void {
    this.reports.push(report);
    if (report.kind !== 'position-closed') return;
    for (const { number, on, approved } of [...this.held.values()])
      if (approved.value.reduceOnly && on === report.instrument) this.end(number, `position closed: ${report.cause}`);
  }

  /** An order that was acknowledged here cannot be rejected any more: it ends. */
  private asKnown(report: OrderReport): OrderReport {
    if (report.kind !== 'order-rejected' || !this.acknowledged.has(report.order)) return report;
    const { order, eventAt, receivedAt, code, reason } = report;
    return { kind: 'order-cancelled', order, eventAt, receivedAt, reason: `${code}: ${reason}` };
  }

  private hearFill({ order: number, quantity }: OrderFilled): void {
    const sent = this.sent.get(number);
    if (sent === undefined) return;
    sent.filled = addInteger(sent.filled, quantity);
    const isWhole = sent.filled === sent.approved.value.quantity;
    const winner = this.rivals.get(number)?.winner;
    // it is being cancelled for another: that one is for what it leaves
    if (winner !== undefined && winner.number !== number && !isWhole)
      winner.approved = smaller(winner.approved, subtractInteger(winner.approved.value.quantity, quantity));
    else this.endRivals(number, `order ${number} filled`);
    const entry = this.entries.get(number);
    if (entry !== undefined) entry.filled = sent.filled;
    if (isWhole) this.hearEnd(number);
  }

  private hearEnd(number: number): void {
    const winner = this.rivals.get(number)?.winner;
    this.sent.delete(number);
    this.forget(number);
    this.acknowledged.delete(number);
    const entry = this.entries.get(number);
    this.entries.delete(number);
    if (entry !== undefined && entry.filled > 0) this.bringLegsAlive(entry);
    if (winner !== undefined && this.held.has(winner.number)) this.release(winner);
  }

  /** Legs are for no more than what has filled; the stop comes first, so that it is the one at the venue. */
  private bringLegsAlive({ approved, filled }: Entry): void {
    const { number, legs } = approved.value;
    const stopsFirst = [...legs].sort((a, b) => Number(a.role !== 'stop-loss') - Number(b.role !== 'stop-loss'));
    for (const leg of stopsFirst) this.joinRivals(`legs of ${number}`, leg.number);
    for (const leg of stopsFirst) this.place(legOf(approved, leg, filled));
  }

  /** Ends the others where one has filled, or has gone ahead of them; what is left of the one lives on. */
  private endRivals(number: number, reason: string): void {
    const rivals = this.rivals.get(number);
    if (rivals === undefined) return;
    for (const other of [...rivals.numbers]) {
      if (other === number) continue;
      if (this.held.has(other)) this.end(other, reason);
      else if (this.sent.has(other)) this.venue.cancel(other, this.now);
    }
  }

  /** Ends what waits here. */
  private end(number: number, reason: string, kind: 'order-cancelled' | 'order-expired' = 'order-cancelled'): void {
    this.forget(number);
    this.acknowledged.delete(number);
    this.entries.delete(number);
    this.say({ kind, order: number, reason });
  }

  private forget(number: number): void {
    this.held.delete(number);
    const rivals = this.rivals.get(number);
    rivals?.numbers.delete(number);
    if (rivals?.winner?.number === number) delete rivals.winner;
    this.rivals.delete(number);
  }

  private joinRivals(key: string, number: number): void {
    const known = [...this.rivals.values()].find((one) => one.key === key);
    const rivals = known ?? { key, numbers: new Set<number>() };
    rivals.numbers.add(number);
    this.rivals.set(number, rivals);
  }

  private rivalAtVenue(number: number): number | undefined {
    for (const other of this.rivals.get(number)?.numbers ?? [])
      if (other !== number && this.sent.has(other)) return other;
    return undefined;
  }

  private say(
    report:
      | { readonly kind: 'order-acknowledged'; readonly order: number }
      | { readonly kind: 'order-cancelled' | 'order-expired'; readonly order: number; readonly reason: string },
  ): void {
    this.reports.push({ ...report, eventAt: this.now, receivedAt: this.now });
  }
}
