import { leakCheck, runBacktest } from '@rxtrade/backtest';
import {
  type BarSeries,
  type Decision,
  defineInstrument,
  hour,
  resampleBars,
  SeededRandom,
  sliceBars,
} from '@rxtrade/core';
import { poisoned } from '@rxtrade/core/testing';
import { readBarFile } from '@rxtrade/market-data/node';
import { momentumStrategy, smaCross } from '@rxtrade/strategies';
import { beforeAll, expect, it } from 'vitest';
import { needs, sharedFile } from '../scripts/testing/needs.ts';
import { aboveAverage } from './first-backtest/strategy.ts';
import { breakout } from './handler-strategy/strategy.ts';
import { withTheTrend } from './multi-timeframe/strategy.ts';
import { reversal } from './reactive-strategy/strategy.ts';

const bars = 2_000;
const cuts = 50;

const examples = [
  { name: 'first-backtest', strategy: aboveAverage, params: { period: 50 }, isHourly: false },
  { name: 'reactive-strategy', strategy: reversal, params: { period: 10 }, isHourly: false },
  { name: 'handler-strategy', strategy: breakout, params: { channel: 48 }, isHourly: false },
  { name: 'multi-timeframe', strategy: withTheTrend, params: {}, isHourly: true },
  { name: 'two-strategies', strategy: smaCross, params: { fast: 10, slow: 30 }, isHourly: false },
  {
    name: 'own-bot',
    strategy: momentumStrategy,
    params: { lookback: 48, volatilityBars: 48, entry: 0.005 },
    isHourly: false,
  },
];

needs('shared')('given real bars, and noise in place of all that follow a bar', () => {
  let fine: BarSeries;
  beforeAll(async () => {
    const { columns, intervalMs } = await readBarFile(sharedFile('data/binance-spot-BTCUSDT-5m-2024.csv.gz'));
    const rules = [{ tickSize: '0.01', quantityStep: '0.00001' }];
    const instrument = defineInstrument({ id: 'BTCUSDT', kind: 'spot', base: 'BTC', quote: 'USDT', rules });
    fine = { instrument, intervalMs, columns: sliceBars(columns, 0, bars) };
  });

  it.each(examples)('when $name is checked for leaks, then it is clean', ({ strategy, params, isHourly }) => {
    const series = isHourly ? [fine, resampleBars(fine, hour)] : [fine];
    const report = leakCheck({ series, strategies: [{ strategy, params }], balances: { USDT: '10000' } });
    expect(report).toMatchObject({ isClean: true, changedCuts: 0, features: [], failures: [] });
    expect(report.decisions).toBeGreaterThan(10);
  });

  it.each(examples)(
    'when $name runs over both, then nothing it decided by then is different',
    ({ strategy, params, isHourly }) => {
      const decide = (one: BarSeries) => {
        const series = isHourly ? [one, resampleBars(one, hour)] : [one];
        return runBacktest({ series, strategies: [{ strategy, params }], balances: { USDT: '10000' } }).decisions;
      };
      const honest = decide(fine);
      expect(honest.length).toBeGreaterThan(20);
      const random = new SeededRandom(2024);
      let noticed = 0;
      for (let i = 0; i < cuts; i++) {
        const last = Math.floor(random.between(100, bars - 100));
        const changed = decide(poisoned(fine, last + 1, i));
        const at = (fine.columns.openAt[last] ?? 0) + fine.intervalMs;
        expect(textOf(changed, at), `all after bar ${last} is noise`).toEqual(textOf(honest, at));
        if (textOf(changed, Number.POSITIVE_INFINITY).join() !== textOf(honest, Number.POSITIVE_INFINITY).join())
          noticed += 1;
      }
      expect(noticed, 'the noise is noticed where it may be').toBeGreaterThan(cuts / 2);
    },
  );
});

/** Decisions up to an instant, a line each. */
function textOf(decisions: readonly Decision[], until: number): readonly string[] {
  return decisions
    .filter(({ at }) => at <= until)
    .map(({ at, action, amount, reason }) => `${at} ${action} ${amount} ${reason}`);
}
