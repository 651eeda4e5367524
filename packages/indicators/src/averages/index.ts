export type { ChainSeed } from './chained-average.ts';
export { type DemaSettings, dema } from './dema.ts';
export { type EmaSettings, ema } from './ema.ts';
export { ExponentialAverage, type Seed, seeds } from './exponential-average.ts';
export { hma } from './hma.ts';
export { sma } from './sma.ts';
export { type TemaSettings, tema } from './tema.ts';
export { wilderAverage } from './wilder-average.ts';
export { wma } from './wma.ts';
