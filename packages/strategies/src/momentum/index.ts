export { MomentumParams, momentumStrategy } from './momentum-strategy.ts';
