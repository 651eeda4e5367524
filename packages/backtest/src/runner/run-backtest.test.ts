import { defineStrategy, hour, MemoryJournal, pass, type RiskRule, SilentFacts } from '@rxtrade/core';
import { noFees, noSlippage, noSpread } from '@rxtrade/simulator';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  btc,
  market,
  meanFollower,
  newYear,
  optionsOf,
  pair,
  refusalOf,
  rise,
  scripted,
  seriesOf,
  storyOf,
  swings,
} from './backtest.fixture.ts';
import type { Finish } from './backtest-options.ts';
import { runBacktest } from './run-backtest.ts';

const exact = { toString: (value: unknown) => String(value) };
const buyTwo = { strategy: scripted({ 0: market('buy', '2') }) };

describe('runBacktest on four bars, buying 2 at the first close', () => {
  // bought at the next open, 100, worse by half a spread (10 bps) and slippage (10 bps): 100.20, fee 0.1%: 0.2004
  // cash 10000 - 200.40 - 0.2004 = 9799.3996; marked at the closes 104, 109 and 122
  const held = [10_000, 9_799.3996 + 208, 9_799.3996 + 218, 9_799.3996 + 244];

  it.each<{ finish: Finish; exit?: [price: string, fee: string]; final: number; pnl?: number }>([
    { finish: 'leave-open', final: 10_043.3996 },
    // 122 less 20 bps is 121.756, down to the tick: 121.75; 243.50 less the fee of 0.2435
    { finish: 'close-at-last-close', exit: ['121.75', '0.2435'], final: 10_042.6561, pnl: 42.6561 },
    // 120 less 20 bps is 119.76; 239.52 less the fee of 0.23952
    { finish: 'close-at-last-open', exit: ['119.76', '0.23952'], final: 10_038.68008, pnl: 38.68008 },
  ])(
    'given $finish, then fills, fees, equity and the trade are as worked out by hand',
    ({ finish, exit, final, pnl }) => {
      const result = runBacktest(optionsOf({ strategies: [buyTwo], finish }));
      const fills = result.fills.map(({ side, exactQuantity, exactPrice, exactFee, eventAt }) => [
        side,
        exact.toString(exactQuantity),
        exact.toString(exactPrice),
        exact.toString(exactFee),
        eventAt,
      ]);
      const entry = ['buy', '2', '100.2', '0.2004', newYear + hour];
      expect(fills).toEqual(exit === undefined ? [entry] : [entry, ['sell', '2', ...exit, newYear + 4 * hour]]);
      expect([...result.curve.equity].map((equity) => equity.toFixed(6))).toEqual(
        [...held.slice(0, 3), final].map((equity) => equity.toFixed(6)),
      );
      expect([...result.curve.at]).toEqual([1, 2, 3, 4].map((n) => newYear + n * hour));
      expect(result.finalEquity).toBeCloseTo(final, 9);
      expect(result.trades.map((trade) => trade.pnl)).toEqual(pnl === undefined ? [] : [expect.closeTo(pnl, 9)]);
      expect(result.assumptions.finish).toBe(finish);
      expect(result).toMatchObject({
        bars: 4,
        wasStopped: false,
        seed: 0,
        reportingCurrency: 'USDT',
        initialEquity: 10_000,
      });
      result.ledger.accounts.assertBalanced();
    },
  );

  it('given a close at the end, then the trade says why it ended, and nothing waits any more', () => {
    const result = runBacktest(optionsOf({ strategies: [buyTwo], finish: 'close-at-last-close' }));
    expect(result.trades[0]).toMatchObject({
      strategy: 'scripted',
      side: 'long',
      quantity: 2,
      entryReason: 'buy 2',
      exitReason: 'end of data',
    });
    expect(result.orders.map(({ state }) => state)).toEqual(['filled', 'filled']);
    expect(result.warnings).toEqual([]);
  });

  it('given a close at the end, then what was decided at the last close opens nothing new', () => {
    const strategy = scripted({ 0: market('buy', '2'), 3: market('buy', '1') });
    const result = runBacktest(optionsOf({ strategies: [{ strategy }], finish: 'close-at-last-close' }));
    expect(result.fills.map(({ side, exactQuantity }) => `${side} ${exactQuantity}`)).toEqual(['buy 2', 'sell 2']);
    expect(result.ledger.bookOf(btc).net.quantity).toBe(0);
  });

  it('given an order at the last close and nothing after it, then it never fills', () => {
    const result = runBacktest(optionsOf({ strategies: [{ strategy: scripted({ 3: market('buy', '1') }) }] }));
    expect(result.fills).toEqual([]);
    expect(result.finalEquity).toBe(10_000);
  });

  it('given no costs at all, then prices are those of the bars, and the result is labeled', () => {
    const venue = { fees: noFees(), spread: noSpread(), slippage: noSlippage() };
    const result = runBacktest(optionsOf({ strategies: [buyTwo], venue }));
    expect(result.finalEquity).toBe(10_044);
    expect(result.assumptions).toMatchObject({ fees: 'none', spread: 'none', slippage: 'none', isFree: true });
    expect(result.warnings[0]).toContain('Nothing costs anything');
  });

  it('given no word about costs, then every one of them is there', () => {
    const { venue: _, ...options } = optionsOf({ strategies: [buyTwo] });
    const result = runBacktest(options);
    expect(result.assumptions).toMatchObject({ slippage: '2 bps', spread: '2 bps', isFree: false });
    expect(result.finalEquity).toBeLessThan(10_044);
  });

  it('given a result, then its metrics are measured once, on what happened', () => {
    const result = runBacktest(optionsOf({ strategies: [buyTwo], finish: 'close-at-last-close' }));
    expect(result.metrics).toMatchObject({
      initialEquity: 10_000,
      reportingCurrency: 'USDT',
      trades: { count: 1, winRate: 1, fees: expect.closeTo(0.4439, 9) },
    });
    expect(result.metrics.totalReturn).toBeCloseTo(42.6561 / 10_000, 12);
    expect(result.metrics.exposure, 'from the first point on').toBe(1);
    expect(result.metrics).toBe(result.metrics);
  });
});

describe('what a backtest may hold', () => {
  it('given a warm-up, then nothing decided before it is over is traded', () => {
    const strategy = scripted({ 0: market('buy', '1'), 1: market('buy', '1'), 2: market('buy', '1') }, { warmUp: 3 });
    const result = runBacktest(optionsOf({ strategies: [{ strategy }] }));
    expect(result.fills.map(({ eventAt }) => eventAt)).toEqual([newYear + 3 * hour]);
    expect(result.decisions.map(({ at }) => at)).toEqual([newYear + 3 * hour]);
  });

  it('given two strategies on one account, then each has its own trades, and the account has both', () => {
    const strategies = [
      { id: 'early', strategy: scripted({ 0: market('buy', '2'), 2: market('sell', '2') }) },
      { id: 'late', strategy: scripted({ 1: market('buy', '1') }) },
    ];
    const result = runBacktest(optionsOf({ strategies, finish: 'close-at-last-close' }));
    expect(
      result.trades.map(({ strategy, quantity, entryAt, exitAt }) => [strategy, quantity, entryAt, exitAt]),
    ).toEqual([
      ['early', 2, newYear + hour, newYear + 3 * hour],
      ['late', 1, newYear + 2 * hour, newYear + 4 * hour],
    ]);
    const earned = result.trades.reduce((sum, { pnl }) => sum + pnl, 0);
    expect(result.finalEquity).toBeCloseTo(10_000 + earned, 9);
  });

  it('given two instruments at shared instants, then equity has one point an instant', () => {
    const eth = seriesOf(
      Array.from({ length: 4 }, () => [10, 10, 10, 10] as const),
      { instrument: pair('ETH') },
    );
    const strategy = scripted({ 0: market('buy', '1') });
    const result = runBacktest(optionsOf({ series: [rise, eth], strategies: [{ strategy }] }));
    expect(result.bars).toBe(8);
    expect(result.curve.length).toBe(4);
    expect(result.fills.map(({ instrument }) => instrument.id)).toEqual(['BTCUSDT', 'ETHUSDT']);
  });

  it('given two timeframes of one instrument, then each strategy gets its own bars', () => {
    const slow = seriesOf([[100, 112, 99, 109]], { intervalMs: 3 * hour });
    const seen: string[] = [];
    const watcher = defineStrategy({
      name: 'watcher',
      params: z.object({}),
      setup: ({ id }) => ({ onBar: ({ intervalMs }) => void seen.push(`${id} ${intervalMs / hour}h`) }),
    });
    const strategies = [
      { id: 'fast', strategy: watcher, intervalsMs: [hour] },
      { id: 'slow', strategy: watcher, intervalsMs: [3 * hour] },
    ];
    const result = runBacktest(optionsOf({ series: [rise, slow], strategies }));
    expect(seen).toEqual(['fast 1h', 'fast 1h', 'fast 1h', 'slow 3h', 'fast 1h']);
    expect(result.bars).toBe(5);
  });

  it('given a window, then only bars that open within it count', () => {
    const strategy = scripted({ 1: market('buy', '1') });
    const window = { from: newYear + hour, to: newYear + 3 * hour };
    const result = runBacktest(optionsOf({ strategies: [{ strategy }], window }));
    expect(result.bars).toBe(2);
    expect([...result.curve.at]).toEqual([newYear + 2 * hour, newYear + 3 * hour]);
    expect(
      result.fills.map(({ exactPrice }) => exactPrice.toFloat()),
      'at the open of 110',
    ).toEqual([110.22]);
  });

  it('given a rule that refuses, then it is a fact with its reason, and not an error', () => {
    const minNotional: RiskRule = {
      name: 'minimum notional',
      judgesReductions: true,
      check: ({ instrument, quantity }, account) =>
        Number(quantity) * 1e-3 * (account.mark(instrument) ?? 0) < 10
          ? { kind: 'refuse', code: 'E301', reason: 'below 10 USDT' }
          : pass,
    };
    const strategy = scripted({ 0: market('buy', '0.099'), 1: market('buy', '1') });
    const result = runBacktest(optionsOf({ strategies: [{ strategy }], rules: [minNotional] }));
    expect(result.refusals).toMatchObject([
      { at: newYear + hour, by: 'minimum notional', code: 'E301', reason: 'below 10 USDT', strategies: ['scripted'] },
    ]);
    expect(result.fills.map(({ exactQuantity }) => exactQuantity.toString())).toEqual(['1']);
    expect(result.warnings).toContain('1 order was refused, the first by minimum notional (E301): below 10 USDT.');
  });

  it('given trades in another currency, then metrics tell them at the rates of the bars', () => {
    const ethBtc = seriesOf(
      [
        [0.5, 0.5, 0.5, 0.5],
        [0.5, 0.5, 0.5, 0.5],
        [1, 1, 1, 1],
        [1, 1, 1, 1],
      ],
      { instrument: pair('ETH', 'BTC') },
    );
    const strategy = scripted({ 0: market('buy', '1'), 1: market('sell', '1') });
    const result = runBacktest(
      optionsOf({
        series: [ethBtc, rise],
        strategies: [{ strategy, instruments: ['ETHBTC'] }],
        balances: { BTC: '10' },
        reportingCurrency: 'USDT',
        venue: { fees: noFees(), spread: noSpread(), slippage: noSlippage() },
      }),
    );
    // earned 0.5 BTC at the open of the third bar, when the last close of BTC was 104
    expect(result.metrics.trades.expectancy).toBeCloseTo(52, 9);
    expect(result.metrics.reportingCurrency).toBe('USDT');
    expect(result.initialEquity).toBe(1_000);
    expect(result.finalEquity).toBeCloseTo(10.5 * 122, 9);
  });

  it('given a sink, a journal and a tracer, then each is told, and the result stays the same', () => {
    const options = optionsOf({ series: [swings(60)], strategies: [{ strategy: meanFollower }] });
    const told: number[] = [];
    const journal = new MemoryJournal();
    const facts = new (class extends SilentFacts {
      override equity(at: number): void {
        told.push(at);
      }
    })();
    const watched = runBacktest({ ...options, facts, journal, tracer: () => undefined });
    expect(told).toEqual([...watched.curve.at]);
    expect(journal.length).toBeGreaterThan(60);
    expect(storyOf(watched)).toEqual(storyOf(runBacktest(options)));
  });
});

describe('a strategy that fails', () => {
  it('given one that throws at a bar, then the run ends with E051, its name and the cause', () => {
    const cause = new Error('no such index');
    const strategy = scripted({
      2: () => {
        throw cause;
      },
    });
    const refusal = refusalOf(() => runBacktest(optionsOf({ strategies: [{ strategy }] })));
    expect(refusal.code).toBe('E051');
    expect(refusal.message).toBe('strategy "scripted" failed: no such index');
    expect(refusal.cause).toBe(cause);
    expect(refusal.context).toMatchObject({ strategy: 'scripted', at: newYear + 3 * hour });
  });

  it('given one that throws while it is set up, then that is E051 too', () => {
    const strategy = defineStrategy({
      name: 'broken',
      params: z.object({}),
      setup: () => {
        throw new Error('no luck');
      },
    });
    expect(refusalOf(() => runBacktest(optionsOf({ strategies: [{ strategy }] }))).code).toBe('E051');
  });

  it('given parameters it does not allow, then E050 names them', () => {
    const refusal = refusalOf(() =>
      runBacktest(optionsOf({ strategies: [{ strategy: meanFollower, params: { period: 0, speed: 1 } }] })),
    );
    expect(refusal.code).toBe('E050');
    expect(refusal.message).toMatch(/period/);
    expect(refusal.message).toMatch(/speed/);
  });
});
