import type { ChainedChecksum } from './checksum.ts';

const rowsPerBlock = 4096;

/** Rows of floats under a checksum, in blocks of one size: what grows is never copied. */
export class CheckedRows {
  /** The block that the row just made room for lies in. */
  block = new Float64Array(0);
  private words = new Int32Array(0);
  private readonly blocks: Float64Array[] = [];
  private readonly width: number;
  private readonly checksum: ChainedChecksum;
  private end = 0;

  /** Each row holds `width` numbers. */
  constructor(width: number, checksum: ChainedChecksum) {
    this.width = width;
    this.checksum = checksum;
  }

  get length(): number {
    return this.blocks.length === 0 ? 0 : (this.blocks.length - 1) * rowsPerBlock + this.end / this.width;
  }

  /** Makes room for one more row, of zeros; where in `block` it begins. `seal` it once it is written. */
  next(): number {
    if (this.end === this.block.length) this.addBlock();
    const offset = this.end;
    this.end = offset + this.width;
    return offset;
  }

  /** Adds the row that was written last to the checksum. */
  seal(): void {
    this.checksum.addWords(this.words, (this.end - this.width) * 2, this.end * 2);
  }

  /** The numbers of a row. */
  row(index: number): Float64Array {
    const block = this.blocks[Math.floor(index / rowsPerBlock)] as Float64Array;
    const start = (index % rowsPerBlock) * this.width;
    return block.subarray(start, start + this.width);
  }

  private addBlock(): void {
    const block = new Float64Array(rowsPerBlock * this.width);
    this.block = block;
    this.words = new Int32Array(block.buffer);
    this.blocks.push(block);
    this.end = 0;
  }
}
