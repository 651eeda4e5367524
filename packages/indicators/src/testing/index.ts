/**
 * The contract suite of indicators, for vitest.
 *
 * @module @rxtrade/indicators/testing
 */

export { describeIndicator, type IndicatorCase } from './describe-indicator.ts';
export { anyBarInput, anyPrice } from './inputs.ts';
