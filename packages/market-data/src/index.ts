/**
 * Bars from CSV as columns, their quality report, names of series, and paced replay.
 *
 * @module
 * @mergeModuleWith <project>
 */

// events
export { type EventFinding, eventFindings } from './check/event-findings.ts';
// bars as CSV
export {
  BarCsvReader,
  type BarFile,
  type CsvFormat,
  type CsvFormatKind,
  type ReadBarsOptions,
  readBarStream,
  readBars,
  type TimeNotation,
  writeBars,
} from './csv/index.ts';
// download
export {
  type DownloadDirection,
  type DownloadEvent,
  type DownloadSettings,
  type DownloadSummary,
  downloadHistory,
  type HistorySink,
  withDatedRules,
} from './download/index.ts';
// errors
export { marketDataErrors } from './errors.ts';
// names and columns of history
export {
  type ChangedRow,
  type HistoryColumns,
  type HistoryKind,
  historyKinds,
  type SeriesKey,
  type SeriesRows,
  seriesKeyOf,
  seriesName,
} from './history/index.ts';
// quality
export {
  type BadRow,
  type BadRowReason,
  type BarPlace,
  checkQuality,
  commonestSpacing,
  describeQuality,
  type Findings,
  type Gap,
  isSound,
  type Outlier,
  type QualityOptions,
  type QualityReport,
  type SkippedRows,
  type ZeroVolumeRun,
} from './quality/index.ts';
// paced replay
export { type PacedHistorySettings, pacedHistory } from './replay/index.ts';
// resampling
export { type ResampleIntervals, resampleColumns } from './resample/index.ts';
