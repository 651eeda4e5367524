export { emulateMissing } from './emulation/emulated-venue.ts';
export { type IcebergSettings, iceberg } from './iceberg.ts';
export { type PovSettings, pov } from './pov.ts';
export { sizeAtOpen } from './size-at-open.ts';
export { type TwapSettings, twap } from './twap.ts';
export { VolumeByTimeOfDay, type VolumeProfile } from './volume-by-time-of-day.ts';
export { type VwapSettings, vwap } from './vwap.ts';
