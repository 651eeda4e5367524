export { type CoinTrackingFile, coinTrackingFile } from './cointracking.ts';
export { type KoinlyFiles, koinlyFiles } from './koinly.ts';
export { questionsOf } from './questions.ts';
export type { ReportFile } from './report-file.ts';
export { type ReportFilesOptions, reportFiles } from './report-files.ts';
export { disposalsCsv, form8949Csv, heldCsv, incomeCsv, questionsCsv, summaryCsv } from './tables.ts';
