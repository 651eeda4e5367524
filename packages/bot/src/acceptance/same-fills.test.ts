import { runBacktest } from '@rxtrade/backtest';
import { type BarSeries, type Fill, minute, pacedBy, SimulatedClock, second, sliceBars } from '@rxtrade/core';
import { beforeAll, expect, it } from 'vitest';
import { needs } from '../../../../scripts/testing/needs.ts';
import { executeRun } from '../run/execute-run.ts';
import { realSeries, runOver } from './real-bars.fixture.ts';

/** Everything about fills, as text. */
function textOf(fills: readonly Fill[]): string {
  return fills
    .map(({ order, side, report: { price, quantity, fee, eventAt, receivedAt } }) =>
      [order.number, side, price, quantity, fee.toString(), eventAt, receivedAt].join(' '),
    )
    .join('\n');
}

const strategies = [
  { strategy: 'momentum_strategy', param: ['lookback=48', 'volatilityBars=48', 'entry=0.005'] },
  { strategy: 'sma-cross' },
  { strategy: 'sma-cross-reactive' },
];

needs('shared')('given real bars, one strategy and one seed', () => {
  let series: readonly BarSeries[] = [];
  beforeAll(async () => {
    series = await realSeries(6_000);
  });

  it.each(strategies)(
    'when $strategy runs in the backtest and in the paper world, then the fills are the same',
    async (flags) => {
      const run = await runOver(series, flags);
      const backtest = runBacktest(run.options);
      const paper = await executeRun(run);
      expect(backtest.fills.length).toBeGreaterThan(20);
      expect(textOf(paper.fills)).toBe(textOf(backtest.fills));
      expect(paper.finalEquity).toBe(backtest.finalEquity);
    },
  );

  it.each(strategies)('when $strategy is paced over a short stretch, then the fills are the same', async (flags) => {
    const short = series.map((one) => ({ ...one, columns: sliceBars(one.columns, 0, 600) }));
    const run = await runOver(short, flags);
    const backtest = runBacktest(run.options);
    const clock = new SimulatedClock();
    const pace = pacedBy({ clock, speed: 60 });
    const state = { isOver: false };
    const paper = executeRun(run, { pace }).finally(() => {
      state.isOver = true;
    });
    // an hour of history takes a minute of this clock, which is moved on whenever the run waits
    while (!state.isOver) {
      await new Promise((resolve) => setImmediate(resolve));
      clock.advanceTo(clock.now() + 5 * second);
    }
    expect(clock.now(), 'it took its time').toBeGreaterThanOrEqual((599 * 5 * minute) / 60);
    expect(backtest.fills.length).toBeGreaterThan(2);
    expect(textOf((await paper).fills)).toBe(textOf(backtest.fills));
  });
});
