export { type CoinTrackingFile, coinTrackingFile } from './cointracking.ts';
export { type KoinlyFiles, koinlyFiles } from './koinly.ts';
export { questionsOf } from './questions.ts';
export type { ReportFile } from './report-file.ts';
export { type ReportFilesOptions, reportFiles } from './report-files.ts';
export { disposalsCsv, heldCsv, incomeCsv, questionsCsv, summaryCsv } from './tables.ts';
export { form8949Csv, form8949SummaryCsv, reconciled1099DaCsv } from './us-tables.ts';
