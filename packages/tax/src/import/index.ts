export { ImportCase } from './import-case.ts';
export { type ImportedFiles, type ImportFile, type ImportFilesOptions, importFiles } from './import-files.ts';
export type {
  ImportedRecord,
  ImportedRows,
  ImportNote,
  ImportOptions,
  RecordDraft,
  TransactionImporter,
} from './importer.ts';
export { importerNamed, importers } from './importers.ts';
export type { DecimalSign } from './table/amount-text.ts';
export type { TableColumns } from './table/columns.ts';
export { type CsvTableRow, csvTable } from './table/csv-table.ts';
export { ImportRow, type RowSettings } from './table/import-row.ts';
