export { IndicatorError, type IndicatorErrorCode, type IndicatorErrorEntry, indicatorErrors } from './errors.ts';
