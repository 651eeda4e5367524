/**
 * Files of bars and the history store, on Node.
 *
 * @module @rxtrade/market-data/node
 */

export { checkSeries, type SeriesCheck } from '../check/index.ts';
export { type ExportOptions, exportSeries } from '../export/index.ts';
export {
  type ImportOptions,
  type ImportProgress,
  type ImportSummary,
  importFiles,
  type ReadFileOptions,
} from '../import/index.ts';
export { queryStore, type SqlResult, type SqlTable, sqlTables } from '../sql/index.ts';
export {
  type AppendOptions,
  type AppendSummary,
  type CatalogueEntry,
  type HistoryRange,
  type HistoryStore,
  type LoadOptions,
  openHistoryStore,
  type SeriesWriter,
} from '../store/index.ts';
export { type StoreSinkSettings, storeSink } from '../store-sink/index.ts';
export { readBarFile } from './read-bar-file.ts';
