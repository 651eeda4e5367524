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
