export {
  type AtInstrument,
  type CancelRequest,
  cancelOrders,
  instrumentAt,
  type OrderDecision,
  order,
  type StrategyDecision,
  type Target,
  target,
  targetQuantity,
} from './decision.ts';
export { defineStrategy, readParams } from './define-strategy.ts';
export { type ReactiveHandlers, reactiveHandlers } from './reactive.ts';
export type {
  Features,
  PreparedSeries,
  Strategy,
  StrategyCommon,
  StrategyContext,
  StrategyHandlers,
  StrategyPosition,
  StrategyStreams,
} from './strategy.ts';
