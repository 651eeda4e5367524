/** Why a row is not a bar that may follow the one before it. */
export type BadRowReason =
  | 'malformed'
  | 'time'
  | 'non-finite'
  | 'non-positive-price'
  | 'negative-volume'
  | 'price-range'
  | 'unsorted'
  | 'duplicate';

/** A row that is not a bar: where it stands, and what is wrong with it as a sentence without subject. */
export type BadRow = { readonly line: number; readonly reason: BadRowReason; readonly problem: string };

/** The rows that reading left out. */
export type SkippedRows = {
  readonly count: number;
  readonly byReason: Readonly<Partial<Record<BadRowReason, number>>>;
  /** The first of them, in the order of the file. */
  readonly first: readonly BadRow[];
};
