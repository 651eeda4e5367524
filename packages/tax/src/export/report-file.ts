/** A file of a report. */
export type ReportFile = { readonly name: string; readonly text: string };
