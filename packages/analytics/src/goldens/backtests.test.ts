import { day } from '@rxtrade/core';
import { expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { needs } from '../../../../scripts/testing/needs.ts';
import { drawdowns } from '../drawdown/drawdowns.ts';
import { annualReturn } from '../growth/growth.ts';
import { measure } from '../metrics/measure.ts';
import { periodReturns } from '../returns/period-returns.ts';
import { calmar } from '../risk-ratios/ratios.ts';
import { compoundVolatility, downsideRisk } from '../risk-ratios/volatility.ts';
import { tradeReturn } from '../trades/trade-return.ts';
import { profitFactor } from '../trades/trade-statistics.ts';
import { goldenBacktest } from './goldens.fixture.ts';

const cases = ['g01-goog-smacross', 'g02-goog-rsi-long', 'g03-goog-breakout-stop-bracket'];

needs('shared')('given the equity curve and the trades of another program', () => {
  it.each(cases)('when %s is measured as it stands, then growth, drawdowns and trades agree', (name) => {
    const { curve, trades, stats } = goldenBacktest(name);
    const metrics = measure({ curve, trades });
    expectPercent(metrics.totalReturn, stats['Return [%]']);
    expectPercent(metrics.cagr, stats['CAGR [%]']);
    expectPercent(-(metrics.maxDrawdown ?? 0), stats['Max. Drawdown [%]']);
    expect(metrics.maxDrawdownMs).toBe(msOf(stats['Max. Drawdown Duration']));
    expect(metrics.annualization).toEqual({
      periodsPerYear: 252,
      periodMs: day,
      reason: 'daily returns, 252 days a year, because the data do not trade on weekends',
    });
    expect(metrics.returnCount).toBe(curve.length - 1);
    expect(metrics.reportingCurrency).toBe('USD');

    expect(metrics.trades.count).toBe(stats['# Trades']);
    expectPercent(metrics.trades.winRate, stats['Win Rate [%]']);
    expectPercent(metrics.trades.bestReturn, stats['Best Trade [%]']);
    expectPercent(metrics.trades.worstReturn, stats['Worst Trade [%]']);
    expectPercent(metrics.trades.averageReturn, stats['Expectancy [%]']);
    expect(metrics.trades.systemQuality).toBeRelativelyCloseTo(Number(stats['SQN']), 1e-9);
    expect(metrics.trades.kelly).toBeRelativelyCloseTo(Number(stats['Kelly Criterion']), 1e-9);
    expect(metrics.trades.longestHoldingMs).toBe(msOf(stats['Max. Trade Duration']));
    expect(metrics.trades.averageHoldingMs, 'told in whole days, rounded up').toSatisfy(
      (value: number) => Math.ceil(value / day) * day === msOf(stats['Avg. Trade Duration']),
    );
    if (name !== 'g01-goog-smacross')
      expect(metrics.trades.fees).toBeRelativelyCloseTo(Number(stats['Commissions [$]']), 1e-9);
  });

  it.each(cases)("when %s is measured by the program's own ratios, then they agree too", (name) => {
    const { curve, trades, stats } = goldenBacktest(name);
    const { returns } = periodReturns(curve, 'day');
    const yearly = annualReturn(returns, 252) ?? Number.NaN;
    const volatility = compoundVolatility(returns, 252) ?? Number.NaN;
    expectPercent(yearly, stats['Return (Ann.) [%]']);
    expectPercent(volatility, stats['Volatility (Ann.) [%]']);
    expect(yearly / volatility).toBeRelativelyCloseTo(Number(stats['Sharpe Ratio']), 1e-9);
    expect(yearly / (downsideRisk(returns, 252) ?? Number.NaN)).toBeRelativelyCloseTo(
      Number(stats['Sortino Ratio']),
      1e-9,
    );
    expect(calmar(returns, 252)).toBeRelativelyCloseTo(Number(stats['Calmar Ratio']), 1e-9);
    expect(profitFactor(Float64Array.from(trades, tradeReturn))).toBeRelativelyCloseTo(
      Number(stats['Profit Factor']),
      1e-9,
    );
    const falls = drawdowns(curve);
    const meanDepth = falls.reduce((sum, { depth }) => sum + depth, 0) / falls.length;
    expectPercent(-meanDepth, stats['Avg. Drawdown [%]']);
  });
});

function expectPercent(measured: number | undefined, golden: unknown): void {
  expect(measured === undefined ? undefined : measured * 100).toBeRelativelyCloseTo(Number(golden), 1e-9);
}

function msOf(golden: unknown): number {
  return (golden as { readonly seconds: number }).seconds * 1000;
}
