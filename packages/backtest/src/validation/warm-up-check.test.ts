import { defineStrategy, target } from '@rxtrade/core';
import { distinctUntilChanged, filter, map } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { meanFollower, newYear, optionsOf, pair, refusalOf, seriesOf, swings } from '../runner/backtest.fixture.ts';
import type { BacktestOptions } from '../runner/backtest-options.ts';
import { describeWarmUp } from './describe-reports.ts';
import { featureOf, followsEma } from './leaky.fixture.ts';
import { warmUpCheck } from './warm-up-check.ts';

const hourMs = 3_600_000;
/** A jump of the price that an average which has seen it remembers for long. */
const jump = seriesOf(
  Array.from({ length: 800 }, (_, i) => {
    const close = (i < 100 ? 300 : 100) + 5 * Math.sin(i / 3);
    return [close, close + 1, close - 1, close] as const;
  }),
);

function check(strategy: BacktestOptions['strategies'][number]['strategy'], more: Partial<BacktestOptions> = {}) {
  return warmUpCheck({ ...optionsOf({ series: [swings(400)] }), strategies: [{ strategy }], ...more });
}

/** Where the last close lies to the mean of five: `undefined` until there are five. */
class Side {
  private closes: readonly number[] = [];

  next(close: number): number | undefined {
    this.closes = [...this.closes, close].slice(-5);
    const mean = this.closes.reduce((sum, one) => sum + one, 0) / this.closes.length;
    return this.closes.length < 5 ? undefined : close > mean ? 0.5 : 0;
  }
}

/** Wants at every bar where the last close lies. */
const speaking = defineStrategy({
  name: 'speaking',
  params: z.object({}),
  warmUp: () => 5,
  setup: (context) => {
    const sides = new Map(context.instruments.map((instrument) => [instrument, new Side()]));
    return { onBar: (bar) => context.target(bar, sides.get(bar.instrument)?.next(bar.close) ?? 0, 'side') };
  },
});

/** The same, speaking up only when its mind changes: with more history it has spoken before. */
const crossing = defineStrategy({
  name: 'crossing',
  params: z.object({}),
  warmUp: () => 5,
  decide: ({ bar$ }) => {
    const side = new Side();
    return bar$.pipe(
      map((bar) => ({ bar, exposure: side.next(bar.close) })),
      distinctUntilChanged((one, other) => one.exposure === other.exposure),
      filter(({ exposure }) => exposure !== undefined),
      map(({ bar, exposure = 0 }) => target(bar, exposure, 'crossed')),
    );
  },
});

describe('a warm-up that is long enough', () => {
  it('given a mean over as many bars as are declared, then more history changes nothing', () => {
    const done: number[] = [];
    const report = check(speaking, { onProgress: (runs) => done.push(runs) });
    expect(report).toMatchObject({ isEnough: true, declared: 5, agreesFrom: 5 });
    expect(report.runs.map(({ bars }) => bars)).toEqual([5, 20, 40, 80, 160]);
    expect(report.from, 'the longest history is there').toBe(newYear + 160 * hourMs);
    expect(report.runs.every(({ decisions, isSame }) => isSame && decisions > 10)).toBe(true);
    expect(done).toEqual([1, 2, 3, 4, 5]);
    expect(describeWarmUp(report)[0]).toBe('The warm-up is long enough: more history changes no decision.');
  });

  it('given a strategy as observables, two instruments and two timeframes, then likewise', () => {
    expect(check(crossing).isEnough).toBe(true);
    const slow = seriesOf(
      Array.from({ length: 200 }, (_, i) => [100, 110, 90, 100 + 9 * Math.sin(i)] as const),
      { instrument: pair('ETH'), intervalMs: 2 * hourMs },
    );
    expect(check(speaking, { series: [swings(400), slow] })).toMatchObject({ isEnough: true, agreesFrom: 5 });
  });

  it('given history before the window, then it is what is used', () => {
    const window = { from: newYear + 300 * hourMs };
    const report = check(speaking, { window });
    expect(report.from).toBe(newYear + 305 * hourMs);
    expect(report.runs.at(-1)?.bars).toBe(160);
  });
});

describe('a warm-up that is too short', () => {
  it('given an exponential average of 50 that declares 10, then the first difference, and how many bars are enough', () => {
    const report = check(followsEma(50, 10), { series: [jump] });
    expect(report).toMatchObject({ isEnough: false, declared: 10, runs: [{ bars: 10 }, {}, {}, {}, { bars: 160 }] });
    expect(report.change).toMatchObject({ strategy: 'follows-ema', instrument: 'BTCUSDT' });
    expect(describeWarmUp(report).join('\n')).toMatch(
      /WARM-UP TOO SHORT[\s\S]*First difference: follows-ema on BTCUSDT/,
    );
  });

  it('given it declares nothing, or a fifth of what it takes, then it is found, and enough is told', () => {
    expect(check(followsEma(20, 0))).toMatchObject({
      isEnough: false,
      declared: 0,
      runs: [{ bars: 1 }, {}, {}, {}, {}],
    });
    const report = check(followsEma(8, 4));
    expect(report.isEnough).toBe(false);
    expect(report.agreesFrom).toBeGreaterThan(4);
    expect(describeWarmUp(report).join('\n')).toContain(`From ${report.agreesFrom ?? 0} bars on decisions agree`);
  });

  it('given a feature that prepare makes of the last forty bars, undeclared, then it is found', () => {
    const mean = featureOf('mean', ({ close }, i) => {
      const window = close.slice(Math.max(0, i - 39), i + 1);
      return window.reduce((sum, one) => sum + one, 0) / window.length;
    });
    const holding = defineStrategy({
      name: 'holding',
      params: z.object({}),
      prepare: mean,
      setup: (context) => ({ onBar: (bar) => context.target(bar, context.feature('mean', bar) / 1_000, 'mean') }),
    });
    const report = check(holding);
    expect(report).toMatchObject({ isEnough: false, agreesFrom: 40 });
  });
});

describe('what cannot be checked', () => {
  it('given too few bars for a longer one, then E417 says how many there are', () => {
    const { code, message } = refusalOf(() => check(meanFollower, { series: [swings(12)] }));
    expect(code).toBe('E417');
    expect(message).toMatch(/warm-up of 5 bars .* there are 6 bars/);
  });

  it('given nothing to run on, or a strategy that fails, then the error of each', () => {
    expect(refusalOf(() => check(meanFollower, { series: [] })).code).toBe('E410');
    expect(refusalOf(() => check(meanFollower, { window: { from: newYear * 2 } })).code).toBe('E412');
    const failing = defineStrategy({
      name: 'failing',
      params: z.object({}),
      setup: () => ({
        onBar: () => {
          throw new Error('no');
        },
      }),
    });
    expect(refusalOf(() => check(failing)).code).toBe('E051');
  });
});
