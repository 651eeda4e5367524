/**
 * The HTML report of a run.
 *
 * @module @rxtrade/analytics/report
 */

// report
export { renderReport } from './render-report.ts';
export type { ReportAssumption, ReportFill, ReportInput } from './report-input.ts';
