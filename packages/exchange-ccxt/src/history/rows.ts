import { isoOf, RxtradeError, type TimeRange } from '@rxtrade/core';

/** One row of an answer as numbers, its instant first. */
export type Row = readonly [at: number, ...values: number[]];

/** What was asked, for messages. */
export type Asked = { readonly exchange: string; readonly what: string };

/**
 * The rows of an answer that lie in what was asked, in the order of time. Rows that came twice are taken once.
 *
 * @throws E206 when a row is not made of numbers, when two of one key differ, or when nothing of what came was asked for.
 */
export function fitted(
  rows: readonly Row[],
  range: TimeRange,
  keyOf: (row: Row) => number,
  asked: Asked,
): readonly Row[] {
  const byKey = new Map<number, Row>();
  for (const row of rows) {
    if (!Number.isSafeInteger(row[0])) throw misfit(asked, `a row without an instant (${row.join(', ')})`);
    if (row[0] < range.from || row[0] >= range.to) continue;
    const key = keyOf(row);
    const other = byKey.get(key);
    if (other !== undefined && !isSame(row, other)) {
      throw misfit(asked, `two rows for ${told(row[0])} that differ (${other.join(', ')} and ${row.join(', ')})`);
    }
    byKey.set(key, row);
  }
  if (byKey.size === 0 && rows.length > 0) throw misfit(asked, outside(rows, range));
  return [...byKey.values()].sort((a, b) => a[0] - b[0] || keyOf(a) - keyOf(b));
}

function outside(rows: readonly Row[], { from, to }: TimeRange): string {
  const instants = rows.map(([at]) => at);
  const [first, last] = [Math.min(...instants), Math.max(...instants)];
  return `rows from ${told(first)} to ${told(last)} where those of ${told(from)} to ${told(to)} were asked for`;
}

/** E206: the answer is not one to the question. */
export function misfit({ exchange, what }: Asked, why: string): RxtradeError {
  return new RxtradeError('E206', `${exchange} answered ${what} with ${why}`, { exchange, what });
}

function isSame(a: Row, b: Row): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

function told(at: number): string {
  return Math.abs(at) < 8.64e15 ? isoOf(at) : String(at);
}
