import { hour, minute } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { newYear } from '../curve.fixture.ts';
import { refusalOf } from '../refusal.fixture.ts';
import { tradeReturn } from './trade-return.ts';
import { tradeStatistics } from './trade-statistics.ts';
import { instrumentOf, tripOf } from './trades.fixture.ts';

const withProfits = (...profits: number[]) => profits.map((pnl) => tripOf({ pnl, fees: 1 }));

describe('tradeStatistics', () => {
  it('given wins of 30 and 10 and losses of 10 and 20, then every figure is what its formula says', () => {
    const statistics = tradeStatistics(withProfits(30, -10, -20, 10));
    expect(statistics).toMatchObject({
      count: 4,
      winRate: 0.5,
      profitFactor: 40 / 30,
      expectancy: 2.5,
      averageWin: 20,
      averageLoss: -15,
      best: 30,
      worst: -20,
      fees: 4,
      averageHoldingMs: hour,
      longestHoldingMs: hour,
      longestWinStreak: 1,
      longestLossStreak: 2,
    });
    // sample deviation of 30, -10, -20, 10 around 2.5: sqrt(1475 / 3)
    expect(statistics.systemQuality).toBeRelativelyCloseTo((2 * 2.5) / Math.sqrt(1475 / 3), 1e-12);
    expect(statistics.kelly).toBeRelativelyCloseTo(0.5 - 0.5 / (20 / 15), 1e-12);
  });

  it('given a trade that breaks even, then it is neither a win nor a loss, and ends a streak', () => {
    expect(tradeStatistics(withProfits(5, 0, 5, 5))).toMatchObject({
      winRate: 0.75,
      averageLoss: undefined,
      profitFactor: undefined,
      kelly: undefined,
      longestWinStreak: 2,
      longestLossStreak: 0,
    });
  });

  it('given no trades, then there is nothing to tell but zero counts', () => {
    const { count, fees, longestWinStreak, longestLossStreak, ...rest } = tradeStatistics([]);
    expect([count, fees, longestWinStreak, longestLossStreak]).toEqual([0, 0, 0, 0]);
    for (const [name, value] of Object.entries(rest)) expect(value, name).toBeUndefined();
  });

  it('given losses alone, then the profit factor is zero and there is no Kelly share', () => {
    expect(tradeStatistics(withProfits(-5, -5))).toMatchObject({
      profitFactor: 0,
      kelly: undefined,
      systemQuality: undefined,
    });
  });

  it('given trades of another currency, then each becomes reporting money at the rate of its exit', () => {
    const ethBtc = instrumentOf('ETH', 'BTC');
    const trades = [
      tripOf({ instrument: ethBtc, pnl: 0.5, fees: 0.1, exitAt: newYear + minute }),
      tripOf({ instrument: ethBtc, pnl: -0.25, fees: 0.1, exitAt: newYear + hour }),
      tripOf({ pnl: 100 }),
    ];
    const rateOf = (currency: string, at: number) =>
      currency === 'BTC' ? (at === newYear + minute ? 40_000 : 50_000) : undefined;
    expect(tradeStatistics(trades, { reportingCurrency: 'USDT', rateOf })).toMatchObject({
      best: 20_000,
      worst: -12_500,
      fees: 9_000,
      expectancy: 7_600 / 3,
    });
  });

  it('given no currency to report in, then it is the one of the trades', () => {
    expect(tradeStatistics([tripOf({ instrument: instrumentOf('ETH', 'BTC'), pnl: 2 })]).best).toBe(2);
  });

  it.each([
    ['no rates at all', {}],
    ['rates that do not know the currency', { rateOf: () => undefined }],
    ['a rate that is not a number', { rateOf: () => Number.NaN }],
  ])(
    'given %s where one is needed, then it is refused, naming both currencies',
    (_, { rateOf }: { rateOf?: () => number | undefined }) => {
      const trades = [tripOf({ instrument: instrumentOf('ETH', 'BTC') })];
      const refusal = refusalOf(() =>
        tradeStatistics(trades, { reportingCurrency: 'USDT', ...(rateOf && { rateOf }) }),
      );
      expect(refusal.code).toBe('E420');
      expect(refusal.context).toMatchObject({ currency: 'BTC', reportingCurrency: 'USDT' });
    },
  );

  it('given trades in two currencies and nothing said, then the second is refused', () => {
    expect(refusalOf(() => tradeStatistics([tripOf(), tripOf({ instrument: instrumentOf('ETH', 'BTC') })])).code).toBe(
      'E420',
    );
  });

  it('given any profits, then what was won and lost adds up to the expectancy', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (profits) => {
        const {
          count,
          winRate = 0,
          averageWin = 0,
          averageLoss = 0,
          expectancy,
        } = tradeStatistics(withProfits(...profits));
        const losses = profits.filter((profit) => profit < 0).length;
        expect((winRate * averageWin + (losses / count) * averageLoss).toFixed(6)).toBe(Number(expectancy).toFixed(6));
      }),
    );
  });
});

describe('tradeReturn', () => {
  it('given a long and a short trade, then a rise is a gain of one and a loss of the other, fees taken off', () => {
    expect(tradeReturn(tripOf({ fees: 2 }))).toBeCloseTo(0.08, 12);
    expect(tradeReturn(tripOf({ side: 'short', fees: 2 }))).toBeCloseTo(-0.12, 12);
  });

  it('given contracts of ten units, then fees are a share of ten times the price', () => {
    const instrument = instrumentOf('PERP', 'USDT', '10');
    expect(tradeReturn(tripOf({ instrument, quantity: 2, fees: 20 }))).toBeCloseTo(0.1 - 20 / 2000, 12);
  });
});
