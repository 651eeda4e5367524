/** What `rxtrade data check` was asked. */
export type CheckFlags = {
  readonly strict?: boolean;
  readonly timeframe?: string;
  readonly zone?: string;
  readonly store?: string;
  readonly json?: boolean;
};

/** What is to be said of one file, or of one series of the store. */
export type FileCheck =
  | {
      readonly kind: 'checked';
      readonly file: string;
      readonly problems: readonly string[];
      /** The report as a person reads it, and as JSON. */
      readonly lines: readonly string[];
      readonly document: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'no-bars' | 'unreadable'; readonly file: string; readonly code: string; readonly message: string };
