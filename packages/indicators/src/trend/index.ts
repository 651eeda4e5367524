export { type Adx, adx } from './adx.ts';
export { type Dmi, dmi } from './dmi.ts';
export { type Ichimoku, type IchimokuSettings, ichimoku } from './ichimoku.ts';
export { type LinearRegression, linearRegression } from './linear-regression.ts';
export { type ParabolicSar, type ParabolicSarSettings, parabolicSar } from './parabolic-sar.ts';
export { type Supertrend, type SupertrendSettings, supertrend } from './supertrend.ts';
export type { TrendSide } from './trend-side.ts';
