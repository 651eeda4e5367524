import type { Labels } from './figure-rows.ts';

/** On which line of a form each figure stands, for tax years of which that was confirmed. */
export type FormLines = {
  /** The first and the last tax year. */
  readonly from: string;
  readonly to: string;
  readonly lines: Readonly<Record<string, string>>;
};

/** What is said where a year is in no table. */
export const noNumbers =
  'Line numbers are left out: none was confirmed for this tax year. Take the figures by their names.';

/** The entry of a tax year; undefined where none was confirmed. */
export function linesIn(tables: readonly FormLines[], year: string): FormLines | undefined {
  return tables.find(({ from, to }) => from <= year && year <= to);
}

/** Labels with the lines of a year; those without one keep none. */
export function withLines(labels: Labels, table: FormLines | undefined): Labels {
  return Object.fromEntries(
    Object.entries(labels).map(([name, label]) => {
      const line = table?.lines[name];
      return [name, line === undefined ? label : { ...label, line }];
    }),
  );
}
