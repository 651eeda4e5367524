export { columnsFrom } from './from-rows.ts';
export { type ChangedRow, inOrder, type Merged, mergeRows } from './merge-rows.ts';
export {
  columnAt,
  columnsOf,
  emptyRows,
  instantAt,
  isInstant,
  joinRows,
  type Rows,
  rowAtOrAfter,
  sliceRows,
} from './rows.ts';
export {
  type HistoryColumns,
  type HistoryKind,
  historyKinds,
  type KindRows,
  type SeriesKey,
  type SeriesRows,
  seriesKeyOf,
  seriesName,
} from './series-key.ts';
export { rowsOf } from './to-rows.ts';
