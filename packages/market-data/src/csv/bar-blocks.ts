import { type BarColumns, barColumnNames, barColumns } from '@rxtrade/core';

const blockLength = 65_536;

/**
 * Columns that grow without copying what they hold: blocks of bars, joined once at the end.
 */
export class BarBlocks {
  private readonly full: BarColumns[] = [];
  private block = barColumns(blockLength);
  private used = 0;

  get length(): number {
    return this.full.length * blockLength + this.used;
  }

  /** Adds a bar; `values` are in the order of `barColumnNames` and are copied. */
  append(values: Float64Array): void {
    if (this.used === blockLength) {
      this.full.push(this.block);
      this.block = barColumns(blockLength);
      this.used = 0;
    }
    const { block, used } = this;
    block.openAt[used] = values[0] as number;
    block.open[used] = values[1] as number;
    block.high[used] = values[2] as number;
    block.low[used] = values[3] as number;
    block.close[used] = values[4] as number;
    block.volume[used] = values[5] as number;
    this.used = used + 1;
  }

  /** All bars as columns of exactly their length, apart from the blocks. */
  join(): BarColumns {
    const joined = barColumns(this.length);
    for (const name of barColumnNames) {
      for (const [i, block] of this.full.entries()) joined[name].set(block[name], i * blockLength);
      joined[name].set(this.block[name].subarray(0, this.used), this.full.length * blockLength);
    }
    return joined;
  }
}
