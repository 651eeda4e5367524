export { HistorySweep, type SweepOptions, type SweepTarget } from './history-sweep.ts';
export { pacedBy } from './paced-by.ts';
export { type RunHistorySettings, type RunWorldSettings, runHistory, runWorld, type WorldEnd } from './run-world.ts';
export type { SweepWindow } from './sweep-window.ts';
export { type OutsideInput, World, type WorldSettings } from './world.ts';
export type { EndedBy } from './world-run.ts';
