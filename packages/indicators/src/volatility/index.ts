export { atr } from './atr.ts';
export { type DeviationKind, divisorOf } from './deviation-kind.ts';
export { AverageTrueRange, type Range, TrueRanges } from './ranges.ts';
export { type StandardDeviationSettings, standardDeviation } from './standard-deviation.ts';
export { trueRange } from './true-range.ts';
export { type ZScoreSettings, zScore } from './z-score.ts';
