import type { BookColumns } from './event-columns.ts';

/** The levels `[from, end)` of recorded columns: a `BookLevels` that makes its views only where they are read. */
export class BookSide {
  readonly columns: BookColumns;
  readonly from: number;
  readonly end: number;

  constructor(columns: BookColumns, from: number, end: number) {
    this.columns = columns;
    this.from = from;
    this.end = end;
  }

  /** How many levels there are. */
  get length(): number {
    return this.end - this.from;
  }
  /** In quote. */
  get prices(): Float64Array {
    return this.columns.price.subarray(this.from, this.end);
  }
  /** Base units or contracts, level by level as `prices`. */
  get quantities(): Float64Array {
    return this.columns.quantity.subarray(this.from, this.end);
  }
}
