export { mappedFields } from './mapped-fields.ts';
export type {
  Worksheet,
  WorksheetColumn,
  WorksheetRow,
  WorksheetTable,
  WorksheetTableRow,
} from './worksheet.ts';
export { worksheetFigures } from './worksheet-figures.ts';
export { type WorksheetsOptions, worksheets } from './worksheets.ts';
