import { describe, expect, it } from 'vitest';
import { defineInstrument } from '../instrument/index.ts';
import type { MarginSettings } from '../margin/index.ts';
import type { OrderPlan } from '../order/index.ts';
import { pass, type RiskRule, type RiskView } from '../risk/index.ts';
import { Stage, turns } from '../world/stage.fixture.ts';

const rules = [{ tickSize: '0.01', quantityStep: '0.01', feeRateTaker: '0.001' }];
const spot = defineInstrument({ id: 'BTC/USDT', kind: 'spot', base: 'BTC', quote: 'USDT', rules });
const perp = defineInstrument({ id: 'BTC-PERP', kind: 'perpetual', base: 'BTC', quote: 'USDT', rules });

/** Lets everything pass and keeps the view, which reads the account as it stands. */
class Window implements RiskRule {
  readonly name = 'window';
  readonly judgesReductions = true;
  view: RiskView | undefined;

  check(_order: unknown, account: RiskView) {
    this.view = account;
    return pass;
  }

  free(currency = 'USDT'): number {
    return this.view?.available(currency) ?? Number.NaN;
  }
}

const plan = (changes: Partial<OrderPlan>): OrderPlan =>
  ({
    kind: 'limit',
    instrument: spot,
    side: 'buy',
    size: { quantity: '10' },
    price: '90',
    reason: 'test',
    ...changes,
  }) as OrderPlan;

function staged(...plans: readonly OrderPlan[]): { readonly stage: Stage; readonly window: Window } {
  const window = new Window();
  const stage = new Stage({
    instruments: [spot, perp],
    rules: [window],
    leverage: 5,
    strategies: [
      {
        strategy: turns(
          'a',
          ...plans.map((one) => (context: { order(plan: OrderPlan): number }) => void context.order(one)),
        ),
      },
    ],
  });
  stage.venue.holds = true;
  return { stage, window };
}

describe('what is free of a balance', () => {
  it('given a resting buy, then its notional and fee are not', () => {
    const { stage, window } = staged(plan({}));
    stage.bar({ instrument: spot });
    // 10 x 90 x 1.001
    expect(window.free()).toBeCloseTo(10_000 - 900.9, 9);
  });

  it('given part of it filled, then only the rest is reserved', () => {
    const { stage, window } = staged(plan({}));
    stage.bar({ instrument: spot });
    stage.venue.fill(1, { quantity: 4, price: 90 });
    stage.hear();
    expect(window.free()).toBeCloseTo(10_000 - 360 - 6 * 90 * 1.001, 9);
  });

  it('given a market order, then it is reserved at the mark, and a stop at its trigger', () => {
    const market = staged(plan({ kind: 'market' }));
    market.stage.bar({ instrument: spot, close: 120 });
    expect(market.window.free()).toBeCloseTo(10_000 - 10 * 120 * 1.001, 9);
    const stop = staged(plan({ kind: 'stop', trigger: '130' }));
    stop.stage.bar({ instrument: spot, close: 120 });
    expect(stop.window.free()).toBeCloseTo(10_000 - 10 * 130 * 1.001, 9);
  });

  it('given a sell, then it reserves the asset, and no cash', () => {
    const { stage, window } = staged(plan({}), plan({ side: 'sell', size: { quantity: '4' }, price: '110' }));
    stage.bar({ instrument: spot });
    stage.venue.fill(1, { quantity: 10, price: 90 });
    stage.bar({ instrument: spot });
    expect(window.free('BTC')).toBeCloseTo(6, 9);
    expect(window.free()).toBeCloseTo(9_100, 9);
  });

  it('given a contract, then the margin of what is held and ordered is not, and its open profit is', () => {
    const { stage, window } = staged(
      plan({ instrument: perp, kind: 'market' }),
      plan({ instrument: perp, price: '100', size: { quantity: '5' } }),
    );
    stage.bar({ instrument: perp });
    stage.venue.fill(1, { quantity: 10, price: 100 });
    stage.bar({ instrument: perp, close: 110 });
    // profit 10 x 10, margin 10 x 110 / 5, and 5 x 100 x (1/5 + 0.001) for the order
    expect(window.free()).toBeCloseTo(10_000 + 100 - 220 - 100.5, 9);
  });

  it('given an order that only reduces, then it reserves nothing', () => {
    const { stage, window } = staged(
      plan({ instrument: perp, kind: 'market' }),
      plan({ instrument: perp, side: 'sell', reduceOnly: true }),
    );
    stage.bar({ instrument: perp });
    stage.venue.fill(1, { quantity: 10, price: 100 });
    stage.bar({ instrument: perp });
    expect(window.free()).toBeCloseTo(10_000 - 200, 9);
  });
});

describe('what is free beside an isolated position', () => {
  const margin: MarginSettings = { mode: 'isolated', leverage: 10, byInstrument: { [perp.id]: { leverage: 4 } } };

  function holding(mark: number) {
    const window = new Window();
    const stage = new Stage({
      instruments: [spot, perp],
      rules: [window],
      margin,
      strategies: [
        { strategy: turns('a', (context) => void context.order(plan({ instrument: perp, kind: 'market' }))) },
      ],
    });
    stage.venue.holds = true;
    stage.bar({ instrument: perp });
    stage.venue.fill(1, { quantity: 10, price: 100 });
    stage.event({ kind: 'mark-price', instrument: perp, price: mark });
    return { stage, window };
  }

  it.each([100, 60, 400])('given a mark of %d, then its margin is not free, and neither is its profit', (mark) => {
    expect(holding(mark).window.free()).toBeCloseTo(10_000 - 250, 9);
  });

  it('given funding, then it came out of the margin, and what is free stays', () => {
    const { stage, window } = holding(100);
    stage.event({ kind: 'funding', instrument: perp, rate: 0.01 });
    expect(stage.cash()).toBe('9990');
    expect(window.free()).toBeCloseTo(10_000 - 250, 9);
  });

  it('given the settings, then rules see the leverage of each, and none on what is delivered', () => {
    const { view } = holding(100).window;
    expect([view?.leverage(perp), view?.leverage(spot)]).toEqual([4, 1]);
  });
});
