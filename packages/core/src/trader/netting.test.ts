import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Integer } from '../money/index.ts';
import type { RiskRule } from '../risk/index.ts';
import type { StrategyContext } from '../strategy/index.ts';
import { sumOf } from '../world/scripted-venue.fixture.ts';
import { btc, Stage, script, turns, want } from '../world/stage.fixture.ts';

const halve: RiskRule = {
  name: 'half',
  judgesReductions: true,
  check: ({ quantity }) => ({ kind: 'resize', quantity: Math.floor(Number(quantity) / 2), reason: 'half of it' }),
};

/** What each strategy says it holds, as it is asked at the end. */
function stageOf(...strategies: ConstructorParameters<typeof Stage>[0]['strategies']) {
  return new Stage({ strategies });
}

describe('netting', () => {
  it('given targets of two strategies that agree, then one order is sent, split by what each wanted', () => {
    const holders: StrategyContext[] = [];
    const stage = stageOf({ strategy: holder(holders, 7), id: 'a' }, { strategy: holder(holders, 3), id: 'b' });
    stage.venue.holds = true;
    stage.bar();
    expect(stage.venue.log).toEqual(['+1']);
    expect(stage.venue.last).toMatchObject({ side: 'buy', quantity: 1000, terms: { kind: 'market' } });
    stage.venue.fill(1, { quantity: 0.05 });
    stage.hear();
    // 3 of 10, times 0.05, toward zero, is 0.01; the rest is the first one's
    expect(holders.map((one) => one.position(btc).quantity)).toEqual([0.04, 0.01]);
    stage.venue.fill(1, { quantity: 9.95 });
    stage.hear();
    expect(holders.map((one) => one.position(btc).quantity)).toEqual([7, 3]);
    expect(stage.held()).toBe(10);
  });

  it('given opposed targets, then the net is sent, and what meets inside costs no fee and has a name', () => {
    const stage = new Stage({
      strategies: [
        { strategy: turns('a', undefined, want(10, 'a up')), id: 'a' },
        { strategy: turns('b', want(4), want(0, 'b out')), id: 'b' },
      ],
    });
    stage.venue.feeRate = 0.01;
    stage.bar();
    stage.bar();
    stage.venue.holds = true;
    expect(stage.venue.last).toMatchObject({ number: 2, side: 'buy', quantity: 600 });
    stage.venue.fill(2, { price: 110, quantity: 3 });
    stage.hear();
    expect(stage.facts.crosses).toMatchObject([{ price: 110, quantity: 2, strategies: ['a', 'b'] }]);
    stage.venue.fill(2, { price: 120, quantity: 3 });
    stage.hear();
    expect(stage.facts.crosses).toMatchObject([{ quantity: 2 }, { price: 120, quantity: 2 }]);
    // b: bought 4 at 100 for a fee of 4, left 2 at 110 and 2 at 120 without one
    expect(stage.facts.trips).toMatchObject([
      { strategy: 'b', quantity: 4, entryPrice: 100, exitPrice: 115, fees: 4, pnl: 56, exitReason: 'b out' },
    ]);
    expect(stage.held()).toBe(10);
  });

  it('given opposed targets that come to nothing, then no order is sent and they meet at the mark', () => {
    const stage = new Stage({
      strategies: [
        { strategy: turns('a', want(5), want(0, 'a out')), id: 'a' },
        { strategy: turns('b', undefined, want(5, 'b in'), undefined, want(0)), id: 'b' },
      ],
    });
    stage.bar();
    stage.bar({ open: 100, close: 130 });
    expect(stage.venue.log).toEqual(['+1']);
    expect(stage.facts.crosses).toMatchObject([{ price: 130, quantity: 5, strategies: ['a', 'b'] }]);
    expect(stage.facts.trips).toMatchObject([{ strategy: 'a', pnl: 150, fees: 0, exitReason: 'a out' }]);
    stage.bar({ close: 130 });
    stage.bar({ close: 140 });
    stage.bar({ open: 140 });
    expect(stage.facts.trips).toMatchObject([{ strategy: 'a' }, { strategy: 'b', pnl: 50, entryReason: 'b in' }]);
    expect(stage.held()).toBe(0);
  });

  it('given a gate that makes the net smaller, then the parts shrink in proportion and still sum to it', () => {
    const holders: StrategyContext[] = [];
    const stage = new Stage({
      rules: [halve],
      strategies: [
        { strategy: holder(holders, 0.05), id: 'a' },
        { strategy: holder(holders, 0.03), id: 'b' },
        { strategy: holder(holders, 0.03), id: 'c' },
      ],
    });
    stage.bar();
    stage.bar();
    // 11 units become 5; 3 of 11 of 5, toward zero, is 1; the first takes the rest
    expect(holders.map((one) => one.position(btc).quantity)).toEqual([0.03, 0.01, 0.01]);
    expect(stage.held()).toBe(0.05);
  });

  it('given a refusal of the net, then it names every strategy that had part in it', () => {
    const refuse: RiskRule = {
      name: 'never',
      judgesReductions: true,
      check: () => ({ kind: 'refuse', code: 'E399', reason: 'not today' }),
    };
    const stage = new Stage({
      rules: [refuse],
      strategies: [
        { strategy: turns('a', want(2)), id: 'a' },
        { strategy: turns('b', want(1)), id: 'b' },
      ],
    });
    stage.bar();
    expect(stage.venue.log).toEqual([]);
    expect(stage.facts.refusals).toMatchObject([
      { by: 'never', code: 'E399', reason: 'not today', strategies: ['a', 'b'], instrument: btc },
    ]);
    expect(stage.facts.decisions).toMatchObject([{ strategy: 'a' }, { strategy: 'b' }]);
  });

  it('given an explicit order beside a target, then the two are not netted', () => {
    const stage = new Stage({
      strategies: [
        { strategy: turns('a', want(2)), id: 'a' },
        {
          strategy: turns('b', (context, { instrument }) =>
            context.order({ kind: 'market', instrument, side: 'buy', size: { quantity: 1 }, reason: 'own' }),
          ),
          id: 'b',
        },
      ],
    });
    stage.bar();
    expect([...stage.venue.orders.values()].map(({ quantity }) => quantity)).toEqual([100, 200]);
  });

  it('given any targets and any partial fills, then strategies hold what the account holds, and parts sum to orders', () => {
    const step = fc.record({
      targets: fc.array(fc.option(fc.integer({ min: -500, max: 500 }), { nil: undefined }), {
        minLength: 3,
        maxLength: 3,
      }),
      fill: fc.integer({ min: 1, max: 100 }),
      cancels: fc.boolean(),
      price: fc.integer({ min: 50, max: 150 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const contexts: StrategyContext[] = [];
        let turn = 0;
        const strategy = (index: number) =>
          script(`s${index}`, (context) => {
            contexts.push(context);
            return {
              onBar: (bar) => {
                const target = steps[turn]?.targets[index];
                if (target !== undefined) context.targetQuantity(bar, target / 100, 'any');
              },
            };
          });
        const stage = new Stage({ strategies: [0, 1, 2].map((index) => ({ strategy: strategy(index) })) });
        const { venue, trader } = stage;
        venue.holds = true;
        const left = new Map<number, Integer>();
        for (const { fill, cancels, price } of steps) {
          stage.bar({ close: price });
          turn += 1;
          for (const [number, { quantity }] of venue.orders) if (!left.has(number)) left.set(number, quantity);
          for (const [number, rest] of left) {
            if (rest === 0) continue;
            const part = Math.max(1, Math.floor((Number(rest) * fill) / 100));
            venue.fill(number, { price, quantity: part / 100 });
            left.set(number, Number(rest) - part);
            if (cancels && part < Number(rest)) {
              venue.say({ kind: 'order-cancelled', order: number, reason: 'test' });
              left.set(number, 0);
            }
          }
          stage.hear();
          const held = contexts.map((context) => Math.round(context.position(btc).quantity * 100));
          expect(sumOf(held)).toBe(Math.round(stage.held() * 100));
          for (const { order } of stage.facts.fills) {
            expect(sumOf(order.allocations.map(({ units }) => units))).toBe(
              order.request.side === 'buy' ? order.request.quantity : -order.request.quantity,
            );
            expect(sumOf(order.allocations.map(({ filled }) => filled))).toBe(
              order.request.side === 'buy' ? order.filled : -order.filled,
            );
          }
          trader.ledger.accounts.assertBalanced();
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** Wants so many at its first bar, and can be asked what it holds. */
function holder(holders: StrategyContext[], quantity: number) {
  return script('holder', (context) => {
    holders.push(context);
    let isDone = false;
    return {
      onBar: (bar) => {
        if (!isDone) context.targetQuantity(bar, quantity, 'because');
        isDone = true;
      },
    };
  });
}
