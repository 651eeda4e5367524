export { builtInStrategies, loadStrategy } from './load-strategy.ts';
