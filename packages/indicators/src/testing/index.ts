export { describeIndicator, type IndicatorCase } from './describe-indicator.ts';
export { anyBarInput, anyPrice } from './inputs.ts';
