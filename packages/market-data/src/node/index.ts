/**
 * Files of bars and the history store, on Node.
 *
 * @module @rxtrade/market-data/node
 */

export {
  type ImportOptions,
  type ImportProgress,
  type ImportSummary,
  importFiles,
  type ReadFileOptions,
} from '../import/index.ts';
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
export { readBarFile } from './read-bar-file.ts';
