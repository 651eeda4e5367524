import { columnAt, emptyRows, type HistoryKind, joinRows, type Rows, sliceRows } from '../history/index.ts';

const blockLength = 65_536;

/** Columns that grow without copying what they hold: blocks of rows, joined once when taken. */
export class RowBlocks {
  private readonly kind: HistoryKind;
  private full: Rows[] = [];
  private block: Rows;
  private used = 0;

  constructor(kind: HistoryKind) {
    this.kind = kind;
    this.block = emptyRows(kind, blockLength);
  }

  get length(): number {
    return this.full.length * blockLength + this.used;
  }

  /** Adds a row; `values` are in the order of the kind's columns and are copied. */
  append(values: Float64Array): void {
    if (this.used === blockLength) {
      this.full.push(this.block);
      this.block = emptyRows(this.kind, blockLength);
      this.used = 0;
    }
    const { block, used } = this;
    for (let i = 0; i < values.length; i++) columnAt(block, i)[used] = values[i] as number;
    this.used = used + 1;
  }

  /** All rows in columns of exactly their length; none are left. */
  take(): Rows {
    const last = sliceRows(this.block, 0, this.used);
    const taken = joinRows(this.kind, [...this.full, last]);
    this.full = [];
    this.block = emptyRows(this.kind, blockLength);
    this.used = 0;
    return taken;
  }
}
