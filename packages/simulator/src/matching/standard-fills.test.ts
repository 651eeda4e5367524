import { describe, expect, it } from 'vitest';
import { describeFillModel, workingOrder } from '../testing/index.ts';
import { pathFills } from './path-fills.ts';
import { standardFills } from './standard-fills.ts';

describeFillModel(() => standardFills());
describeFillModel(() => standardFills({ limit: 'touch' }));
describeFillModel(() => standardFills({ gap: 'open' }));
describeFillModel(() => standardFills({ limit: 'touch', gap: 'open' }));
describeFillModel(() => pathFills());
describeFillModel(() => pathFills({ first: 'high', limit: 'touch', gap: 'open' }));
describeFillModel(() => pathFills({ first: 'low' }));

describe('the standard fills', () => {
  const fills = standardFills();
  const bar = { open: 100, high: 110, low: 90, close: 105 };

  it('given a market order inside a bar, then the close', () => {
    expect(fills.inRange(workingOrder({ kind: 'market', side: 'buy' }), bar)).toEqual({
      price: 105,
      liquidity: 'taker',
    });
  });

  it('given an entry inside a bar, then its legs have the way from there to the close', () => {
    const entry = workingOrder({ kind: 'stop', side: 'buy', trigger: 105 });
    expect(fills.legPhase(entry, [], bar)).toBe('from-entry');
  });

  it('given a trailing stop that has seen nothing, then no price triggers it', () => {
    for (const side of ['buy', 'sell'] as const) {
      const order = workingOrder({ kind: 'trailing-stop', side, distance: 1 });
      expect(fills.atMoment(order, 1e9, 1e-9)).toBeUndefined();
      expect(order.isWaiting).toBe(true);
    }
  });

  it('given a stop that a moment triggers, then it waits no more', () => {
    const order = workingOrder({ kind: 'stop-limit', side: 'buy', trigger: 105, price: 106 });
    expect(fills.atMoment(order, 107, 107)).toBeUndefined();
    expect(order.isWaiting).toBe(false);
  });
});
