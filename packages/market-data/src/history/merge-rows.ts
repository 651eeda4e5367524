import { compareKeys, haveIds, keysOf, type RowKeys } from './row-keys.ts';
import { columnAt, columnsOf, instantAt, type Rows } from './rows.ts';

/** A row that is in the store with other values. */
export type ChangedRow = {
  /** Its instant, in epoch milliseconds. */
  readonly at: number;
  /** The first column that differs, and what it holds here and there. */
  readonly column: string;
  readonly stored: number;
  readonly given: number;
};

/** What became of rows that were merged into others. */
export type Merged = {
  readonly rows: Rows;
  readonly added: number;
  readonly duplicate: number;
  /** How many are there with other values; of them `rows` holds what was given. */
  readonly changed: number;
  /** The first of them. */
  readonly changes: readonly ChangedRow[];
};

const changesShown = 5;

/**
 * Merges rows into stored ones, both ordered by instant. Rows of one key (see `RowKeys`) are one row: the same values
 * make it a duplicate, others a change, of which the given one is kept. Rows given twice count the same way.
 */
export function mergeRows(stored: Rows, given: Rows): Merged {
  const byId = haveIds(given) && haveIds(stored);
  const [before, beforeKeys] = ordered(stored, byId);
  const [after, afterKeys] = ordered(given, byId);
  const tally = new Tally(before, after);
  let a = 0;
  let b = 0;
  while (a < before.length || b < after.length) {
    const order = a === before.length ? 1 : b === after.length ? -1 : compareKeys(beforeKeys, a, afterKeys, b);
    if (order < 0) tally.keep(a++);
    else {
      if (order === 0) tally.replace(a++, b++);
      else tally.add(b++);
      while (b < after.length && compareKeys(afterKeys, b - 1, afterKeys, b) === 0) tally.repeat(b++);
    }
  }
  return tally.end();
}

/** Which row of which side stands where, and how many were what. Given rows are written as `-1 - row`. */
class Tally {
  private readonly stored: Rows;
  private readonly given: Rows;
  private readonly picks: Int32Array;
  private length = 0;
  private added = 0;
  private duplicate = 0;
  private changed = 0;
  private readonly changes: ChangedRow[] = [];

  constructor(stored: Rows, given: Rows) {
    this.stored = stored;
    this.given = given;
    this.picks = new Int32Array(stored.length + given.length);
  }

  keep(row: number): void {
    this.picks[this.length++] = row;
  }

  add(row: number): void {
    this.added += 1;
    this.picks[this.length++] = -1 - row;
  }

  replace(row: number, by: number): void {
    this.picks[this.length++] = this.isSame(this.stored, row, by) ? row : -1 - by;
  }

  /** A row with the key of the given one before it. */
  repeat(by: number): void {
    const latest = this.picks[this.length - 1] as number;
    const isSame = latest < 0 ? this.isSame(this.given, -1 - latest, by) : this.isSame(this.stored, latest, by);
    if (!isSame) this.picks[this.length - 1] = -1 - by;
  }

  end(): Merged {
    const { kind } = this.stored;
    const picks = this.picks.subarray(0, this.length);
    const { added, duplicate, changed, changes } = this;
    // most of an import: nothing was there, so nothing has to be copied
    if (this.stored.length === 0 && added === this.given.length)
      return { rows: this.given, added, duplicate, changed, changes };
    const columns = columnsOf(kind).map((_, index) => {
      const stored = columnAt(this.stored, index);
      const given = columnAt(this.given, index);
      const column = new Float64Array(picks.length);
      for (let i = 0; i < picks.length; i++) {
        const pick = picks[i] as number;
        column[i] = (pick < 0 ? given[-1 - pick] : stored[pick]) as number;
      }
      return column;
    });
    return { rows: { kind, length: picks.length, columns }, added, duplicate, changed, changes };
  }

  private isSame(rows: Rows, row: number, by: number): boolean {
    const names = columnsOf(rows.kind);
    const index = names.findIndex(
      (_, column) => !Object.is(columnAt(rows, column)[row], columnAt(this.given, column)[by]),
    );
    const column = names[index];
    if (column === undefined) {
      this.duplicate += 1;
      return true;
    }
    this.changed += 1;
    if (this.changes.length < changesShown) {
      const stored = columnAt(rows, index)[row] as number;
      this.changes.push({ at: instantAt(rows, row), column, stored, given: columnAt(this.given, index)[by] as number });
    }
    return false;
  }
}

/** Rows in the order in which they are stored. */
export function inOrder(rows: Rows): Rows {
  return ordered(rows, haveIds(rows))[0];
}

/** Rows in the order of their keys, with these. Only the rows of one instant may come in another. */
function ordered(rows: Rows, byId: boolean): readonly [Rows, RowKeys] {
  const keys = keysOf(rows, byId);
  const [instants] = keys as readonly [Float64Array];
  let order: Int32Array | undefined;
  for (let from = 0; keys.length > 1 && from < rows.length; ) {
    let to = from + 1;
    let isInOrder = true;
    for (; to < rows.length && instants[to] === instants[from]; to++) {
      if (isInOrder && compareKeys(keys, to - 1, keys, to) > 0) isInOrder = false;
    }
    if (!isInOrder) {
      order ??= Int32Array.from({ length: rows.length }, (_, row) => row);
      order.subarray(from, to).sort((a, b) => compareKeys(keys, a, keys, b) || a - b);
    }
    from = to;
  }
  if (order === undefined) return [rows, keys];
  const places = order;
  const sorted = (column: Float64Array) => Float64Array.from(places, (row) => column[row] as number);
  return [{ ...rows, columns: rows.columns.map(sorted) }, keys.map(sorted)];
}
