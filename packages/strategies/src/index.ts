/**
 * Strategies that show how strategies are written.
 *
 * @module
 */

export { MomentumParams, momentumStrategy } from './momentum/index.ts';
export { SmaCrossParams, smaCross, smaCrossReactive } from './sma-cross/index.ts';
