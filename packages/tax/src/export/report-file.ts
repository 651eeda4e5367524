/** A file of a report, its text in pieces that are made as they are read. */
export type ReportFile = { readonly name: string; readonly text: Iterable<string> };
