import type { Currency, Exact } from '@rxtrade/core';
import type { LocalDay } from '../calendar/local-day.ts';

/** An account by its path: the kind first, then what it is of. */
export type JournalAccount = readonly ['Assets' | 'Equity' | 'Expenses' | 'Income', ...string[]];

/** Units that come into an account or leave it. */
export type JournalUnits = {
  /** Negative when they leave. */
  readonly quantity: Exact;
  readonly asset: Currency;
  /** What they are carried at, all together and of the sign of the quantity; absent where they move without a cost. */
  readonly cost?: Exact;
  readonly lot?: string;
  readonly acquiredDay?: LocalDay;
};

/** One line of an entry: units, or money of the journal's currency. */
export type JournalPosting =
  | { readonly account: JournalAccount; readonly units: JournalUnits }
  | { readonly account: JournalAccount; readonly money: Exact };

/** What one transaction does. The money of its postings and the costs of its units add up to zero. */
export type JournalEntry = {
  readonly tx: string;
  readonly day: LocalDay;
  readonly text: string;
  readonly postings: readonly JournalPosting[];
};

/** Double-entry bookkeeping of lots: what came, went and moved at its cost, and what was gained. */
export type Journal = {
  readonly currency: Currency;
  /** In time order. They are made as they are read, and can be read again. */
  readonly entries: Iterable<JournalEntry>;
  readonly isEmpty: boolean;
  /** What is in no entry, and why. */
  readonly notes: readonly string[];
  /** What a reader has to know of the rules. */
  readonly head: readonly string[];
};
