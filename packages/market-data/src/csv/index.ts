export { BarCsvReader, type BarFile, type CsvFormat, type ReadBarsOptions } from './bar-csv-reader.ts';
export type { CsvFormatKind } from './csv-format.ts';
export { type HistoryCsvOptions, HistoryCsvReader } from './history-csv-reader.ts';
export { readBarStream, readBars } from './read-bars.ts';
export type { TimeNotation } from './time-reader.ts';
export { writeBars } from './write-bars.ts';
