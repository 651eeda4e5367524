/** The options of `explain` as they were typed. */
export type ExplainFlags = { readonly at?: string; readonly instrument?: readonly string[]; readonly json?: boolean };
