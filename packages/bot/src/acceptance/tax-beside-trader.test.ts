import { runBacktest } from '@rxtrade/backtest';
import { Exact, type Fill } from '@rxtrade/core';
import { builtInMarket } from '@rxtrade/simulator';
import { smaCross } from '@rxtrade/strategies';
import { fifo, generic, sharePool, TaxObserver } from '@rxtrade/tax';
import { describe, expect, it } from 'vitest';

/** Sales of what was bought less what it cost, fees included. */
function profitOf(fills: readonly Fill[]): Exact {
  let profit = new Exact(0, 0);
  for (const { side, price, quantity, fee } of fills) {
    const value = Exact.of(price.times(quantity).toFixed());
    profit = (side === 'sell' ? profit.plus(value) : profit.minus(value)).minus(Exact.of(fee.toFixed()));
  }
  return profit;
}

describe('a tax book beside a trader', () => {
  it.each([
    ['FIFO', fifo],
    ['SHARE-POOL', sharePool],
  ])(
    'given a backtest that ends flat, then by %s the gains are what the fills brought in less what they took',
    (_, method) => {
      const { series } = builtInMarket({ seed: 1, bars: 3_000, symbols: ['BTC/USDT'] });
      const observer = new TaxObserver({ regime: generic, method, currency: 'USDT' });
      const { fills } = runBacktest({
        series,
        strategies: [{ strategy: smaCross }],
        balances: { USDT: '100000' },
        finish: 'close-at-last-close',
        facts: observer,
      });
      expect(fills.length).toBeGreaterThan(20);
      observer.book.finish();
      expect(observer.refused).toEqual([]);
      const { lots, pools, missing } = observer.book.result();
      expect([lots, pools, missing]).toEqual([[], [], []]);
      expect(observer.book.gainsOf('2024').total.equals(profitOf(fills))).toBe(true);
    },
  );
});
