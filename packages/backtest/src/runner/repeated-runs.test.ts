import { of, Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { btc, meanFollower, optionsOf, pair, storyOf, swings } from './backtest.fixture.ts';
import { runBacktest } from './run-backtest.ts';

describe('the same run again', () => {
  const options = optionsOf({
    series: [swings(500), swings(500, { instrument: pair('ETH'), phase: 9 })],
    strategies: [
      { strategy: meanFollower },
      { id: 'slow', strategy: meanFollower, params: { period: 20, share: 0.3 } },
    ],
  });

  it('given the same options, then everything is the same', () => {
    const [one, other] = [storyOf(runBacktest({ ...options, seed: 7 })), storyOf(runBacktest({ ...options, seed: 7 }))];
    expect(one).toEqual(other);
    expect(one.trades.length, 'there is something to compare').toBeGreaterThan(20);
  });

  it('given another seed, then what was drawn is another', () => {
    const reasons = (seed: number) =>
      storyOf(runBacktest({ ...options, seed })).decisions.map((decision) => decision[4]);
    expect(reasons(1)).not.toEqual(reasons(2));
    expect(runBacktest({ ...options, seed: 3 }).seed).toBe(3);
  });

  it('given other stretches, then nothing is different', () => {
    expect(storyOf(runBacktest({ ...options, progressBars: 7 }))).toEqual(storyOf(runBacktest(options)));
  });
});

describe('progress and an early end', () => {
  const options = optionsOf({ series: [swings(100)], strategies: [{ strategy: meanFollower }], progressBars: 40 });

  it('given stretches of 40 bars, then each is told, and the end', () => {
    const told: string[] = [];
    runBacktest({ ...options, onProgress: (done, total) => told.push(`${done}/${total}`) });
    expect(told).toEqual(['40/100', '80/100', '100/100']);
  });

  it('given a stop after the first stretch, then what it has so far is kept, and closed as asked', () => {
    const stop$ = new Subject<void>();
    const whole = runBacktest(options);
    const part = runBacktest({ ...options, stop$, finish: 'close-at-last-close', onProgress: () => stop$.next() });
    expect(part).toMatchObject({ bars: 40, wasStopped: true });
    expect(part.warnings).toContain('The run was stopped before the end of the data.');
    expect([...part.curve.equity.slice(0, 39)]).toEqual([...whole.curve.equity.slice(0, 39)]);
    expect(part.ledger.bookOf(btc).net.quantity).toBe(0);
    expect(part.metrics.finalEquity).toBe(part.finalEquity);
    expect(stop$.observed, 'it no longer listens').toBe(false);
  });

  it('given a stop before the first bar, then there is an empty result, and nothing is thrown', () => {
    const result = runBacktest({ ...options, stop$: of('now'), finish: 'close-at-last-close' });
    expect(result).toMatchObject({ bars: 0, wasStopped: true, initialEquity: 10_000, finalEquity: 10_000, fills: [] });
    expect(result.metrics).toMatchObject({ initialEquity: 0, sharpe: undefined, trades: { count: 0 } });
  });
});
