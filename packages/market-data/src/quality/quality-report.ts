import type { DurationMs, EpochMs } from '@rxtrade/core';
import type { BarPlace, Findings } from './finding-list.ts';
import type { Outlier } from './outliers.ts';
import type { SkippedRows } from './skipped-rows.ts';

/** Bars that are not there. */
export type Gap = {
  /** The first bar after the gap. */
  readonly index: number;
  /** Where the first missing bar would have opened. */
  readonly openAt: EpochMs;
  readonly missing: number;
  /** True when all of it lies between Friday 16:00 and Monday 00:00 UTC, and Saturday noon in it. */
  readonly isWeekend: boolean;
};

/** Neighbouring bars in which nothing was traded. */
export type ZeroVolumeRun = BarPlace & { readonly bars: number };

/** Everything worth knowing about bars before trusting them. */
export type QualityReport = {
  /** The name of the file they came from. */
  readonly file?: string;
  readonly rows: number;
  readonly intervalMs: DurationMs;
  /** Where the first bar opens and the last one closes; absent when there are none. */
  readonly span?: { readonly from: EpochMs; readonly to: EpochMs };
  readonly gaps: Findings<Gap> & { readonly missing: number; readonly weekends: number };
  /** Bars that open less than, or not a whole number of, intervals after the one before. */
  readonly offGrid: Findings<BarPlace>;
  readonly duplicates: Findings<BarPlace>;
  readonly unsorted: Findings<BarPlace>;
  readonly nonFinite: Findings<BarPlace>;
  /** Prices of zero or below, and volumes below zero. */
  readonly nonPositive: Findings<BarPlace>;
  /** Bars whose open or close lies outside of low and high. */
  readonly impossible: Findings<BarPlace>;
  readonly zeroVolume: Findings<ZeroVolumeRun> & { readonly bars: number; readonly longest: number };
  /** The largest, in the order of time. */
  readonly outliers: Findings<Outlier>;
  /** The rows that reading left out; none when the bars did not come from a file. */
  readonly skipped: SkippedRows;
};

/** True when the engine can run on these bars. Gaps, outliers and bars without volume do not stop it. */
export function isSound(report: QualityReport): boolean {
  const { duplicates, unsorted, nonFinite, nonPositive, impossible } = report;
  return [duplicates, unsorted, nonFinite, nonPositive, impossible].every(({ count }) => count === 0);
}
