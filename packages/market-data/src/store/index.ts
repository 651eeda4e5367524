export { readCoverage, writeCoverage } from './coverage-file.ts';
export { seriesFolder } from './folders.ts';
export type {
  AppendOptions,
  AppendSummary,
  CatalogueEntry,
  HistoryRange,
  HistoryStore,
  LoadOptions,
  SeriesWriter,
} from './history-store.ts';
export { openHistoryStore } from './open-store.ts';
