import { defineInstrument, type Instrument } from '../instrument/index.ts';
import { barOf, type MarketEvent } from '../market/index.ts';
import { Exact } from '../money/index.ts';
import { Order, type OrderPlan, termsOf } from '../order/index.ts';
import type { Execution, ExecutionAlgorithm, ExecutionContext } from '../ports/index.ts';
import { minute } from '../time/index.ts';
import { Fill } from '../trader/facts.ts';

/** A step of 0.1, so that schedules can be read. */
export const coin = defineInstrument({
  id: 'COIN/USDT',
  kind: 'spot',
  base: 'COIN',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.1' }],
});

/** The same, where an order of less than 100 USDT is not taken, nor one of more than 50. */
export const choosy = defineInstrument({
  id: 'CHOOSY/USDT',
  kind: 'spot',
  base: 'CHOOSY',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.1', minQuantity: '0.3', maxQuantity: '50', minNotional: '100' }],
});

export function buy(quantity: number | string, instrument: Instrument = coin): OrderPlan {
  return { kind: 'market', instrument, side: 'buy', size: { quantity }, reason: 'a test' };
}

export function bid(quantity: number | string, instrument: Instrument = coin): OrderPlan & { readonly kind: 'limit' } {
  return { kind: 'limit', instrument, side: 'buy', size: { quantity }, price: 100, reason: 'a test' };
}

type DeskSettings = { readonly quoteRate?: number };

/** Holds the children of one order, and does to them what the test says. */
export class Desk implements ExecutionContext {
  readonly plan: OrderPlan;
  readonly orders: Order[] = [];
  readonly cancelled: number[] = [];
  refuses = false;
  /** What a risk rule leaves of a child, in base units. */
  quantityMax = Number.POSITIVE_INFINITY;
  isDone = false;
  now = 0;
  private readonly execution: Execution;
  private readonly said: string[] = [];
  private readonly rate: number;

  constructor(algorithm: ExecutionAlgorithm, plan: OrderPlan, { quoteRate = 1 }: DeskSettings = {}) {
    this.plan = plan;
    this.rate = quoteRate;
    this.execution = algorithm.start(this);
  }

  cash(): number {
    return Number.NaN;
  }
  equity(): number {
    return 10_000;
  }
  position(): number {
    return Number.NaN;
  }
  feeRate(): number {
    return 0;
  }
  quoteRate(): number {
    return this.rate;
  }
  order(number: number): Order | undefined {
    return this.orders[number - 1];
  }
  send(plan: OrderPlan): number {
    const { instrument, size, reason, side } = plan;
    const quantity = 'quantity' in size ? size.quantity : size.fraction;
    this.said.push(`${this.refuses ? 'refused ' : ''}${quantity} ${reason.replace(': a test', '')}`);
    // as the trader, it takes nothing below a step
    if (this.refuses || !(Number(quantity.toString()) >= 0.1)) return 0;
    const order = new Order(
      {
        number: this.orders.length + 1,
        instrument,
        side,
        quantity: Exact.of(String(Math.min(Number(quantity), this.quantityMax))).unitsAt(instrument.quantityScale),
        terms: termsOf(plan, this.now),
        reduceOnly: false,
        positionSide: 'net',
        legs: [],
        ocoGroup: 0,
        decidedAt: this.now,
      },
      { reason, tag: '', allocations: [] },
    );
    order.moveTo('sent', this.now);
    this.orders.push(order);
    return order.number;
  }
  cancel(order: number, reason: string): void {
    this.cancelled.push(order);
    this.said.push(`cancel ${order}: ${reason}`);
  }
  done(): void {
    this.isDone = true;
    this.said.push('done');
  }

  /** What it said since it was last asked. */
  heard(): readonly string[] {
    return this.said.splice(0);
  }

  see(event: MarketEvent): readonly string[] {
    this.now = event.receivedAt;
    if (!this.isDone) this.execution.onMarket?.(event);
    return this.heard();
  }

  /** A bar of a minute closes, the next time one can; flat at 100. */
  bar(volume = 1, close = 100): readonly string[] {
    const openAt = this.now;
    const { instrument } = this.plan;
    return this.see(barOf(instrument, minute, { openAt, open: close, high: close, low: close, close, volume }));
  }

  trade(quantity: number, at = this.now, price = 100): readonly string[] {
    return this.see({
      kind: 'trade',
      instrument: this.plan.instrument,
      price,
      quantity,
      eventAt: at,
      receivedAt: at,
    });
  }

  quote(at = this.now, mid = 100): readonly string[] {
    const { instrument } = this.plan;
    const sides = { bid: mid - 1, bidQuantity: 1, ask: mid + 1, askQuantity: 1 };
    return this.see({ kind: 'quote', instrument, ...sides, eventAt: at, receivedAt: at });
  }

  /** Fills a child, whole unless told otherwise, in base units. */
  fill(number: number, quantity?: number): readonly string[] {
    const order = this.orders[number - 1] as Order;
    const units = quantity === undefined ? order.remaining : Math.round(quantity * 10);
    order.fill(units, 0, this.now);
    const fill = new Fill(
      order,
      {
        kind: 'order-filled',
        order: number,
        price: 10_000,
        quantity: units,
        fee: new Exact(0, 0),
        feeCurrency: 'USDT',
        liquidity: 'taker',
        slippage: 0,
        eventAt: this.now,
        receivedAt: this.now,
      },
      0,
      2,
    );
    if (!this.isDone) this.execution.onFill?.(fill);
    return this.heard();
  }

  /** The venue ends a child by itself. */
  expire(number: number): void {
    (this.orders[number - 1] as Order).moveTo('expired', this.now, 'as scripted');
  }

  stop(reason: string): readonly string[] {
    this.execution.cancel(reason);
    return this.heard();
  }

  /** What has filled and what may still, in units of 0.1. */
  get committed(): number {
    return this.orders.reduce(
      (sum, { filled, remaining, isLive }) => sum + Number(filled) + (isLive ? Number(remaining) : 0),
      0,
    );
  }
}
