export { withDatedRules } from './dated-rules.ts';
export { type DownloadSettings, downloadHistory } from './download-history.ts';
export type { DownloadEvent, DownloadSummary } from './download-tally.ts';
export type { HistorySink } from './history-sink.ts';
export type { DownloadDirection } from './plan-download.ts';
export { filledBy, joined } from './time-ranges.ts';
