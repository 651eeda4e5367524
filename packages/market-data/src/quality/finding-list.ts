import type { EpochMs } from '@rxtrade/core';

/** How many there are, and the first of them: a report stays small however bad the data is. */
export type Findings<T> = { readonly count: number; readonly first: readonly T[] };

/** A place in the data. */
export type BarPlace = { readonly index: number; readonly openAt: EpochMs };

/** Counts findings and keeps the first `max` of them. */
export class FindingList<T> implements Findings<T> {
  count = 0;
  readonly first: T[] = [];
  private readonly max: number;

  constructor(max: number) {
    this.max = max;
  }

  add(finding: T): void {
    this.count += 1;
    if (this.first.length < this.max) this.first.push(finding);
  }

  /** Plain data, without the limit. */
  done(): Findings<T> {
    return { count: this.count, first: this.first };
  }
}
