import { runBacktest } from '@rxtrade/backtest';
import { expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { needs } from '../../../../scripts/testing/needs.ts';
import { goldenCase, goldenExecution, goldenStrategy, goldenVenue, googSeries } from './golden-backtests.fixture.ts';

const cases = [
  { name: 'g01-goog-smacross', strategy: 'sma-cross', commission: '0.002', finish: 'leave-open' },
  { name: 'g02-goog-rsi-long', strategy: 'rsi-long', commission: '0.001', finish: 'close-at-last-open' },
  { name: 'g03-goog-breakout-stop-bracket', strategy: 'breakout', commission: '0.001', finish: 'close-at-last-open' },
] as const;

needs('shared')('given a golden backtest of another program', () => {
  it.each(cases)(
    'when $name runs here with its fill rules as plug-ins, then every trade and the whole equity curve agree',
    ({ name, strategy, commission, finish }) => {
      const golden = goldenCase(name);
      const series = googSeries(commission);
      const equities: number[] = [];
      const result = runBacktest({
        series: [series],
        strategies: [{ strategy: goldenStrategy(strategy, equities), execution: goldenExecution }],
        balances: { USD: '10000' },
        venue: goldenVenue,
        finish,
      });

      const { openAt } = series.columns;
      const trades = result.trades.map((trade) => ({
        entryBar: barAt(openAt, trade.entryAt),
        exitBar: barAt(openAt, trade.exitAt),
        size: trade.side === 'long' ? trade.quantity : -trade.quantity,
      }));
      expect(trades, 'bars and units are exact').toEqual(
        golden.trades.map(({ entryBar, exitBar, size }) => ({ entryBar, exitBar, size })),
      );
      for (const [i, trade] of result.trades.entries()) {
        const expected = golden.trades[i];
        expect(trade.entryPrice).toBeRelativelyCloseTo(expected?.entryPrice, 1e-9);
        expect(trade.exitPrice).toBeRelativelyCloseTo(expected?.exitPrice, 1e-9);
        expect(trade.pnl).toBeRelativelyCloseTo(expected?.pnl, 1e-9);
        expect(trade.fees).toBeRelativelyCloseTo(expected?.commission, 1e-9);
      }
      // the last value is logged anew once the positions are closed
      equities[equities.length - 1] = result.finalEquity;
      expect(equities.length).toBe(golden.equity.length);
      for (const [bar, equity] of golden.equity)
        expect(equities[bar], `equity at bar ${bar}`).toBeRelativelyCloseTo(equity, 1e-9);
      result.ledger.accounts.assertBalanced();
    },
  );
});

/** The bar an instant lies in. */
function barAt(openAt: Float64Array, at: number): number {
  return openAt.findIndex((opened, i) => opened <= at && at < (openAt[i + 1] ?? Number.POSITIVE_INFINITY));
}
