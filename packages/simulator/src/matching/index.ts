export {
  type BarRange,
  type FillModel,
  type LegPhase,
  type Match,
  type StandardFillOptions,
  standardFills,
} from './fill-model.ts';
export { WorkingOrder } from './working-order.ts';
