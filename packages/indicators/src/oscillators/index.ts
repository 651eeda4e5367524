export { cci } from './cci.ts';
export { type Macd, type MacdSeed, type MacdSettings, macd } from './macd.ts';
export { momentum } from './momentum.ts';
export { roc } from './roc.ts';
export { rsi } from './rsi.ts';
export type { Stochastic } from './smoothed-ratio.ts';
export { type StochasticSettings, stochastic } from './stochastic.ts';
export { type StochasticRsiSettings, stochasticRsi } from './stochastic-rsi.ts';
export { williamsR } from './williams-r.ts';
