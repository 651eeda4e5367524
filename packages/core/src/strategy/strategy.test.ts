import { map, pairwise } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorOf } from '../errors/thrown.fixture.ts';
import type { Bar } from '../market/index.ts';
import { btc, Stage } from '../world/stage.fixture.ts';
import { cancelOrders, order, target, targetQuantity } from './decision.ts';
import { defineStrategy, readParams } from './define-strategy.ts';
import type { StrategyContext } from './strategy.ts';

const none = z.object({});

describe('a definition', () => {
  it.each(['sma-cross', 'momentum_strategy', 'x', 'a1-b2'])('given the name %s, then it is taken', (name) => {
    expect(defineStrategy({ name, params: none, setup: () => ({}) }).name).toBe(name);
  });

  it.each(['', 'SmaCross', '1st', 'a b', 'a--b', '-a', 'a-'])(
    'given the name "%s", then E011 shows a good one',
    (name) => {
      const error = errorOf(() => defineStrategy({ name, params: none, setup: () => ({}) }));
      expect(error.code).toBe('E011');
      expect(error.message).toContain(`"${name}"`);
      expect(error.message).toContain('sma-cross');
    },
  );

  it('given parameters, then the schema gives defaults, and every fault is named', () => {
    const params = z.strictObject({ fast: z.int().positive().default(10), slow: z.int().positive() });
    const strategy = defineStrategy({ name: 'two', params, setup: () => ({}) });
    expect(readParams(strategy, { slow: 20 })).toEqual({ fast: 10, slow: 20 });
    const error = errorOf(() => readParams(strategy, { fast: -1, slow: 'x', more: 1 }));
    expect(error.code).toBe('E050');
    for (const name of ['fast', 'slow', 'more']) expect(error.message).toContain(name);
  });
});

describe('a decision', () => {
  it('given a bar or an instrument, then it names the instrument', () => {
    expect(target(btc, 0.5, 'x')).toEqual({
      kind: 'target',
      instrument: btc,
      exposure: 0.5,
      quantity: undefined,
      reason: 'x',
    });
    expect(targetQuantity({ instrument: btc }, 2, 'x')).toMatchObject({ instrument: btc, quantity: 2 });
    expect(cancelOrders(btc, 'x')).toEqual({ kind: 'cancel', instrument: btc, reason: 'x' });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('given %d, then E053', (value) => {
    expect(errorOf(() => target(btc, value, 'x')).code).toBe('E053');
    expect(errorOf(() => targetQuantity(btc, value, 'x')).code).toBe('E053');
  });
});

describe('a reactive strategy and its handler twin', () => {
  const sideOf = (before: Bar, bar: Bar) => (bar.close > before.close ? 'buy' : 'sell');
  const plan = (before: Bar, bar: Bar) =>
    ({
      kind: 'limit',
      instrument: btc,
      side: sideOf(before, bar),
      price: bar.close,
      size: { quantity: 1 },
      reason: 'limit',
    }) as const;

  const reactive = defineStrategy({
    name: 'twin',
    params: none,
    warmUp: () => 2,
    decide: ({ bar$ }) =>
      bar$.pipe(
        pairwise(),
        map(([before, bar], i) => {
          if (i % 4 === 1) return order(plan(before, bar));
          if (i % 4 === 3) return cancelOrders(bar, 'enough');
          return i % 3 === 0
            ? targetQuantity(bar, i, 'count')
            : target(bar, sideOf(before, bar) === 'buy' ? 0.3 : 0, 'side');
        }),
      ),
  });

  class Twin {
    private before: Bar | undefined;
    private i = 0;
    private readonly context: StrategyContext;
    constructor(context: StrategyContext) {
      this.context = context;
    }
    onBar(bar: Bar): void {
      const { before, context } = this;
      this.before = bar;
      if (before === undefined) return;
      const i = this.i++;
      if (i % 4 === 1) context.order(plan(before, bar));
      else if (i % 4 === 3) context.cancelAll(bar, 'enough');
      else if (i % 3 === 0) context.targetQuantity(bar, i, 'count');
      else context.target(bar, sideOf(before, bar) === 'buy' ? 0.3 : 0, 'side');
    }
  }
  const handler = defineStrategy({
    name: 'twin',
    params: none,
    warmUp: () => 2,
    setup: (context) => new Twin(context),
  });

  it('given the same bars, then they decide alike, to the last order', () => {
    const [one, other] = [reactive, handler].map((strategy) => {
      const stage = new Stage({ strategies: [{ strategy }] });
      for (const close of [100, 103, 101, 99, 104, 104, 107, 102, 108, 111, 109]) stage.bar({ close });
      return { facts: stage.facts, log: stage.venue.log };
    });
    expect(one?.facts.decisions.length).toBeGreaterThan(8);
    expect(one).toEqual(other);
  });
});
