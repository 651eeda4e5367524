export { type BarInputColumns, batch, batchLines, type Columnar, type ColumnsOf, type LineOf } from './batch.ts';
export type { BarInput, Indicator } from './indicator.ts';
export { checkNumber, checkRange, checkVolume } from './inputs.ts';
export { BarIndicator, Kernel, NumberIndicator, VolumeIndicator } from './kernel.ts';
export { requireBelow, requireOneOf, requirePeriod, requirePositive } from './settings.ts';
export type { IndicatorState, StateFields, StateValue } from './state.ts';
