import { BehaviorSubject, Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { MarketEvent } from '../../market/index.ts';
import { Exact } from '../../money/index.ts';
import { goodTillCancelled, type OrderRequest, type OrderTerms } from '../../order/index.ts';
import type { Venue, VenueReport } from '../../ports/index.ts';
import { type Approved, assertApproved, isApproved } from '../../risk/index.ts';
import { approvedOrder } from '../../testing/contracts/approved-order.ts';
import { benchInstrument as aaa } from '../../testing/contracts/venue-bench.ts';
import { emulateMissing } from './emulated-venue.ts';

const cents = (price: number) => Math.round(price * 100);
const limitAt = (price: number): OrderTerms => ({
  kind: 'limit',
  price: cents(price),
  postOnly: false,
  timeInForce: goodTillCancelled,
});
const stopAt = (price: number): OrderTerms => ({ kind: 'stop', trigger: cents(price), timeInForce: goodTillCancelled });

/** A venue that knows market and limit orders (and stops if asked), one by one, and does only what it is told. */
class BareVenue implements Venue {
  readonly name = 'bare';
  readonly capabilities;
  readonly submitted: OrderRequest[] = [];
  readonly cancelled: number[] = [];
  private readonly queue: VenueReport[] = [];

  constructor(kinds: readonly OrderTerms['kind'][] = ['market', 'limit']) {
    const none = { brackets: false, oco: false, reduceOnly: true, postOnly: true, hedgeMode: true };
    this.capabilities = { ...none, orderKinds: kinds };
  }

  submit(order: Approved<OrderRequest>, at: number): void {
    assertApproved(order);
    expect(this.capabilities.orderKinds).toContain(order.value.terms.kind);
    expect([order.value.legs, order.value.ocoGroup]).toEqual([[], 0]);
    this.submitted.push(order.value);
    this.says({ kind: 'order-acknowledged', order: order.value.number, eventAt: at, receivedAt: at });
  }
  cancel(order: number): void {
    this.cancelled.push(order);
  }
  match(): void {}
  finish(): void {}
  takeReport(): VenueReport | undefined {
    return this.queue.shift();
  }
  says(report: VenueReport): void {
    this.queue.push(report);
  }
}

function orderOf(report: VenueReport): string {
  return 'order' in report ? String(report.order) : 'account';
}

/** An emulated bare venue, trades, and what each order came to. */
class Stage {
  readonly bare: BareVenue;
  readonly venue: Venue;
  now = 0;

  constructor(kinds?: readonly OrderTerms['kind'][]) {
    this.bare = new BareVenue(kinds);
    this.venue = emulateMissing(this.bare);
  }

  send(order: Partial<OrderRequest> & { readonly number: number }): void {
    this.venue.submit(approvedOrder({ instrument: aaa, decidedAt: this.now, ...order }), this.now);
  }

  /** A trade a second later, and what the venue said until then. */
  trade(price: number): readonly string[] {
    this.now += 1_000;
    const event: MarketEvent = {
      kind: 'trade',
      instrument: aaa,
      price,
      quantity: 1,
      eventAt: this.now,
      receivedAt: this.now,
    };
    this.venue.match(event);
    return this.heard();
  }

  fill(order: number, quantity = 100): readonly string[] {
    this.bare.says({
      kind: 'order-filled',
      order,
      eventAt: this.now,
      receivedAt: this.now,
      price: cents(100),
      quantity,
      fee: new Exact(0, 0),
      feeCurrency: 'USDT',
      liquidity: 'taker',
      slippage: 0,
    });
    return this.heard();
  }

  confirmCancel(order: number): readonly string[] {
    this.bare.says({ kind: 'order-cancelled', order, eventAt: this.now, receivedAt: this.now, reason: 'as asked' });
    return this.heard();
  }

  /** All reports since the last call. */
  heard(): readonly string[] {
    const said: string[] = [];
    for (let report = this.venue.takeReport(); report !== undefined; report = this.venue.takeReport())
      said.push(
        `${orderOf(report)} ${report.kind.replace('order-', '')}${'reason' in report ? `: ${report.reason}` : ''}`,
      );
    return said;
  }

  get atVenue(): readonly string[] {
    return this.bare.submitted.map(
      ({ number, side, terms, quantity }) => `${number} ${side} ${String(quantity)} ${terms.kind}`,
    );
  }
}

const legs = [
  { number: 2, role: 'take-profit', terms: limitAt(105) },
  { number: 3, role: 'stop-loss', terms: stopAt(95) },
] as const;

describe('emulateMissing', () => {
  it('given a venue that lacks nothing, then it is that venue', () => {
    const bare = new BareVenue();
    const kinds = ['market', 'limit', 'stop', 'stop-limit', 'take-profit', 'trailing-stop'] as const;
    const whole: Venue = Object.assign(bare, {
      capabilities: { ...bare.capabilities, orderKinds: kinds, brackets: true, oco: true },
    });
    expect(emulateMissing(whole)).toBe(whole);
    expect(emulateMissing(new BareVenue()).capabilities).toMatchObject({
      orderKinds: kinds,
      brackets: true,
      oco: true,
    });
  });

  it.each<[kind: OrderTerms, side: 'buy' | 'sell', prices: readonly number[], sentAs: string]>([
    [stopAt(105), 'buy', [104.99, 105], 'market'],
    [stopAt(95), 'sell', [95.01, 94], 'market'],
    [{ kind: 'take-profit', trigger: cents(95), timeInForce: goodTillCancelled }, 'buy', [95.01, 95], 'market'],
    [
      { kind: 'stop-limit', trigger: cents(105), price: cents(106), timeInForce: goodTillCancelled },
      'buy',
      [104.99, 105],
      'limit',
    ],
    [
      { kind: 'trailing-stop', trail: { kind: 'distance', distance: cents(2) }, timeInForce: goodTillCancelled },
      'sell',
      [100, 99, 103, 101.01, 101],
      'market',
    ],
    [
      { kind: 'trailing-stop', trail: { kind: 'rate', rate: 0.1 }, timeInForce: goodTillCancelled },
      'buy',
      [100, 109, 90, 98.99, 99],
      'market',
    ],
  ])('given $0.kind to $1 on a venue without, then it waits here and goes when it is reached', (...row) => {
    const [terms, side, prices, sentAs] = row;
    const stage = new Stage();
    stage.send({ number: 1, side, terms });
    expect(stage.heard()).toEqual(['1 acknowledged']);
    for (const price of prices.slice(0, -1)) stage.trade(price);
    expect(stage.atVenue).toEqual([]);
    stage.trade(prices.at(-1) as number);
    expect(stage.atVenue).toEqual([`1 ${side} 100 ${sentAs}`]);
    expect(stage.fill(1)).toEqual(['1 filled']);
  });

  it('given an entry with legs, then they come alive for what filled, and only the stop goes to the venue', () => {
    const stage = new Stage(['market', 'limit', 'stop']);
    stage.send({ number: 1, legs });
    expect(stage.atVenue).toEqual(['1 buy 100 market']);
    expect(stage.fill(1, 40)).toEqual(['1 acknowledged', '1 filled']);
    expect(stage.confirmCancel(1)).toEqual(['1 cancelled: as asked', '2 acknowledged', '3 acknowledged']);
    expect(stage.atVenue).toEqual(['1 buy 100 market', '3 sell 40 stop']);
  });

  it('given the target reached, then the stop is cancelled, and only when it is gone the target is sent', () => {
    const stage = new Stage(['market', 'limit', 'stop']);
    stage.send({ number: 1, legs });
    stage.fill(1);
    stage.trade(104);
    expect(stage.bare.cancelled).toEqual([]);
    stage.trade(105);
    expect(stage.bare.cancelled).toEqual([3]);
    stage.trade(106);
    expect(stage.bare.cancelled, 'asked once').toEqual([3]);
    expect(stage.atVenue).toHaveLength(2);
    stage.confirmCancel(3);
    expect(stage.atVenue.at(-1)).toBe('2 sell 100 market');
  });

  it('given the stop fills while it is being cancelled, then the target is not sent', () => {
    const stage = new Stage(['market', 'limit', 'stop']);
    stage.send({ number: 1, legs });
    stage.fill(1);
    stage.trade(105);
    expect(stage.fill(3)).toEqual(['3 filled', '2 cancelled: order 3 filled']);
    expect(stage.atVenue).toHaveLength(2);
  });

  it('given the stop fills in part before it is gone, then the target is sent for the rest', () => {
    const stage = new Stage(['market', 'limit', 'stop']);
    stage.send({ number: 1, legs });
    stage.fill(1);
    stage.trade(105);
    stage.fill(3, 30);
    stage.confirmCancel(3);
    expect(stage.atVenue.at(-1)).toBe('2 sell 70 market');
  });

  it('given neither kind of leg at the venue, then both wait here, and one that is reached ends the other', () => {
    const stage = new Stage(['market']);
    stage.send({ number: 1, legs });
    stage.fill(1);
    stage.heard();
    expect(stage.trade(95)).toEqual(['2 cancelled: order 3 was reached']);
    expect(stage.atVenue.at(-1)).toBe('3 sell 100 market');
  });

  it('given two orders that cancel each other, then one is at the venue, and never both', () => {
    const stage = new Stage(['market', 'limit', 'stop']);
    stage.send({ number: 1, side: 'buy', terms: limitAt(95), ocoGroup: 1 });
    stage.send({ number: 2, side: 'buy', terms: stopAt(105), ocoGroup: 1 });
    expect(stage.atVenue).toEqual(['1 buy 100 limit']);
    stage.trade(105);
    expect(stage.bare.cancelled).toEqual([1]);
    stage.confirmCancel(1);
    expect(stage.atVenue.at(-1)).toBe('2 buy 100 market');
  });

  it('given the one at the venue fills, then the one that waits ends', () => {
    const stage = new Stage();
    stage.send({ number: 1, side: 'buy', terms: limitAt(95), ocoGroup: 1 });
    stage.send({ number: 2, side: 'sell', terms: limitAt(105), ocoGroup: 1 });
    expect(stage.heard()).toEqual(['2 acknowledged', '1 acknowledged']);
    expect(stage.fill(1)).toEqual(['1 filled', '2 cancelled: order 1 filled']);
  });

  it('given a cancel of what waits, then it ends; of an entry, then its legs never come alive', () => {
    const stage = new Stage();
    stage.send({ number: 1, terms: stopAt(110), legs });
    stage.heard();
    stage.venue.cancel(1, stage.now);
    expect(stage.heard()).toEqual(['1 cancelled: as asked']);
    stage.trade(120);
    expect(stage.atVenue).toEqual([]);
    stage.venue.cancel(77, stage.now);
    expect(stage.bare.cancelled).toEqual([77]);
  });

  it('given a date it is good till, then what waits expires', () => {
    const stage = new Stage();
    stage.send({ number: 1, terms: { ...stopAt(110), timeInForce: { kind: 'gtd', expiresAt: 1_500 } } as OrderTerms });
    expect(stage.trade(100)).toEqual(['1 acknowledged']);
    expect(stage.trade(120)).toEqual(['1 expired: good till date is over']);
    expect(stage.atVenue).toEqual([]);
  });

  it('given a rejection of what was acknowledged here, then it ends as cancelled, with the code', () => {
    const stage = new Stage();
    stage.send({ number: 1, terms: stopAt(100) });
    stage.trade(100);
    const at = { eventAt: stage.now, receivedAt: stage.now };
    stage.bare.says({ kind: 'order-rejected', order: 1, ...at, code: 'E004', reason: 'no funds' });
    expect(stage.heard()).toEqual(['1 cancelled: E004: no funds']);
  });

  it('given an order that nobody approved, then E042, and what it makes of approved ones is approved', () => {
    const stage = new Stage();
    const { value } = approvedOrder({ number: 1, instrument: aaa, decidedAt: 0 });
    expect(() => stage.venue.submit({ value } as never, 0)).toThrow('not approved');
    expect(isApproved({ value })).toBe(false);
  });

  it('given a venue that answers later, then its reports come through, and legs follow from them', () => {
    const bare = new BareVenue(['market', 'limit', 'stop']);
    const report$ = new Subject<VenueReport>();
    const venue = emulateMissing(Object.assign(bare, { report$ }));
    const said: string[] = [];
    const seen = new BehaviorSubject(0);
    const subscription = venue.report$?.subscribe((report) => {
      said.push(`${orderOf(report)} ${report.kind}`);
      seen.next(said.length);
    });
    venue.submit(approvedOrder({ number: 1, instrument: aaa, decidedAt: 0, legs }), 0);
    const common = { order: 1, eventAt: 5, receivedAt: 9, price: 1, feeCurrency: 'USDT', slippage: 0 } as const;
    report$.next({ kind: 'order-filled', ...common, quantity: 100, fee: new Exact(0, 0), liquidity: 'taker' });
    expect(said).toEqual(['1 order-filled', '2 order-acknowledged']);
    expect(bare.submitted.map(({ number }) => number)).toEqual([1, 3]);
    subscription?.unsubscribe();
    expect(report$.observed).toBe(false);
  });

  it('given a position that the venue closed by itself, then what waited to reduce it ends', () => {
    const stage = new Stage(['market']);
    stage.send({ number: 1, legs });
    stage.fill(1);
    stage.heard();
    stage.bare.says({
      kind: 'position-closed',
      instrument: aaa,
      positionSide: 'net',
      cause: 'liquidation',
      price: cents(90),
      quantity: 100,
      fee: new Exact(0, 0),
      feeCurrency: 'USDT',
      reason: 'margin used up',
      eventAt: stage.now,
      receivedAt: stage.now,
    });
    expect(stage.heard()).toEqual([
      'account position-closed: margin used up',
      '3 cancelled: position closed: liquidation',
      '2 cancelled: position closed: liquidation',
    ]);
  });
});
