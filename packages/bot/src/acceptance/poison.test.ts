import { runBacktest } from '@rxtrade/backtest';
import { type BarSeries, type Decision, SeededRandom } from '@rxtrade/core';
import { poisoned } from '@rxtrade/core/testing';
import { beforeAll, expect, it } from 'vitest';
import { needs } from '../../../../scripts/testing/needs.ts';
import { realSeries, runOver } from './real-bars.fixture.ts';

const bars = 1_000;
const cuts = 50;

/** Decisions up to an instant, as text. */
function decidedBy(decisions: readonly Decision[], at: number): string {
  return decisions
    .filter((one) => one.at <= at)
    .map(({ at: when, instrument, action, amount, reason }) => [when, instrument.id, action, amount, reason].join(' '))
    .join('\n');
}

needs('shared')('given real bars, and noise in place of all that follow a bar', () => {
  let series: readonly BarSeries[] = [];
  beforeAll(async () => {
    series = await realSeries(bars);
  });

  it.each([
    { strategy: 'momentum_strategy', param: ['lookback=48', 'volatilityBars=48', 'entry=0.005'] },
    { strategy: 'sma-cross', param: ['fast=5', 'slow=20'] },
    { strategy: 'sma-cross-reactive', param: ['fast=5', 'slow=20'] },
  ])('when $strategy runs over both, then nothing it decided by then is different', async (flags) => {
    const honest = runBacktest((await runOver(series, flags)).options).decisions;
    expect(honest.length).toBeGreaterThan(30);
    const random = new SeededRandom(2024);
    let differentAfter = 0;
    for (let i = 0; i < cuts; i++) {
      const last = Math.floor(random.between(50, bars - 50));
      const changed = series.map((one) => poisoned(one, last + 1, i));
      const decisions = runBacktest((await runOver(changed, flags)).options).decisions;
      const [first] = series;
      const at = (first?.columns.openAt[last] ?? 0) + (first?.intervalMs ?? 0);
      expect(decidedBy(decisions, at), `all after bar ${String(last)} is noise`).toBe(decidedBy(honest, at));
      if (decidedBy(decisions, Number.POSITIVE_INFINITY) !== decidedBy(honest, Number.POSITIVE_INFINITY))
        differentAfter += 1;
    }
    expect(differentAfter, 'the noise is noticed where it may be').toBeGreaterThan(cuts / 2);
  });
});
