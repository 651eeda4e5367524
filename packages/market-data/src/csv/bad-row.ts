import { type ErrorCode, RxtradeError } from '@rxtrade/core';
import type { BadRow, BadRowReason, SkippedRows } from '../quality/index.ts';

const codes: Readonly<Record<BadRowReason, ErrorCode>> = {
  malformed: 'E102',
  time: 'E103',
  'non-finite': 'E104',
  'non-positive-price': 'E104',
  'negative-volume': 'E104',
  'price-range': 'E104',
  unsorted: 'E105',
  duplicate: 'E106',
};
const waysOut: Readonly<Partial<Record<BadRowReason, string>>> = {
  unsorted: 'sort the file by time',
  duplicate: 'remove one of the two',
};
const listMax = 10;

/** The error that a bad row is unless such rows are skipped. */
export function badRowError(file: string, { line, reason, problem }: BadRow): RxtradeError {
  const wayOut = waysOut[reason] ?? 'correct the line';
  return new RxtradeError(
    codes[reason],
    `"${file}" line ${line}: ${problem}; ${wayOut}, or skip such rows with onBadRow: 'skip'`,
    { file, line, reason },
  );
}

/** Counts skipped rows by reason and keeps the first of them. */
export class SkippedRowList implements SkippedRows {
  count = 0;
  readonly byReason: Partial<Record<BadRowReason, number>> = {};
  readonly first: BadRow[] = [];

  add(row: BadRow): void {
    this.count += 1;
    this.byReason[row.reason] = (this.byReason[row.reason] ?? 0) + 1;
    if (this.first.length < listMax) this.first.push(row);
  }
}
