import { beforeAll, it } from 'vitest';
import { needs } from '../../../../scripts/testing/needs.ts';
import {
  atr,
  awesomeOscillator,
  type BarInput,
  type BarInputColumns,
  batch,
  cci,
  dema,
  ema,
  hma,
  type Indicator,
  mfi,
  momentum,
  obv,
  roc,
  rsi,
  sma,
  standardDeviation,
  tema,
  trueRange,
  vwap,
  wilderAverage,
  williamsR,
  wma,
  zScore,
} from '../index.ts';
import { columnsOf, expectGolden, type GoldenFile, golden } from './golden.fixture.ts';

const first: GoldenFile = 'stock-indicators-SPY-1d';
const more: GoldenFile = 'stock-indicators-SPY-1d-more';

needs('shared')('against Stock Indicators on 502 daily bars of SPY', () => {
  let columns: BarInputColumns;
  beforeAll(() => {
    columns = columnsOf('SPY-1d-502');
  });

  it.each<[string, GoldenFile, string, string, () => Indicator<number, number>]>([
    ['SMA(20)', first, 'sma', 'sma', () => sma(20)],
    ['SMA(14)', first, 'stdev', 'mean', () => sma(14)],
    ['EMA(20) seeded with a mean', first, 'ema', 'ema', () => ema(20, { seed: 'mean' })],
    ['EMA(12), MACD’s fast average', more, 'macd', 'fastEma', () => ema(12)],
    ['EMA(26), MACD’s slow average', more, 'macd', 'slowEma', () => ema(26)],
    ['Wilder’s average', more, 'smma', 'smma', () => wilderAverage(20)],
    ['WMA(14)', more, 'wma', 'wma', () => wma(14)],
    ['DEMA(14) with a shared seed', first, 'dema', 'dema', () => dema(14, { seed: 'shared' })],
    ['TEMA(20) with a shared seed', more, 'tema', 'tema', () => tema(20, { seed: 'shared' })],
    ['HMA(14), whole roots', first, 'hma', 'hma', () => hma(14)],
    ['RSI(14)', first, 'rsi', 'rsi', () => rsi(14)],
    ['ROC(14)', first, 'roc', 'roc', () => roc(14)],
    ['momentum(14)', first, 'roc', 'momentum', () => momentum(14)],
    ['standard deviation(14) of a population', first, 'stdev', 'stdDev', () => standardDeviation(14)],
    ['z-score(14) of a population', first, 'stdev', 'zScore', () => zScore(14)],
    ['z-score(20), that of the Bollinger bands', first, 'bb', 'zScore', () => zScore(20)],
  ])('given closes, then %s is theirs', (_, file, indicator, line, make) => {
    const ours = make();
    expectGolden(batch(ours, columns.close), golden(file, indicator, line), { warmUp: ours.warmUp });
  });

  it.each<[string, GoldenFile, string, string, () => Indicator<BarInput, number>]>([
    ['true range', first, 'tr', 'tr', () => trueRange()],
    ['ATR(14) without the first bar’s range', first, 'atr', 'atr', () => atr(14)],
    ['OBV from zero', first, 'obv', 'obv', () => obv({ start: 'zero' })],
    ['VWAP from the first bar', more, 'vwap', 'vwap', () => vwap()],
    ['MFI(14)', more, 'mfi', 'mfi', () => mfi(14)],
    ['CCI(20)', more, 'cci', 'cci', () => cci(20)],
    ['Williams %R(14)', more, 'willr', 'williamsR', () => williamsR(14)],
    [
      'awesome oscillator(5, 34), through technicalindicators',
      more,
      'awesome',
      'oscillator',
      () => awesomeOscillator(),
    ],
  ])('given bars, then %s is theirs', (_, file, indicator, line, make) => {
    const ours = make();
    expectGolden(batch(ours, columns), golden(file, indicator, line), { warmUp: ours.warmUp });
  });

  it('given closes, then ATR as a share of the close is theirs', () => {
    const shares = batch(atr(14), columns).map((value, i) => (100 * value) / (columns.close[i] ?? Number.NaN));
    expectGolden(shares, golden(first, 'atr', 'atrp'));
  });
});
