import { beforeAll, it } from 'vitest';
import { needs } from '../../../../scripts/testing/needs.ts';
import {
  atr,
  type BarInput,
  type BarInputColumns,
  batch,
  batchLines,
  bollinger,
  dema,
  ema,
  type Indicator,
  macd,
  mfi,
  obv,
  roc,
  rsi,
  sma,
  standardDeviation,
  trueRange,
  williamsR,
  wma,
} from '../index.ts';
import { columnsOf, expectGolden, golden } from './golden.fixture.ts';

const file = 'talib-BTCUSDT-1h';

needs('shared')('against TA-Lib on 500 hourly bars of BTCUSDT', () => {
  let columns: BarInputColumns;
  beforeAll(() => {
    columns = columnsOf('BTCUSDT-1h-500');
  });

  it.each<[string, string, string, () => Indicator<number, number>]>([
    ['SMA', 'sma20', 'sma', () => sma(20)],
    ['EMA seeded with a mean', 'ema20', 'ema', () => ema(20, { seed: 'mean' })],
    ['WMA', 'wma20', 'wma', () => wma(20)],
    ['DEMA, each average with a seed of its own', 'dema20', 'dema', () => dema(20, { seed: 'own' })],
    ['RSI', 'rsi14', 'rsi', () => rsi(14)],
    ['ROC in percent', 'roc10', 'roc', () => roc(10)],
    ['standard deviation of a population', 'stddev20', 'stddev', () => standardDeviation(20, { kind: 'population' })],
  ])('given closes, then %s is TA-Lib’s', (_, indicator, line, make) => {
    const ours = make();
    expectGolden(batch(ours, columns.close), golden(file, indicator, line), { warmUp: ours.warmUp });
  });

  it.each<[string, string, string, () => Indicator<BarInput, number>]>([
    ['true range', 'trange', 'tr', () => trueRange()],
    ['ATR without the first bar’s range', 'atr14', 'atr', () => atr(14)],
    ['OBV from the first volume', 'obv', 'obv', () => obv({ start: 'volume' })],
    ['MFI', 'mfi14', 'mfi', () => mfi(14)],
    ['Williams %R', 'willr14', 'willr', () => williamsR(14)],
  ])('given bars, then %s is TA-Lib’s', (_, indicator, line, make) => {
    const ours = make();
    expectGolden(batch(ours, columns), golden(file, indicator, line), { warmUp: ours.warmUp });
  });

  it('given closes, then MACD with averages that start together is TA-Lib’s', () => {
    const ours = macd({ fast: 12, slow: 26, signal: 9, seed: 'together' });
    const lines = batchLines(ours, columns.close, ['macd', 'signal', 'histogram']);
    expectGolden(lines.macd, golden(file, 'macd', 'macd'), { warmUp: ours.warmUp });
    expectGolden(lines.signal, golden(file, 'macd', 'signal'));
    expectGolden(lines.histogram, golden(file, 'macd', 'histogram'));
  });

  it('given closes, then Bollinger bands of a population are TA-Lib’s', () => {
    const ours = bollinger({ period: 20, deviations: 2, kind: 'population' });
    const lines = batchLines(ours, columns.close, ['upper', 'middle', 'lower']);
    expectGolden(lines.upper, golden(file, 'bbands20', 'upper'), { warmUp: ours.warmUp });
    expectGolden(lines.middle, golden(file, 'bbands20', 'middle'));
    expectGolden(lines.lower, golden(file, 'bbands20', 'lower'));
  });
});
