export { type Clock, WallClock } from './clock.ts';
export { type DurationMs, day, type EpochMs, floorTo, hour, isoOf, minute, second, week } from './instant.ts';
export { SimulatedClock } from './simulated-clock.ts';
export { durationOf, timeframeOf } from './timeframe.ts';
