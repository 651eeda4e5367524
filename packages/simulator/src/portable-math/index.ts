export { hyperbolicTangent, naturalLog } from './portable-math.ts';
