export { type CamarillaPivots, camarillaPivots } from './camarilla-pivots.ts';
export { type PivotPoints, type PivotPointsSettings, pivotPoints } from './pivot-points.ts';
