import type { RulesApplied } from '../result/tax-result.ts';

/** One figure of a worksheet. */
export type WorksheetRow = {
  /** What a path calls it, as `taxableGain`. */
  readonly name: string;
  /** The line or box of the form; empty where the form's number was not confirmed or there is none. */
  readonly line: string;
  readonly label: string;
  readonly value: string;
};

/** A column; figures are aligned right. */
export type WorksheetColumn = { readonly name: string; readonly label: string; readonly align: 'left' | 'right' };

/** A row of a table: one cell a column. */
export type WorksheetTableRow = { readonly name: string; readonly cells: readonly string[] };

/** A list with its totals, such as the rows of one box. */
export type WorksheetTable = {
  /** What a path calls it; empty where rows have names of their own. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly WorksheetColumn[];
  readonly rows: readonly WorksheetTableRow[];
  readonly totals: readonly WorksheetTableRow[];
};

/**
 * What belongs on one official form for one tax year, in the form's order, as text. It holds only figures that were worked
 * out; those that need a table nobody entered are named in `leftOut`.
 */
export type Worksheet = {
  /** `form8949`, `scheduleD`, `sa108`, `form2086`, `anlageSO`, `anlageKAP`, `schedule3` or `capitalGains`. */
  readonly name: string;
  readonly form: string;
  readonly title: string;
  readonly year: string;
  readonly rules: RulesApplied;
  readonly rows: readonly WorksheetRow[];
  readonly tables: readonly WorksheetTable[];
  readonly leftOut: readonly { readonly figure: string; readonly reason: string }[];
  readonly notes: readonly string[];
};

/** What a form adds to what all worksheets of a year say. */
export type Sheet = Pick<Worksheet, 'name' | 'form' | 'title' | 'rows' | 'tables' | 'notes'> &
  Partial<Pick<Worksheet, 'leftOut'>>;
