export { type ImportOptions, type ImportProgress, type ImportSummary, importFiles } from './import-files.ts';
export type { ReadFileOptions } from './read-file-options.ts';
