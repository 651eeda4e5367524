export type { BarRange, FillModel, LegPhase, Match } from './fill-model.ts';
export { type PathFillOptions, pathFills } from './path-fills.ts';
export { type StandardFillOptions, standardFills } from './standard-fills.ts';
export { WorkingOrder, type WorkingOrderOptions } from './working-order.ts';
