import { describe, expect, it } from 'vitest';
import { errorOf } from '../errors/thrown.fixture.ts';
import type { OrderPlan } from '../order/index.ts';
import type { StrategyContext } from '../strategy/index.ts';
import { btc, perp, Stage, script, turns, want } from '../world/stage.fixture.ts';

/** A plan for one unit at market, unless told otherwise. */
function plan(sketch: Partial<OrderPlan> = {}): OrderPlan {
  return {
    kind: 'market',
    instrument: btc,
    side: 'buy',
    size: { quantity: 1 },
    reason: 'plan',
    ...sketch,
  } as OrderPlan;
}

function sends(...plans: readonly Partial<OrderPlan>[]) {
  return turns('a', ...plans.map((one) => (context: StrategyContext) => void context.order(plan(one))));
}

describe('an order', () => {
  it('given acknowledgement, part and rest, then it goes through its states and is told of each time', () => {
    const stage = new Stage({ strategies: [{ strategy: sends({}) }] });
    const { venue, facts } = stage;
    venue.holds = true;
    stage.bar();
    venue.say({ kind: 'order-acknowledged', order: 1 });
    venue.fill(1, { quantity: 0.4 });
    venue.fill(1, { quantity: 0.6 });
    stage.hear();
    expect(facts.states).toEqual(['1 sent', '1 open', '1 partly-filled', '1 filled']);
    expect(facts.positions).toEqual(['BTC/USDT net 0.4', 'BTC/USDT net 1']);
    expect(stage.cash()).toBe('9900');
  });

  it('given plans with a tag and without, then a round trip carries the tag of the order that opened it', () => {
    const stage = new Stage({
      strategies: [
        { strategy: sends({ tag: 'breakout' }, { side: 'sell', tag: 'out' }, {}, { side: 'sell', tag: 'out' }) },
      ],
    });
    for (let i = 0; i < 5; i++) stage.bar();
    expect(stage.facts.trips.map(({ tag }) => tag)).toEqual(['breakout', undefined]);
  });

  it('given a rejection by the venue, then it is a refusal with its code', () => {
    const stage = new Stage({ strategies: [{ strategy: sends({}) }] });
    stage.venue.holds = true;
    stage.bar();
    stage.venue.say({ kind: 'order-rejected', order: 1, code: 'E203', reason: 'closed' });
    stage.hear();
    expect(stage.facts.refusals).toMatchObject([{ by: 'venue', code: 'E203', reason: 'closed', strategies: ['a'] }]);
    expect(stage.facts.states).toEqual(['1 sent', '1 refused']);
  });

  it('given a fill that overtook the answer to its cancel, then it is booked and the rest stays cancelled', () => {
    let context: StrategyContext | undefined;
    const watched = script('a', (own) => {
      context = own;
      let isFirst = true;
      return {
        onBar: (bar) => {
          if (isFirst) own.targetQuantity(bar, 3, 'in');
          isFirst = false;
        },
      };
    });
    const stage = new Stage({ strategies: [{ strategy: watched }] });
    const { venue } = stage;
    venue.holds = true;
    stage.bar();
    venue.say({ kind: 'order-cancelled', order: 1, reason: 'as asked' });
    venue.fill(1, { quantity: 1 });
    stage.hear();
    expect(stage.facts.states.at(-1)).toBe('1 cancelled');
    expect(context?.position(btc).quantity).toBe(1);
    expect(context?.openOrders(btc)).toEqual([]);
    venue.fill(1, { quantity: 2 });
    stage.hear();
    expect(stage.facts.states.at(-1)).toBe('1 filled');
    expect(stage.held()).toBe(3);
  });

  it('given an unknown one that turns out to have filled, then it is adopted as it is', () => {
    const stage = new Stage({ strategies: [{ strategy: sends({}) }] });
    const { venue } = stage;
    venue.holds = true;
    stage.bar();
    venue.say({ kind: 'order-unknown', order: 1, reason: 'timeout' });
    venue.fill(1);
    stage.hear();
    expect(stage.facts.states).toEqual(['1 sent', '1 unknown', '1 filled']);
  });

  it('given a part filled, then unknown, then acknowledged, then it is still partly filled', () => {
    const stage = new Stage({ strategies: [{ strategy: sends({}) }] });
    const { venue } = stage;
    venue.holds = true;
    stage.bar();
    venue.fill(1, { quantity: 0.5 });
    venue.say({ kind: 'order-unknown', order: 1, reason: 'timeout' });
    venue.say({ kind: 'order-acknowledged', order: 1 });
    stage.hear();
    expect(stage.facts.states.at(-1)).toBe('1 partly-filled');
  });

  it('given a report of an order that was never sent, then E043', () => {
    const stage = new Stage({ strategies: [{ strategy: sends({}) }] });
    stage.venue.holds = true;
    stage.venue.say({ kind: 'order-acknowledged', order: 5 });
    expect(errorOf(() => stage.bar()).code).toBe('E043');
  });

  it.each([
    ['more than it asked for', (stage: Stage) => stage.venue.fill(1, { quantity: 2 }), 'E041'],
    [
      'a fee in a currency the account never saw',
      (stage: Stage) => stage.venue.fill(1, { fee: '1', currency: 'BNB' }),
      'E013',
    ],
  ])('given a fill of %s, then it throws and nothing is booked', (_, say, code) => {
    const stage = new Stage({ strategies: [{ strategy: sends({}) }] });
    stage.venue.holds = true;
    stage.bar();
    say(stage);
    expect(errorOf(() => stage.hear()).code).toBe(code);
    expect(stage.held()).toBe(0);
    expect(stage.cash()).toBe('10000');
    expect(stage.facts.fills).toEqual([]);
  });

  it('given a fee in a third currency, then cash, fee and round trip are exact', () => {
    const stage = new Stage({
      balances: { USDT: '10000', BNB: '10' },
      strategies: [{ strategy: turns('a', want(1), want(0)) }],
    });
    const { venue } = stage;
    venue.holds = true;
    stage.bar();
    venue.fill(1, { price: 100, fee: '0.001', currency: 'BNB' });
    stage.bar();
    venue.fill(2, { price: 110, fee: '0.001', currency: 'BNB' });
    stage.hear();
    expect(stage.cash('BNB')).toBe('9.998');
    expect(stage.cash()).toBe('10010');
    expect(stage.facts.trips).toMatchObject([{ pnl: 10, fees: 0 }]);
    stage.trader.ledger.accounts.assertBalanced();
  });

  it.each([
    ['a size below one step', { size: { quantity: 0.001 } }, 'E040'],
    ['a negative size', { size: { quantity: -1 } }, 'E040'],
    ['a fraction without a price', { size: { fraction: 1 }, instrument: perp }, 'E075'],
  ])('given %s, then it is refused with a reason and its number is 0', (_, sketch, code) => {
    const numbers: number[] = [];
    const stage = new Stage({
      strategies: [{ strategy: turns('a', (context) => void numbers.push(context.order(plan(sketch)))) }],
    });
    stage.bar();
    expect(numbers).toEqual([0]);
    expect(stage.facts.refusals).toMatchObject([{ by: 'trader', code }]);
  });

  it.each([
    ['a size that is not finite', { size: { quantity: Number.NaN } }, 'E040'],
    ['an exact price off the tick', { kind: 'limit', price: '100.001' } as const, 'E040'],
  ])('given %s, then it throws', (_, sketch, code) => {
    const stage = new Stage({ strategies: [{ strategy: sends(sketch) }] });
    expect(errorOf(() => stage.bar()).code).toBe(code);
  });

  it('given a fraction, then it is of equity at the limit, the trigger or the mark', () => {
    const half = { size: { fraction: 0.5 } } as const;
    const stage = new Stage({
      strategies: [
        {
          strategy: turns('a', (context) => {
            context.order(plan(half));
            context.order(plan({ ...half, kind: 'limit', price: 80 }));
            context.order(plan({ ...half, kind: 'stop', trigger: 125 }));
          }),
        },
      ],
    });
    stage.bar();
    expect([...stage.venue.orders.values()].map(({ quantity }) => quantity)).toEqual([5000, 6250, 4000]);
  });

  it('given one sent and called back in the same step, then the venue hears of it in that order', () => {
    const stage = new Stage({
      strategies: [{ strategy: turns('a', (context) => context.cancel(context.order(plan()), 'changed my mind')) }],
    });
    stage.bar();
    expect(stage.venue.log).toEqual(['+1', '-1']);
  });

  it('given an older one cancelled in the step that sends another, then the cancel goes first', () => {
    const stage = new Stage({
      strategies: [
        {
          strategy: turns(
            'a',
            (context) => void context.order(plan({ kind: 'limit', price: 90 })),
            (context) => {
              context.order(plan({ kind: 'limit', price: 91 }));
              context.cancel(1, 'moved');
            },
          ),
        },
      ],
    });
    stage.bar();
    stage.bar();
    expect(stage.venue.log).toEqual(['+1', '-1', '+2']);
  });

  it.each([0, 7])('given a cancel of order %d, which it never sent, then E043 names the strategy', (number) => {
    const stage = new Stage({ strategies: [{ strategy: turns('a', (context) => context.cancel(number, 'x')) }] });
    const error = errorOf(() => stage.bar());
    expect(error.code).toBe('E043');
    expect(error.message).toContain(`strategy "a" has no order ${number}`);
  });

  it("given another strategy's order, then it cannot be cancelled, and cancelAll leaves it", () => {
    const stage = new Stage({
      strategies: [
        { strategy: sends({ kind: 'limit', price: 90 }), id: 'one' },
        { strategy: turns('two', undefined, (context, bar) => context.cancelAll(bar, 'mine')), id: 'two' },
        { strategy: turns('three', undefined, (context) => context.cancel(1, 'yours')), id: 'three' },
      ],
    });
    stage.bar();
    expect(errorOf(() => stage.bar()).code).toBe('E043');
    expect(stage.venue.log).toEqual(['+1']);
  });

  it('given linked orders, then they share a group and have their numbers at once', () => {
    const numbers: (readonly number[])[] = [];
    const stage = new Stage({
      strategies: [
        {
          strategy: turns('a', (context) => {
            numbers.push(
              context.oneCancelsOther([plan({ kind: 'limit', price: 90 }), plan({ kind: 'stop', trigger: 110 })]),
            );
          }),
        },
      ],
    });
    stage.bar();
    expect(numbers).toEqual([[1, 2]]);
    expect([...stage.venue.orders.values()].map(({ ocoGroup }) => ocoGroup)).toEqual([1, 1]);
  });

  it('given two sells that together are more than is held, then only the first counts as a reduction', () => {
    const seen: boolean[] = [];
    const stage = new Stage({
      rules: [
        {
          name: 'watch',
          judgesReductions: true,
          check: (order) => {
            seen.push(order.isReduction);
            return { kind: 'pass' };
          },
        },
      ],
      strategies: [
        {
          strategy: turns('a', want(1), undefined, (context) => {
            context.order(plan({ side: 'sell' }));
            context.order(plan({ side: 'sell' }));
          }),
        },
      ],
    });
    for (let i = 0; i < 3; i++) stage.bar();
    expect(seen).toEqual([false, true, false]);
  });
});

describe('a bracket', () => {
  const bracket = { bracket: { stopLoss: 90, takeProfit: 120 } };

  it('given its entry, then the legs have their numbers at intent, and a fill of theirs is ours', () => {
    const stage = new Stage({ strategies: [{ strategy: sends(bracket) }] });
    const { venue, facts } = stage;
    venue.holds = true;
    stage.bar();
    expect(venue.order(1).legs).toMatchObject([
      { number: 2, role: 'stop-loss', terms: { kind: 'stop', trigger: 9000 } },
      { number: 3, role: 'take-profit', terms: { kind: 'limit', price: 12000 } },
    ]);
    venue.fill(1);
    venue.say({ kind: 'order-acknowledged', order: 2 });
    venue.say({ kind: 'order-acknowledged', order: 3 });
    venue.fill(3, { price: 120 });
    stage.hear();
    expect(facts.trips).toMatchObject([{ pnl: 20, entryReason: 'plan', exitReason: 'take-profit' }]);
    expect(venue.log, 'what is left has nothing to protect').toEqual(['+1', '-2']);
  });

  it('given an entry that never filled, then its legs end with it', () => {
    const stage = new Stage({ strategies: [{ strategy: sends(bracket) }] });
    stage.venue.holds = true;
    stage.bar();
    stage.venue.say({ kind: 'order-expired', order: 1, reason: 'no price' });
    stage.venue.say({ kind: 'order-unknown', order: 2, reason: 'timeout' });
    expect(errorOf(() => stage.hear()).code, 'a dead leg does not come alive').toBe('E041');
  });

  it('given a strategy that leaves by another way while a second one stays, then only its own legs are cancelled', () => {
    const stage = new Stage({
      strategies: [
        { strategy: turns('a', (context) => void context.order(plan(bracket)), undefined, want(0)), id: 'a' },
        { strategy: turns('b', (context) => void context.order(plan(bracket))), id: 'b' },
      ],
    });
    const { venue } = stage;
    stage.bar();
    stage.bar();
    for (const leg of [2, 3, 5, 6]) venue.say({ kind: 'order-acknowledged', order: leg });
    stage.bar();
    stage.bar();
    expect(stage.held()).toBe(1);
    expect(venue.log).toEqual(['+1', '+4', '+7', '-2', '-3']);
  });

  it('given hedge mode, then a leg lives while its side is held, whatever the other does', () => {
    const long = { instrument: perp, positionSide: 'long' } as const;
    const stage = new Stage({ strategies: [{ strategy: sends({ ...long, ...bracket }) }] });
    const { venue } = stage;
    venue.holds = true;
    stage.bar({ instrument: perp });
    venue.fill(1);
    venue.say({ kind: 'order-acknowledged', order: 2 });
    stage.hear();
    expect(stage.held(perp, 'long')).toBe(1);
    expect(venue.log, 'the net is flat, the long is not').toEqual(['+1']);
    venue.fill(2, { price: 90 });
    stage.hear();
    expect(stage.held(perp, 'long')).toBe(0);
    expect(stage.facts.trips).toMatchObject([{ pnl: -10, exitReason: 'stop-loss' }]);
  });
});

describe('what strategies are told of a fill', () => {
  it('given two strategies behind an order, then both hear of it once, with everything in the books', () => {
    const heard: string[] = [];
    const contexts: StrategyContext[] = [];
    const listens = (id: string, quantity: number) => ({
      id,
      strategy: script('listens', (context) => {
        contexts.push(context);
        let isFirst = true;
        return {
          onBar: (bar) => {
            if (isFirst) context.targetQuantity(bar, quantity, 'in');
            isFirst = false;
          },
          onFill: () =>
            heard.push(
              `${context.id} ${String(contexts.map((one) => one.position(btc).quantity))} ${String(context.openOrders(btc))}`,
            ),
        };
      }),
    });
    const stage = new Stage({ strategies: [listens('a', 2), listens('b', 1)] });
    stage.bar();
    stage.bar();
    expect(heard).toEqual(['a 2,1 ', 'b 2,1 ']);
  });
});
