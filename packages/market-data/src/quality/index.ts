export { checkQuality, type QualityOptions } from './check-quality.ts';
export { commonestSpacing } from './commonest-spacing.ts';
export { describeQuality } from './describe-quality.ts';
export type { BarPlace, Findings } from './finding-list.ts';
export type { Outlier } from './outliers.ts';
export {
  type Gap,
  isSound,
  type QualityReport,
  type ZeroVolumeRun,
} from './quality-report.ts';
export type { BadRow, BadRowReason, SkippedRows } from './skipped-rows.ts';
