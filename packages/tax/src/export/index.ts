export { questionsOf } from './questions.ts';
export { type ReportFile, reportFiles } from './report-files.ts';
export { disposalsCsv, form8949Csv, heldCsv, incomeCsv, questionsCsv, summaryCsv } from './tables.ts';
