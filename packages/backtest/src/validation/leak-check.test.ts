import { type BarColumns, type BarSeries, defineStrategy, type Strategy } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  meanFollower,
  newYear,
  optionsOf,
  pair,
  refusalOf,
  rise,
  seriesOf,
  swings,
} from '../runner/backtest.fixture.ts';
import { describeLeaks } from './describe-reports.ts';
import { type LeakCheckOptions, leakCheck } from './leak-check.ts';
import { aboveFeature, featureOf, keepsColumns, peeking, peekingReactive } from './leaky.fixture.ts';

const market = swings(300);

function check(strategy: Strategy, more: Partial<LeakCheckOptions> = {}) {
  return leakCheck({ ...optionsOf({ series: [market] }), strategies: [{ strategy }], ...more });
}

describe('an honest strategy', () => {
  it('given one, then it is clean, the noise is taken back, and what is unchecked is said', () => {
    const before = JSON.stringify(market.columns);
    const done: number[] = [];
    const report = check(meanFollower, { onProgress: (cuts, all) => done.push(cuts / all) });
    expect(report).toMatchObject({ isClean: true, cuts: 20, changedCuts: 0, features: [], failures: [] });
    expect(report).not.toHaveProperty('change');
    expect(report.decisions, 'there was something to compare').toBeGreaterThan(100);
    expect(JSON.stringify(market.columns)).toBe(before);
    expect(done).toHaveLength(20);
    expect(done.at(-1)).toBe(1);
    expect(describeLeaks(report).join('\n')).toMatch(/^No look-ahead found[\s\S]*loads by itself[\s\S]*unchecked/);
  });

  it('given features of the past, two instruments, two timeframes and a window, then it is clean', () => {
    const series = [market, swings(200, { instrument: pair('ETH'), phase: 9 }), everyFourth(market)];
    const mean = featureOf('mean', ({ close }, i) => ((close[i - 1] ?? 0) + (close[i - 2] ?? 0)) / 2);
    const window = { from: newYear + 20 * 3_600_000, to: newYear + 250 * 3_600_000 };
    const report = check(aboveFeature('mean', mean), { series, window });
    expect(report.isClean).toBe(true);
    expect(report.decisions).toBeGreaterThan(100);
  });

  it('given it acts at the opening of bars and on fills, then a first price known at the cut is no leak', () => {
    const atOpen = defineStrategy({
      name: 'at-open',
      params: z.object({}),
      setup: (context) => ({
        onBarOpened: ({ instrument, open }) => context.target(instrument, open > 100 ? 0.5 : 0, `opened at ${open}`),
        onFill: ({ instrument, exactPrice }) => context.target(instrument, 0.25, `filled at ${exactPrice}`),
      }),
    });
    const report = check(atOpen, { cuts: 40 });
    expect(report.isClean).toBe(true);
    expect(report.decisions).toBeGreaterThan(100);
  });
});

describe('a leak through prepare', () => {
  it('given a feature of the next close, then the decision, the column and the feature are named', () => {
    const report = check(
      aboveFeature(
        'next',
        featureOf('next', ({ close }, i) => close[i + 1] ?? 0),
      ),
    );
    expect(report.isClean).toBe(false);
    expect(report.changedCuts).toBeGreaterThan(5);
    expect(report.change).toMatchObject({
      strategy: 'above-feature',
      instrument: 'BTCUSDT',
      place: 'prepare',
      read: { instrument: 'BTCUSDT', intervalMs: 3_600_000, columns: ['close'], barsAhead: 1 },
    });
    const { change } = report;
    expect(change?.at).toBe(change?.cutAt);
    expect(change?.was?.amount).not.toBe(change?.became?.amount);
    expect(report.features).toMatchObject([{ strategy: 'above-feature', feature: 'next', instrument: 'BTCUSDT' }]);
    expect(describeLeaks(report).join('\n')).toMatch(
      /LOOK-AHEAD[\s\S]*was {5}target[\s\S]*close of BTCUSDT 1h, the next bar[\s\S]*through prepare[\s\S]*Feature "next"/,
    );
  });

  it.each([
    ['the high of five bars on', featureOf('x', ({ high }, i) => Math.max(...high.slice(i + 1, i + 6)) - 6)],
    ['the mean of all closes', featureOf('x', ({ close }) => close.reduce((sum, one) => sum + one, 0) / close.length)],
    ['the volume to come', featureOf('x', ({ volume }, i) => (volume[i + 1] ?? 0) * 100)],
    ['a series shifted by three', featureOf('x', ({ open }, i) => open[i + 3] ?? 0)],
    ['a centered mean', featureOf('x', ({ close }, i) => ((close[i - 1] ?? 0) + (close[i + 1] ?? 0)) / 2)],
    ['the four bars it stands in', featureOf('x', ({ close }, i) => close[i - (i % 4) + 3] ?? 0)],
  ])('given %s, then it is found', (_, prepare) => {
    const report = check(aboveFeature('x', prepare));
    expect(report.isClean).toBe(false);
    expect(report.features[0]?.feature).toBe('x');
  });

  it('given a leaking feature that no decision uses, then it is told nevertheless', () => {
    const idle = defineStrategy({
      name: 'idle',
      params: z.object({}),
      prepare: featureOf('label', ({ close }, i) => close[i + 1] ?? 0),
      setup: () => ({}),
    });
    const report = check(idle);
    expect(report).toMatchObject({ isClean: false, changedCuts: 0, features: [{ feature: 'label' }] });
  });

  it('given it keeps the columns it is handed, then prepare is named, and no feature', () => {
    expect(check(keepsColumns())).toMatchObject({ isClean: false, features: [], change: { place: 'prepare' } });
  });
});

describe('a leak past prepare', () => {
  it.each([
    ['of a bar’s series', peeking(({ columns }) => columns)],
    ['of the series it closes over', peeking(() => market.columns)],
    ['of a bar’s series, as observables', peekingReactive],
  ])('given it reads ahead in the columns %s, then it is found', (_, strategy) => {
    const report = check(strategy);
    expect(report).toMatchObject({
      isClean: false,
      change: { place: 'handlers', read: { columns: ['close'], barsAhead: 1 } },
    });
    expect(describeLeaks(report).join('\n')).toContain('not through prepare');
  });

  it('given it reads seven bars ahead of another instrument, then both are named', () => {
    const other = swings(300, { instrument: pair('ETH'), phase: 9 });
    const strategies = [{ strategy: peeking(() => other.columns, 7), instruments: ['BTCUSDT'] }];
    const report = check(meanFollower, { series: [market, other], strategies });
    expect(report.change).toMatchObject({
      instrument: 'BTCUSDT',
      read: { instrument: 'ETHUSDT', columns: ['close'], barsAhead: 7 },
    });
  });

  it.each([
    ['high', ({ high }: BarColumns, i: number) => (high[i + 5] ?? 0) > 108],
    ['low', ({ low }: BarColumns, i: number) => (low[i + 5] ?? 0) < 95],
    ['open', ({ open }: BarColumns, i: number) => (open[i + 5] ?? 0) > 100],
    ['volume', ({ volume }: BarColumns, i: number) => (volume[i + 5] ?? 0) > 1.2],
  ] as const)('given it reads the %s of five bars on, then that column is named', (column, isLong) => {
    const ahead = defineStrategy({
      name: 'ahead',
      params: z.object({}),
      setup: (context) => ({
        onBar: (bar) => context.target(bar, isLong(bar.series.columns, bar.index) ? 0.5 : 0, 'ahead'),
      }),
    });
    expect(check(ahead).change?.read).toMatchObject({ columns: [column], barsAhead: 5 });
  });

  it('given two series on one memory, then noise in one is none in the other', () => {
    const shifted: BarSeries = { ...market, instrument: pair('ETH'), columns: { ...market.columns } };
    expect(check(meanFollower, { series: [market, shifted] }).isClean).toBe(true);
  });
});

describe('what cannot be checked', () => {
  it('given a strategy that keeps count between runs, then E418 names it', () => {
    let count = 0;
    const counting = defineStrategy({
      name: 'counting',
      params: z.object({}),
      setup: (context) => ({ onBar: (bar) => context.target(bar, 0, `call ${count++}`) }),
    });
    const { code, message } = refusalOf(() => check(counting));
    expect(code).toBe('E418');
    expect(message).toContain('"counting"');
  });

  it.each([
    ['throws', () => thrower('what is this price')],
    ['wants what cannot be', () => Number.NaN],
  ])('given a strategy that %s at prices it does not know, then what it decided before is compared', (_, amount) => {
    const known = new Set(market.columns.close);
    const picky = defineStrategy({
      name: 'picky',
      params: z.object({}),
      setup: (context) => ({
        onBar: (bar) => context.target(bar, known.has(bar.close) ? Number(bar.close > 100) : amount(), 'known'),
        onBarOpened: () => undefined,
      }),
    });
    const report = check(picky, { cuts: 5 });
    expect(report.isClean).toBe(true);
    expect(report.failures).toHaveLength(5);
    expect(describeLeaks(report).join('\n')).toContain('failed on the noise 5 times');
  });

  it('given nothing was decided, then it is said to prove nothing', () => {
    const silent = defineStrategy({ name: 'silent', params: z.object({}), setup: () => ({}) });
    expect(describeLeaks(check(silent))).toContain('Nothing was decided, so this proves nothing.');
  });

  it.each([0, -1, 1.5, Number.NaN, 10_001])('given %s cuts, then E416', (cuts) => {
    expect(refusalOf(() => check(meanFollower, { cuts })).code).toBe('E416');
  });

  it('given one bar, no bar in the window, or a strategy that fails, then the error of each, and the bars are whole', () => {
    const one = seriesOf([[100, 101, 99, 100]]);
    expect(refusalOf(() => check(meanFollower, { series: [one] })).code).toBe('E417');
    expect(refusalOf(() => check(meanFollower, { series: [rise], window: { from: newYear * 2 } })).code).toBe('E412');
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

/** Bars of four hours, each the join of four. */
function everyFourth({ instrument, intervalMs, columns }: BarSeries): BarSeries {
  const rows = Array.from({ length: Math.floor(columns.length / 4) }, (_, i) => {
    const part = (name: 'high' | 'low') => [...columns[name].slice(4 * i, 4 * i + 4)];
    const [open, close] = [columns.open[4 * i] as number, columns.close[4 * i + 3] as number];
    return [open, Math.max(...part('high')), Math.min(...part('low')), close] as const;
  });
  return seriesOf(rows, { instrument, intervalMs: 4 * intervalMs });
}

function thrower(message: string): never {
  throw new Error(message);
}
