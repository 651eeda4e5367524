import { describe, expect, it } from 'vitest';
import { defineInstrument } from '../instrument/index.ts';
import type { BarOpened } from '../market/index.ts';
import { Exact } from '../money/index.ts';
import type { OrderPlan } from '../order/index.ts';
import type { Execution, ExecutionContext } from '../ports/index.ts';
import { Fill } from '../trader/facts.ts';
import { sizeAtOpen } from './size-at-open.ts';

const spot = defineInstrument({
  id: 'BTC/USDT',
  kind: 'spot',
  base: 'BTC',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.001' }],
});
const contract = defineInstrument({
  id: 'XAU/USDT',
  kind: 'future',
  base: 'XAU',
  quote: 'USDT',
  contractSize: '100',
  rules: [{ tickSize: '0.01', quantityStep: '1' }],
});

/**
 * A trader that has 1000 USDT and takes one percent. It keeps back what its orders may spend, as the account does, and
 * gives it back when a cancelled one has ended, which is after the step.
 */
class Desk implements ExecutionContext {
  readonly said: string[] = [];
  readonly plan: OrderPlan;
  balance = 1000;
  now = 0;
  isClosed = false;
  private readonly reserved = new Map<number, number>();
  private readonly ended: number[] = [];
  private readonly execution: Execution;
  private sent = 0;

  constructor(plan: OrderPlan) {
    this.plan = plan;
    this.execution = sizeAtOpen().start(this);
  }

  cash(currency: string): number {
    const kept = [...this.reserved.values()].reduce((sum, amount) => sum + amount, 0);
    return currency === 'USDT' ? this.balance - kept : Number.NaN;
  }
  equity(): number {
    return Number.NaN;
  }
  position(): number {
    return Number.NaN;
  }
  feeRate(): number {
    return 0.01;
  }
  quoteRate(): number {
    return 1;
  }
  order(): undefined {
    return undefined;
  }
  send(plan: OrderPlan): number {
    const { kind, size, side } = plan;
    const quantity = 'quantity' in size ? Number(size.quantity) : Number.NaN;
    this.said.push(`${side} ${kind} ${quantity.toFixed(6)}`);
    if (this.isClosed) return 0;
    this.sent += 1;
    const stated = 'price' in plan ? plan.price : 'trigger' in plan ? plan.trigger : 0;
    this.reserved.set(this.sent, side === 'buy' ? quantity * Number(stated) : 0);
    return this.sent;
  }
  cancel(order: number, reason: string): void {
    this.said.push(`cancel ${order}: ${reason}`);
    this.ended.push(order);
  }
  done(): void {
    this.said.push('done');
  }
  /** The venue ends an order by itself. */
  ends(order: number): void {
    this.reserved.delete(order);
  }

  opens(...prices: readonly number[]): readonly string[] {
    for (const open of prices) {
      const event: BarOpened = {
        kind: 'bar-opened',
        instrument: this.plan.instrument,
        intervalMs: 60_000,
        openAt: 0,
        open,
        eventAt: this.now,
        receivedAt: this.now,
      };
      this.execution.onMarket?.(event);
      for (const order of this.ended.splice(0)) this.reserved.delete(order);
    }
    return this.said.splice(0);
  }
  trades(price: number): readonly string[] {
    const { instrument } = this.plan;
    this.execution.onMarket?.({ kind: 'trade', instrument, price, quantity: 1, eventAt: 0, receivedAt: 0 });
    return this.said.splice(0);
  }
  fills(): readonly string[] {
    this.execution.onFill?.(Object.create(Fill.prototype) as Fill);
    return this.said.splice(0);
  }
  gives(reason: string): readonly string[] {
    this.execution.cancel(reason);
    return this.said.splice(0);
  }
}

const half = { instrument: spot, side: 'buy', size: { fraction: 0.5 }, reason: 'a test' } as const;

describe('sizeAtOpen', () => {
  it('given its description, then it asks for bars that open', () => {
    expect(sizeAtOpen()).toMatchObject({ name: 'size at open', needsBarOpened: true });
  });

  it('given a quantity, then the order goes out at once as it is', () => {
    expect(new Desk({ ...half, kind: 'market', size: { quantity: 2 } }).said).toEqual(['buy market 2.000000', 'done']);
  });

  it('given a fraction, then nothing is sent before a bar opens', () => {
    const desk = new Desk({ ...half, kind: 'market' });
    expect(desk.said).toEqual([]);
    expect(desk.trades(50)).toEqual([]);
  });

  it('given a market order for half the cash, when a bar opens at 99, then it buys what 500 pay for with the fee', () => {
    // 500 / (99 x 1.01)
    expect(new Desk({ ...half, kind: 'market' }).opens(99)).toEqual(['buy market 5.000500', 'done']);
  });

  it('given contracts of a hundred, then the size counts', () => {
    const desk = new Desk({ ...half, instrument: contract, kind: 'market' });
    expect(desk.opens(0.99)).toEqual(['buy market 5.000500', 'done']);
  });

  it.each<readonly [string, OrderPlan, number, string]>([
    ['a buy stop below its trigger, at the trigger', { ...half, kind: 'stop', trigger: 125 }, 99, '3.960396'],
    ['a buy stop that gaps, at the opening', { ...half, kind: 'stop', trigger: 80 }, 99, '5.000500'],
    [
      'a sell stop above its trigger, at the trigger',
      { ...half, side: 'sell', kind: 'stop', trigger: 80 },
      99,
      '6.188119',
    ],
    ['a sell stop that gaps, at the opening', { ...half, side: 'sell', kind: 'stop', trigger: 125 }, 99, '5.000500'],
    ['a limit, at its price', { ...half, kind: 'limit', price: '80' }, 99, '6.188119'],
    [
      'a stop-limit, at its limit',
      { ...half, kind: 'stop-limit', trigger: '79', price: Exact.of('80') },
      99,
      '6.188119',
    ],
    ['a take-profit, at its trigger', { ...half, kind: 'take-profit', trigger: 80 }, 99, '6.188119'],
  ])('given %s, then it is sized so, and left alone while nothing changes', (_, plan, open, quantity) => {
    const desk = new Desk(plan);
    expect(desk.opens(open)).toEqual([`${plan.side} ${plan.kind} ${quantity}`]);
    if (plan.side === 'buy') expect(desk.opens(open, open, open)).toEqual([]);
  });

  it('given a stop at rest, when a bar gaps through it, then it is sized anew with all the cash it keeps back', () => {
    const desk = new Desk({ ...half, kind: 'stop', trigger: 100 });
    expect(desk.opens(90, 95)).toEqual(['buy stop 4.950495']);
    expect(desk.opens(125)).toEqual(['cancel 1: sized anew', 'buy stop 3.960396']);
    expect(desk.opens(125)).toEqual([]);
  });

  it('given an order at rest, when cash comes in or goes out, then it is sized anew', () => {
    const desk = new Desk({ ...half, kind: 'limit', price: '100' });
    expect(desk.opens(99)).toEqual(['buy limit 4.950495']);
    desk.balance = 1100;
    expect(desk.opens(99)).toEqual(['cancel 1: sized anew', 'buy limit 5.445545']);
    desk.balance = 600;
    expect(desk.opens(99)).toEqual(['cancel 2: sized anew', 'buy limit 2.970297']);
    desk.balance = 600.1;
    expect(desk.opens(99), 'less than a step').toEqual([]);
  });

  it('given an order that the venue has ended, then the next opening sends it anew, and no larger', () => {
    const desk = new Desk({ ...half, kind: 'limit', price: '100' });
    desk.opens(99);
    desk.ends(1);
    expect(desk.opens(99)).toEqual(['cancel 1: sized anew', 'buy limit 4.950495']);
  });

  it('given an order that was refused, then the next opening tries again', () => {
    const desk = new Desk({ ...half, kind: 'limit', price: '100' });
    desk.isClosed = true;
    expect(desk.opens(99, 99)).toEqual(['buy limit 4.950495', 'buy limit 4.950495']);
    expect(desk.gives('too late'), 'there is nothing to cancel').toEqual([]);
  });

  it('given a sale, which keeps no cash back, then each opening sends it anew', () => {
    const desk = new Desk({ ...half, side: 'sell', kind: 'limit', price: '80' });
    expect(desk.opens(99, 99)).toEqual(['sell limit 6.188119', 'cancel 1: sized anew', 'sell limit 6.188119']);
  });

  it('given an expiry, then from then on nothing is sent', () => {
    const desk = new Desk({ ...half, kind: 'limit', price: '80', timeInForce: { kind: 'gtd', expiresAt: 60_000 } });
    desk.now = 59_999;
    expect(desk.opens(99)).toEqual(['buy limit 6.188119']);
    desk.now = 60_000;
    expect(desk.opens(99)).toEqual(['done']);
  });

  it('given a trailing stop, then it is sized once: sent anew, it would forget the best price', () => {
    const desk = new Desk({ ...half, side: 'sell', kind: 'trailing-stop', trail: { rate: 0.1 } });
    expect(desk.opens(99)).toEqual(['sell trailing-stop 5.000500', 'done']);
  });

  it('given a fill, then the work is done', () => {
    const desk = new Desk({ ...half, kind: 'limit', price: '80' });
    desk.opens(99);
    expect(desk.fills()).toEqual(['done']);
  });

  it('given that it is called off, then what rests is cancelled, and nothing where nothing rests', () => {
    const desk = new Desk({ ...half, kind: 'limit', price: '80' });
    expect(desk.gives('too early')).toEqual([]);
    desk.opens(99);
    expect(desk.gives('changed my mind')).toEqual(['cancel 1: changed my mind']);
  });
});
