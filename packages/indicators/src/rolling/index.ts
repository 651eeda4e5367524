export { DeviationWindow } from './deviation-window.ts';
export { HighestWindow, LowestWindow } from './extreme-window.ts';
export { FlowWindow } from './flow-window.ts';
export { LagWindow } from './lag-window.ts';
export { SumWindow } from './sum-window.ts';
export { WeightedWindow } from './weighted-window.ts';
