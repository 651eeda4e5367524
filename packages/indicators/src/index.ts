/**
 * Incremental indicators with one contract; batch gives the same numbers, bit for bit.
 *
 * @module
 * @mergeModuleWith <project>
 */

// The contract, batch form, and what an indicator of your own starts from

// Averages
export {
  type ChainSeed,
  type DemaSettings,
  dema,
  type EmaSettings,
  ema,
  hma,
  type Seed,
  sma,
  type TemaSettings,
  tema,
  wilderAverage,
  wma,
} from './averages/index.ts';
// Bands around the price
export {
  type Bands,
  type BollingerSettings,
  bandWidth,
  bollinger,
  type DonchianSettings,
  donchian,
  type KeltnerSettings,
  keltner,
  percentB,
} from './bands/index.ts';
// Candlestick patterns
export { type CandlestickName, candlestick, candlestickNames } from './candlesticks/index.ts';
export {
  BarIndicator,
  type BarInput,
  type BarInputColumns,
  batch,
  batchLines,
  type ColumnsOf,
  type Indicator,
  type IndicatorState,
  Kernel,
  type LineOf,
  NumberIndicator,
  type StateFields,
  type StateValue,
  VolumeIndicator,
} from './contract/index.ts';
// Crossings
export {
  type Crossing,
  type CrossingEvent,
  type CrossingLine,
  crossing,
  crossings,
  type Lines,
  levelCrossing,
} from './crossing/index.ts';
// Errors
export { IndicatorError, type IndicatorErrorCode, type IndicatorErrorEntry, indicatorErrors } from './errors/index.ts';
// Highest and lowest
export { highest, lowest } from './extremes/index.ts';
// Levels of the next period
export {
  type CamarillaPivots,
  camarillaPivots,
  type PivotPoints,
  type PivotPointsSettings,
  pivotPoints,
} from './levels/index.ts';
// Oscillators
export {
  cci,
  type Macd,
  type MacdSeed,
  type MacdSettings,
  macd,
  momentum,
  roc,
  rsi,
  type Stochastic,
  type StochasticRsiSettings,
  type StochasticSettings,
  stochastic,
  stochasticRsi,
  williamsR,
} from './oscillators/index.ts';
// Trend
export {
  type Adx,
  adx,
  type Dmi,
  dmi,
  type Ichimoku,
  type IchimokuSettings,
  ichimoku,
  type LinearRegression,
  linearRegression,
  type ParabolicSar,
  type ParabolicSarSettings,
  parabolicSar,
  type Supertrend,
  type SupertrendSettings,
  supertrend,
  type TrendSide,
} from './trend/index.ts';
// Volatility
export {
  atr,
  type DeviationKind,
  type StandardDeviationSettings,
  standardDeviation,
  trueRange,
  type ZScoreSettings,
  zScore,
} from './volatility/index.ts';
// Volume
export { mfi, type ObvSettings, obv, rollingVwap, vwap } from './volume/index.ts';
// Formulas over a window, of technicalindicators or your own
export {
  type AwesomeOscillatorSettings,
  awesomeOscillator,
  type BarLists,
  type BarWindowSettings,
  barWindow,
  type Kst,
  type KstSettings,
  kst,
  type NumberWindowSettings,
  numberWindow,
} from './windows/index.ts';
