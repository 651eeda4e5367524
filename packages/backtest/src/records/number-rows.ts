const rowsPerPiece = 1024;

/** Rows of floats, in pieces of one size: what grows is never copied, and nothing of it is an object to be collected. */
export class NumberRows {
  /** The piece that the row just made room for lies in. */
  piece = new Float64Array(0);
  private readonly pieces: Float64Array[] = [];
  private readonly width: number;
  private end = 0;

  /** Each row holds `width` numbers. */
  constructor(width: number) {
    this.width = width;
  }

  /** Makes room for one more row; where in `piece` it begins. */
  next(): number {
    const offset = this.end;
    if (offset < this.piece.length) {
      this.end = offset + this.width;
      return offset;
    }
    this.piece = new Float64Array(this.width * rowsPerPiece);
    this.pieces.push(this.piece);
    this.end = this.width;
    return 0;
  }

  /**
   * One number of a row that was written. Small whole numbers come back in the form engines keep them in: as floats they
   * would turn the fields they are put into to floats, and slow down every run that follows.
   */
  at(row: number, column: number): number {
    const piece = this.pieces[Math.floor(row / rowsPerPiece)] as Float64Array;
    const value = piece[(row % rowsPerPiece) * this.width + column] as number;
    const small = value | 0;
    return Object.is(small, value) ? small : value;
  }
}
