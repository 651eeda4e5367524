export { withDatedRules } from './dated-rules.ts';
export { type DownloadSettings, downloadHistory } from './download-history.ts';
export type { DownloadEvent, DownloadSummary } from './download-tally.ts';
export type { HistorySink } from './history-sink.ts';
export { type DownloadDirection, type DownloadPlan, planDownload } from './plan-download.ts';
export { filledBy, joined, without } from './time-ranges.ts';
