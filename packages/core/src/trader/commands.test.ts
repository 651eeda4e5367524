import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineStrategy, type StrategyContext } from '../strategy/index.ts';
import { btc, perp, Stage, turns, want } from '../world/stage.fixture.ts';
import type { TraderMode } from './facts.ts';

describe('a command', () => {
  it.each([
    ['pause', 'paused'],
    ['stop', 'stopped'],
    ['shutdown', 'stopped'],
    ['flatten', 'paused'],
  ] as const)(
    'given %s, then trading is %s, who and why are on the record, and start lets it trade again',
    (name, mode) => {
      const stage = new Stage({ strategies: [{ strategy: turns('a', want(1), want(2), want(2)) }] });
      stage.command({ name });
      stage.bar();
      expect(stage.trader.mode).toBe<TraderMode>(mode);
      expect(stage.venue.log).toEqual([]);
      expect(stage.facts.refusals).toMatchObject([
        { code: 'E073', strategies: ['a'], reason: `trading is ${mode}; only orders that reduce a position pass` },
      ]);
      expect(stage.facts.notices).toEqual([{ kind: 'notice', at: 0, text: `${name} by tester: a test` }]);
      stage.command({ name: 'start' });
      stage.bar();
      expect(stage.venue.log).toEqual(['+1']);
      expect(stage.facts.lifecycles.filter(({ kind }) => kind === 'mode-changed')).toMatchObject([
        { mode, who: 'tester', why: 'a test' },
        { mode: 'running' },
      ]);
    },
  );

  it('given a paused trader, then a target or an order that only reduces still passes', () => {
    const sell = (context: StrategyContext) =>
      void context.order({ kind: 'market', instrument: btc, side: 'sell', size: { quantity: 1 }, reason: 'out' });
    const stage = new Stage({ strategies: [{ strategy: turns('a', want(3), want(2), sell, want(-1)) }] });
    stage.bar();
    stage.command({ name: 'pause' });
    for (let i = 0; i < 3; i++) stage.bar();
    expect(stage.held()).toBe(1);
    expect(stage.facts.refusals, 'turning is no reduction').toMatchObject([{ code: 'E073' }]);
  });

  it('given a paused trader, then opposed targets do not open positions inside', () => {
    const stage = new Stage({
      mode: 'paused',
      strategies: [
        { strategy: turns('a', want(1)), id: 'a' },
        { strategy: turns('b', want(-1)), id: 'b' },
      ],
    });
    stage.bar();
    expect(stage.facts.crosses).toEqual([]);
    expect(stage.facts.refusals.map(({ strategies }) => strategies)).toEqual([['a'], ['b']]);
  });

  it('given flatten, then orders are cancelled and every position is closed, on both sides of hedge mode', () => {
    const order = (context: StrategyContext, side: 'buy' | 'sell', positionSide: 'net' | 'long' | 'short') =>
      void context.order({
        kind: 'market',
        instrument: positionSide === 'net' ? btc : perp,
        side,
        positionSide,
        size: { quantity: 1 },
        reason: 'in',
      });
    const stage = new Stage({
      strategies: [
        {
          strategy: turns('a', (context) => {
            order(context, 'buy', 'net');
            order(context, 'buy', 'long');
            order(context, 'sell', 'short');
            context.order({
              kind: 'limit',
              instrument: btc,
              side: 'buy',
              price: 50,
              size: { quantity: 1 },
              reason: 'rest',
            });
          }),
        },
      ],
    });
    stage.bars({ instrument: btc }, { instrument: perp });
    stage.bars({ instrument: btc }, { instrument: perp });
    expect([stage.held(btc), stage.held(perp, 'long'), stage.held(perp, 'short')]).toEqual([1, 1, -1]);
    stage.command({ name: 'flatten' }, 'enough');
    expect(stage.venue.log.slice(4)).toEqual(['-4', '+5', '+6', '+7']);
    stage.bars({ instrument: btc }, { instrument: perp });
    expect([stage.held(btc), stage.held(perp, 'long'), stage.held(perp, 'short')]).toEqual([0, 0, 0]);
    expect(stage.facts.trips.map(({ exitReason }) => exitReason)).toEqual(Array(3).fill('flatten: enough'));
  });

  it('given a mode at the start, then the first command changes it', () => {
    const stage = new Stage({ mode: 'stopped', strategies: [{ strategy: turns('a', want(1), want(1)) }] });
    stage.bar();
    stage.command({ name: 'arm' });
    stage.bar();
    expect(stage.venue.log).toEqual(['+1']);
  });

  const sized = defineStrategy({
    name: 'sized',
    params: z.strictObject({ size: z.number().positive().default(1) }),
    setup: (context, { size }) => ({ onBar: (bar) => context.targetQuantity(bar, size, 'always') }),
  });

  it('given set-params, then the strategy begins anew with them, and keeps what it holds', () => {
    const stage = new Stage({ strategies: [{ strategy: sized }] });
    stage.bar();
    stage.bar();
    stage.command({ name: 'set-params', strategy: 'sized', params: { size: 3 } });
    stage.bar();
    stage.bar();
    expect([...stage.venue.orders.values()].map(({ quantity }) => quantity)).toEqual([100, 200]);
    expect(stage.held()).toBe(3);
  });

  it.each([
    ['parameters that are invalid', { name: 'set-params', strategy: 'sized', params: { size: -1 } }, 'E050'],
    ['a strategy nobody knows', { name: 'set-params', strategy: 'nobody', params: {} }, 'E073'],
    ['a new configuration', { name: 'set-config', config: {} }, 'E073'],
  ] as const)('given %s, then it is refused with a notice, and everything goes on as before', (_, command, code) => {
    const stage = new Stage({ strategies: [{ strategy: sized }] });
    stage.bar();
    stage.command(command);
    expect(stage.facts.notices).toMatchObject([{ code }]);
    expect(stage.facts.notices[0]?.text).toContain(`refused: ${command.name} by tester: `);
    stage.bar();
    stage.bar();
    expect(stage.held()).toBe(1);
    expect(stage.venue.log).toEqual(['+1']);
  });

  it('given parameters whose setup fails, then the strategy at work goes on as it was', () => {
    const picky = defineStrategy({
      ...sized,
      name: 'picky',
      setup: (context, { size }) => {
        if (size > 5) throw new Error('too much');
        return { onBar: (bar) => context.targetQuantity(bar, size, 'always') };
      },
    });
    const stage = new Stage({ strategies: [{ strategy: picky }] });
    stage.command({ name: 'set-params', strategy: 'picky', params: { size: 9 } });
    expect(stage.facts.notices).toMatchObject([{ code: 'E051' }]);
    stage.bar();
    stage.bar();
    expect(stage.held()).toBe(1);
  });
});

describe('a transfer', () => {
  const transfer = (stage: Stage, currency: string, amount: string) =>
    stage.world.input({ kind: 'transfer', currency, amount, at: stage.now });

  it('given money in and out, then it is part of equity and told apart as flow', () => {
    const stage = new Stage({ strategies: [], balances: { USDT: '1000', BTC: '0' } });
    stage.bar();
    transfer(stage, 'USDT', '500');
    transfer(stage, 'BTC', '2');
    transfer(stage, 'USDT', '-100.5');
    stage.bar();
    stage.world.finish('leave-open');
    expect(stage.facts.equities).toEqual([
      { at: 60_000, equity: 1599.5, flow: 599.5 },
      { at: 120_000, equity: 1599.5, flow: 0 },
    ]);
    stage.trader.ledger.accounts.assertBalanced();
  });

  it.each([
    ['a currency the account does not have', 'DOGE', '1', 'E013'],
    ['what is no decimal', 'USDT', 'much', 'E012'],
    ['an amount finer than the currency', 'USDT', '0.0000000001', 'E014'],
  ])('given %s, then it is refused with a notice', (_, currency, amount, code) => {
    const stage = new Stage({ strategies: [] });
    stage.bar();
    transfer(stage, currency, amount);
    expect(stage.facts.notices).toMatchObject([{ code }]);
    expect(stage.cash()).toBe('10000');
  });
});
