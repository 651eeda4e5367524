import type { MarketEvent } from '../market/index.ts';
import { addInteger, Exact, type Integer } from '../money/index.ts';
import type { OrderRequest } from '../order/index.ts';
import type { Venue, VenueCapabilities, VenueReport } from '../ports/index.ts';
import { type Approved, assertApproved } from '../risk/index.ts';
import type { EpochMs } from '../time/index.ts';

type FillSketch = {
  readonly price?: number;
  readonly quantity?: number;
  readonly fee?: string;
  readonly currency?: string;
};

/**
 * A venue that does what the test says. Unless it `holds`, it fills a market order whole at the open of the next bar of
 * its instrument; everything else waits for the script.
 */
export class ScriptedVenue implements Venue {
  readonly name = 'scripted';
  readonly capabilities: VenueCapabilities = {
    orderKinds: ['market', 'limit', 'stop', 'stop-limit', 'take-profit', 'trailing-stop'],
    brackets: true,
    oco: true,
    reduceOnly: true,
    postOnly: true,
    hedgeMode: true,
  };
  /** What reached it, in order: `+3` an order, `-3` its cancel. */
  readonly log: string[] = [];
  readonly orders = new Map<number, OrderRequest>();
  holds = false;
  feeRate = 0;
  now: EpochMs = 0;
  private readonly ended = new Set<number>();
  private readonly waiting: OrderRequest[] = [];
  private readonly reports: VenueReport[] = [];

  submit(order: Approved<OrderRequest>): void {
    assertApproved(order);
    const { value } = order;
    this.log.push(`+${value.number}`);
    this.orders.set(value.number, value);
    for (const leg of value.legs) this.orders.set(leg.number, { ...value, number: leg.number, terms: leg.terms });
    if (!this.holds && value.terms.kind === 'market') this.waiting.push(value);
  }

  cancel(order: number, at: EpochMs): void {
    this.log.push(`-${order}`);
    if (this.holds || this.ended.has(order)) return;
    this.ended.add(order);
    const index = this.waiting.findIndex(({ number }) => number === order);
    if (index >= 0) this.waiting.splice(index, 1);
    this.reports.push({ kind: 'order-cancelled', order, eventAt: at, receivedAt: at, reason: 'as asked' });
  }

  match(event: MarketEvent): void {
    this.now = event.receivedAt;
    if (event.kind !== 'bar') return;
    for (const order of this.waiting.splice(0)) {
      if (order.instrument !== event.instrument || order.decidedAt > event.openAt) this.waiting.push(order);
      else this.fill(order.number, { price: event.open });
    }
  }

  /** Fills an order, whole and at 100 unless told otherwise; the fee is in quote. */
  fill(number: number, { price = 100, quantity, fee, currency }: FillSketch = {}): void {
    const order = this.order(number);
    const { instrument } = order;
    if (quantity === undefined) this.ended.add(number);
    const units = quantity === undefined ? order.quantity : Math.round(quantity * 10 ** instrument.quantityScale);
    const priceUnits = instrument.priceUnits(price);
    const notional = new Exact(instrument.notionalUnits(priceUnits, units), instrument.notionalScale);
    this.say({
      kind: 'order-filled',
      order: number,
      price: priceUnits,
      quantity: units,
      fee: Exact.of(fee ?? (notional.toFloat() * this.feeRate).toFixed(4)),
      feeCurrency: currency ?? instrument.quote,
      liquidity: 'taker',
      slippage: 0,
    });
  }

  /** Says anything of an order, now. */
  say(report: Sketch): void {
    this.reports.push({ eventAt: this.now, receivedAt: this.now, ...report });
  }

  takeReport(): VenueReport | undefined {
    return this.reports.shift();
  }

  finish(price: 'open' | 'close', at: EpochMs): void {
    this.now = at;
    for (const order of this.waiting.splice(0)) this.fill(order.number, { price: price === 'open' ? 100 : 101 });
  }

  /** The order by its number; fails the test when it never came. */
  order(number: number): OrderRequest {
    const order = this.orders.get(number);
    if (order === undefined) throw new Error(`the venue never got order ${number}`);
    return order;
  }

  /** The latest order that came. */
  get last(): OrderRequest {
    const order = [...this.orders.values()].filter(({ decidedAt }) => decidedAt >= 0).at(-1);
    if (order === undefined) throw new Error('the venue got no order');
    return order;
  }
}

type Sketch = VenueReport extends infer One
  ? One extends VenueReport
    ? Omit<One, 'eventAt' | 'receivedAt'>
    : never
  : never;

/** The sum of absolute quantities, for conservation. */
export function sumOf(values: readonly Integer[]): Integer {
  return values.reduce<Integer>((sum, value) => addInteger(sum, value), 0);
}
