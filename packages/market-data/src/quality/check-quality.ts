import { type BarColumns, type DurationMs, RxtradeError } from '@rxtrade/core';
import { findOutliers } from './outliers.ts';
import type { QualityReport } from './quality-report.ts';
import { checkSpacing } from './spacing.ts';
import { checkValues } from './values.ts';

/** What counts as an outlier, and how many findings of a kind a report lists. */
export type QualityOptions = {
  /** Robust deviations from which on a price is an outlier; 10 by default. */
  readonly deviationsMax?: number;
  /** Findings of a kind that are listed; all are counted. 1,000 by default. */
  readonly listMax?: number;
};

/**
 * Looks at bars of any quality, also ones that the engine would refuse, and says what is to be known about them. Changes
 * nothing.
 *
 * @throws E011 when the interval is not a duration above zero.
 */
export function checkQuality(columns: BarColumns, intervalMs: DurationMs, options: QualityOptions = {}): QualityReport {
  if (!(intervalMs > 0 && Number.isFinite(intervalMs))) {
    throw new RxtradeError(
      'E011',
      `interval ${intervalMs} is not a duration; pass milliseconds above zero, such as 5 * minute`,
      { intervalMs },
    );
  }
  const { deviationsMax = 10, listMax = 1_000 } = options;
  const { length: rows, openAt } = columns;
  const span = { from: openAt[0] as number, to: (openAt[rows - 1] as number) + intervalMs };
  return {
    rows,
    intervalMs,
    ...(rows > 0 && { span }),
    ...checkSpacing(columns, intervalMs, listMax),
    ...checkValues(columns, listMax),
    outliers: findOutliers(columns, intervalMs, { deviationsMax, listMax }),
    skipped: { count: 0, byReason: {}, first: [] },
  };
}
