import type { MarketEvent } from '../../market/index.ts';
import { Exact } from '../../money/index.ts';
import type { OrderRequest } from '../../order/index.ts';
import type { Venue, VenueCapabilities, VenueReport } from '../../ports/index.ts';
import { type Approved, assertApproved } from '../../risk/index.ts';
import type { EpochMs } from '../../time/index.ts';

const capabilities: VenueCapabilities = {
  orderKinds: ['market', 'limit', 'stop', 'stop-limit', 'take-profit', 'trailing-stop'],
  brackets: false,
  oco: false,
  reduceOnly: false,
  postOnly: false,
  hedgeMode: false,
};

/**
 * Enough of a venue for suites about something else: markets, and limits that the price is as good as, fill whole at the
 * next open, for free; the rest rests.
 */
export class PlainVenue implements Venue {
  readonly name = 'plain';
  readonly capabilities = capabilities;
  readonly submitted: OrderRequest[] = [];
  private readonly working = new Map<number, OrderRequest>();
  private readonly reports: VenueReport[] = [];

  /** What has neither filled nor been cancelled. */
  get resting(): readonly OrderRequest[] {
    return [...this.working.values()];
  }

  submit(order: Approved<OrderRequest>, at: EpochMs): void {
    assertApproved(order);
    this.submitted.push(order.value);
    this.working.set(order.value.number, order.value);
    this.reports.push({ kind: 'order-acknowledged', order: order.value.number, eventAt: at, receivedAt: at });
  }

  cancel(order: number, at: EpochMs): void {
    if (this.working.delete(order))
      this.reports.push({ kind: 'order-cancelled', order, eventAt: at, receivedAt: at, reason: 'as asked' });
  }

  match(event: MarketEvent): void {
    if (event.kind !== 'bar' && event.kind !== 'bar-opened') return;
    for (const order of this.working.values()) {
      if (order.instrument === event.instrument && order.decidedAt <= event.openAt && isFillable(order, event.open))
        this.fill(order, event.open, event.receivedAt);
    }
  }

  private fill({ number, instrument, quantity }: OrderRequest, price: number, at: EpochMs): void {
    this.working.delete(number);
    this.reports.push({
      kind: 'order-filled',
      order: number,
      eventAt: at,
      receivedAt: at,
      price: instrument.priceUnits(price),
      quantity,
      fee: new Exact(0, 0),
      feeCurrency: instrument.quote,
      liquidity: 'taker',
      slippage: 0,
    });
  }

  takeReport(): VenueReport | undefined {
    return this.reports.shift();
  }

  finish(): void {}
}

function isFillable({ terms, side, instrument }: OrderRequest, open: number): boolean {
  if (terms.kind !== 'limit') return terms.kind === 'market';
  const limit = new Exact(terms.price, instrument.priceScale).toFloat();
  return side === 'buy' ? open <= limit : open >= limit;
}
