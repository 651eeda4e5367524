import { day, hour, minute } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { curveOf, curves, newYear, twoTellings } from '../curve.fixture.ts';
import { refusalOf } from '../refusal.fixture.ts';
import { fillOf, instrumentOf, tripOf } from '../trades/trades.fixture.ts';
import { describeMetrics } from './describe-metrics.ts';
import { measure } from './measure.ts';

const ratios = ['totalReturn', 'cagr', 'volatility', 'sharpe', 'sortino', 'calmar', 'maxDrawdown'] as const;

describe('measure', () => {
  it('given daily points of a small account, then each figure is what its formula says', () => {
    const curve = curveOf([100, 110, 99, 108.9], { flow: { 0: 100 } });
    const metrics = measure({ curve, trades: [tripOf()] }, { periodsPerYear: 100 });
    expect(metrics).toMatchObject({
      startAt: newYear + day,
      endAt: newYear + 4 * day,
      reportingCurrency: 'USDT',
      initialEquity: 100,
      finalEquity: 108.9,
      netFlow: 0,
      maxDrawdownMs: 2 * day,
      returnCount: 3,
      turnover: undefined,
    });
    const yearly = 1.089 ** (365.25 / 3) - 1;
    const deviation = Math.sqrt((2 * (0.1 - 0.1 / 3) ** 2 + (0.1 + 0.1 / 3) ** 2) / 2);
    expect(metrics.totalReturn).toBeRelativelyCloseTo(0.089, 1e-9);
    expect(metrics.cagr).toBeRelativelyCloseTo(yearly, 1e-9);
    expect(metrics.maxDrawdown).toBeRelativelyCloseTo(0.1, 1e-9);
    expect(metrics.calmar).toBeRelativelyCloseTo(yearly / 0.1, 1e-9);
    expect(metrics.volatility).toBeRelativelyCloseTo(deviation * 10, 1e-9);
    expect(metrics.sharpe).toBeRelativelyCloseTo((0.1 / 3 / deviation) * 10, 1e-9);
    expect(metrics.sortino).toBeRelativelyCloseTo(((0.1 / 3) * 100) / (Math.sqrt(0.01 / 3) * 10), 1e-9);
  });

  it('given a rate without risk, then Sharpe and Sortino are measured over it, compounded to a day', () => {
    const curve = curveOf([100, 110, 99, 108.9]);
    const { sharpe, sortino, volatility } = measure({ curve, trades: [] }, { riskFreeRate: 0.04, periodsPerYear: 365 });
    const daily = 1.04 ** (1 / 365) - 1;
    expect(sharpe).toBeRelativelyCloseTo(((0.1 / 3 - daily) * 365) / (volatility ?? 0), 1e-9);
    const short = Math.sqrt((0.1 + daily) ** 2 / 3);
    expect(sortino).toBeRelativelyCloseTo(((0.1 / 3 - daily) * Math.sqrt(365)) / short, 1e-9);
  });

  it('given a deposit, then it is told apart and is no performance', () => {
    const metrics = measure({ curve: curveOf([100, 1110, 1221], { flow: { 1: 1000 } }), trades: [] });
    expect(metrics).toMatchObject({ netFlow: 1000, initialEquity: 100, finalEquity: 1221 });
    expect(metrics.totalReturn).toBeRelativelyCloseTo(0.21, 1e-9);
  });

  it('given fills, then turnover is known and what is still open counts as exposure', () => {
    const curve = curveOf([100, 100, 100], { at: [newYear, newYear + hour, newYear + 2 * hour] });
    const fills = [fillOf('buy', '1', { eventAt: newYear + hour })];
    expect(measure({ curve, trades: [] }).exposure).toBe(0);
    expect(measure({ curve, trades: [], fills })).toMatchObject({
      exposure: 0.5,
      turnover: (365.25 * day) / (2 * hour),
      reportingCurrency: 'USDT',
    });
  });

  it.each([
    ['no points', []],
    ['one point', [100]],
  ])('given %s, then nothing can be told but what is there', (_, equity) => {
    const metrics = measure({ curve: curveOf(equity), trades: [] });
    expect(metrics).toMatchObject({ initialEquity: equity[0] ?? 0, finalEquity: equity[0] ?? 0, returnCount: 0 });
    for (const name of [...ratios, 'maxDrawdownMs', 'exposure', 'turnover'] as const)
      expect(metrics[name], name).toBeUndefined();
  });

  it('given a flat curve, then returns and drawdown are zero and no ratio exists', () => {
    expect(measure({ curve: curveOf([100, 100, 100]), trades: [] })).toMatchObject({
      totalReturn: 0,
      cagr: 0,
      volatility: 0,
      maxDrawdown: 0,
      maxDrawdownMs: 0,
      sharpe: undefined,
      sortino: undefined,
      calmar: undefined,
    });
  });

  it('given everything lost, then the return is -100% and nothing is infinite', () => {
    const metrics = measure({ curve: curveOf([100, 50, -10, -10]), trades: [] });
    expect(metrics).toMatchObject({ totalReturn: -1, cagr: -1, maxDrawdown: 1, calmar: -1, finalEquity: -10 });
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])(
    'given a riskless rate of %d, then it is refused',
    (riskFreeRate) => {
      const refusal = refusalOf(() => measure({ curve: curveOf([1, 2]), trades: [] }, { riskFreeRate }));
      expect(refusal.code).toBe('E422');
      expect(refusal.context).toEqual({ riskFreeRate });
    },
  );

  it('given a trade in a currency without a rate, then it is refused', () => {
    const trades = [tripOf({ instrument: instrumentOf('ETH', 'BTC') })];
    expect(refusalOf(() => measure({ curve: curveOf([1, 2]), trades }, { reportingCurrency: 'USDT' })).code).toBe(
      'E420',
    );
  });

  it('given any curve, then its equity times a number changes no return and no ratio', () => {
    fc.assert(
      fc.property(curves(), fc.integer({ min: -20, max: 20 }), (curve, power) => {
        const scaled = { ...curve, equity: curve.equity.map((value) => value * 2 ** power) };
        const [one, other] = [measure({ curve, trades: [] }), measure({ curve: scaled, trades: [] })];
        for (const name of ratios) expect(other[name], name).toBeRelativelyCloseTo(one[name], 1e-9);
      }),
    );
  });

  it('given any returns, then deposits and withdrawals change no return and no drawdown', () => {
    fc.assert(
      fc.property(twoTellings(), ({ plain, withFlows }) => {
        const [alone, told] = [measure({ curve: plain, trades: [] }), measure({ curve: withFlows, trades: [] })];
        for (const name of ['totalReturn', 'volatility', 'maxDrawdown'] as const)
          expect(told[name] ?? 0, name).toBeCloseTo(alone[name] ?? 0, 9);
      }),
    );
  });

  it('given any curve, then every figure is finite or undefined, and a drawdown lies in [0, 1]', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { maxLength: 40 }), (equity) => {
        const metrics = measure({ curve: curveOf(equity), trades: [] });
        for (const [name, value] of Object.entries(metrics))
          if (typeof value === 'number') expect(Number.isFinite(value), name).toBe(true);
        expect(metrics.maxDrawdown ?? 0).toBeGreaterThanOrEqual(0);
        expect(metrics.maxDrawdown ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('describeMetrics', () => {
  const rowsOf = (...options: Parameters<typeof measure>) => Object.fromEntries(describeMetrics(measure(...options)));

  it('given metrics, then rows say them for people, with how figures a year came to be', () => {
    const curve = curveOf([10_000, 1_234_567.891, 617_283.9455], { at: [newYear, newYear + day, newYear + 3 * day] });
    const trades = [tripOf({ pnl: 1234.5, exitAt: newYear + day + 4 * hour }), tripOf({ pnl: -5, fees: 1.25 })];
    const rows = rowsOf({ curve, trades });
    expect(rows).toMatchObject({
      Period: '2024-01-01 00:00 to 2024-01-04 00:00 UTC',
      'Initial equity': '10,000.00 USDT',
      'Final equity': '617,283.95 USDT',
      'Total return': '6,072.84%',
      'Maximum drawdown': '50.00%',
      'Longest drawdown': '2d 0h',
      'Turnover a year': 'n/a',
      Trades: '2',
      'Win rate': '50.00%',
      'Average loss': '-5.00 USDT',
      'Average holding time': '14h 30m',
      'Fees of ended trades': '1.25 USDT',
      'Longest streaks': '1 won, 1 lost',
      Annualization: 'daily returns, 365 days a year, because the data trade on weekends; 2 returns',
    });
    expect(rows).not.toHaveProperty('Deposits less withdrawals');
  });

  it('given what does not exist, then it is not available, never NaN', () => {
    const rows = rowsOf({ curve: curveOf([]), trades: [] });
    expect(rows).toMatchObject({
      'Sharpe ratio': 'n/a',
      'Win rate': 'n/a',
      'Best trade': 'n/a',
      'Longest drawdown': 'n/a',
    });
    expect(Object.values(rows).join()).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('given a withdrawal, holdings of minutes and a loss below half a cent, then they read well', () => {
    const curve = curveOf([100, 50, 50], { flow: { 1: -50 } });
    const rows = rowsOf({ curve, trades: [tripOf({ pnl: -0.001, exitAt: newYear + 5 * minute })] });
    expect(rows).toMatchObject({
      'Deposits less withdrawals': '-50.00 USDT',
      'Average holding time': '5m',
      'Worst trade': '0.00 USDT',
    });
  });
});
