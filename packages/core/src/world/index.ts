export { HistorySweep, type SweepTarget, type SweepWindow } from './history-sweep.ts';
export { type RunHistorySettings, type RunWorldSettings, runHistory, runWorld, type WorldEnd } from './run-world.ts';
export { World, type WorldSettings } from './world.ts';
