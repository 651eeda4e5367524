import { type HistoryKind, instantAt, joinRows, type Rows, rowAtOrAfter, sliceRows } from '../history/index.ts';

/** Rows that were given and are not written yet: blocks that follow each other in time, in one piece when taken. */
export class PendingRows {
  private readonly kind: HistoryKind;
  private blocks: Rows[] = [];
  private count = 0;

  constructor(kind: HistoryKind) {
    this.kind = kind;
  }

  get length(): number {
    return this.count;
  }

  /** Adds rows before or after what is there; false when they lie within it. */
  add(rows: Rows): boolean {
    const [first] = this.blocks;
    const last = this.blocks.at(-1);
    if (last === undefined || firstOf(rows) >= lastOf(last)) this.blocks.push(rows);
    else if (first !== undefined && lastOf(rows) <= firstOf(first)) this.blocks.unshift(rows);
    else return false;
    this.count += rows.length;
    return true;
  }

  /** Takes everything. */
  takeAll(): Rows {
    const rows = joinRows(this.kind, this.blocks);
    this.blocks = [];
    this.count = 0;
    return rows;
  }

  /** Takes everything but the rows of the last instant, of which more may come. */
  takeWhole(): Rows {
    const rows = this.takeAll();
    const end = rowAtOrAfter(rows, lastOf(rows));
    this.add(copyOf(sliceRows(rows, end, rows.length)));
    return sliceRows(rows, 0, end);
  }
}

function firstOf(rows: Rows): number {
  return instantAt(rows, 0);
}

function lastOf(rows: Rows): number {
  return instantAt(rows, rows.length - 1);
}

/** Apart from the long columns they were part of, which can go then. */
function copyOf(rows: Rows): Rows {
  return { ...rows, columns: rows.columns.map((column) => column.slice()) };
}
