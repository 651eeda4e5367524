import { describe, expect, expectTypeOf, it } from 'vitest';
import { spot } from './order.fixture.ts';
import type { OrderPlan } from './plan.ts';
import { goodTillCancelled, type OrderKind, type OrderTerms } from './terms.ts';

const plan = { instrument: spot, side: 'buy', size: { quantity: '1' }, reason: 'a test' } as const;
const gtc = goodTillCancelled;

describe('orders that make no sense', () => {
  it('given one, then its terms do not type-check', () => {
    const refused: readonly OrderTerms[] = [
      // @ts-expect-error a market order has no price
      { kind: 'market', timeInForce: { kind: 'ioc' }, price: 1 },
      // @ts-expect-error a market order does not rest
      { kind: 'market', timeInForce: gtc },
      // @ts-expect-error a limit order has a price
      { kind: 'limit', postOnly: false, timeInForce: gtc },
      // @ts-expect-error a limit order waits for no trigger
      { kind: 'limit', price: 1, trigger: 1, postOnly: false, timeInForce: gtc },
      // @ts-expect-error a stop has a trigger
      { kind: 'stop', timeInForce: gtc },
      // @ts-expect-error a stop takes liquidity: it cannot be post-only
      { kind: 'stop', trigger: 1, postOnly: true, timeInForce: gtc },
      // @ts-expect-error a stop-limit has both
      { kind: 'stop-limit', trigger: 1, timeInForce: gtc },
      // @ts-expect-error a trailing stop follows; it has no trigger of its own
      { kind: 'trailing-stop', trigger: 1, timeInForce: gtc },
      // @ts-expect-error good until a date needs the date
      { kind: 'stop', trigger: 1, timeInForce: { kind: 'gtd' } },
      // @ts-expect-error good till cancelled has none
      { kind: 'stop', trigger: 1, timeInForce: { kind: 'gtc', expiresAt: 1 } },
      // @ts-expect-error there is no such order
      { kind: 'iceberg', price: 1, timeInForce: gtc },
    ];
    expect(refused).toHaveLength(11);
  });

  it('given one, then its plan does not type-check', () => {
    const refused: readonly OrderPlan[] = [
      // @ts-expect-error a market order has no price
      { ...plan, kind: 'market', price: '1' },
      // @ts-expect-error a market order cannot be post-only
      { ...plan, kind: 'market', postOnly: true },
      // @ts-expect-error a market order does not rest
      { ...plan, kind: 'market', timeInForce: { kind: 'gtc' } },
      // @ts-expect-error a limit order has a price
      { ...plan, kind: 'limit' },
      // @ts-expect-error a trailing stop trails by a distance or a rate
      { ...plan, kind: 'trailing-stop', trail: {} },
      // @ts-expect-error an order says why
      { instrument: spot, side: 'buy', size: { quantity: '1' }, kind: 'market' },
      // @ts-expect-error an order says how much
      { instrument: spot, side: 'buy', reason: 'a test', kind: 'market' },
      // @ts-expect-error bid and ask are sides of a book
      { ...plan, side: 'bid', kind: 'market' },
    ];
    expect(refused).toHaveLength(8);
  });

  it('given the kinds, then there are six', () => {
    expectTypeOf<OrderKind>().toEqualTypeOf<
      'market' | 'limit' | 'stop' | 'stop-limit' | 'take-profit' | 'trailing-stop'
    >();
  });
});
