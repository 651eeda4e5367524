export { type ExportOptions, exportSeries } from './export-series.ts';
