export { mfi } from './mfi.ts';
export { type ObvSettings, obv } from './obv.ts';
export { rollingVwap } from './rolling-vwap.ts';
export { vwap } from './vwap.ts';
