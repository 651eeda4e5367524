import type { Integer } from '../money/index.ts';
import type { EpochMs } from '../time/index.ts';

/** A transfer as it is kept: names as their indexes, the amount in whole units. */
export type TransferRow = {
  readonly entry: number;
  readonly at: EpochMs;
  readonly kind: number;
  readonly order: number;
  readonly from: number;
  readonly to: number;
  readonly currency: number;
  readonly units: Integer;
};

const width = 5;
const rowsPerPiece = 1024;

/**
 * Transfers as columns, in pieces of one size: a log that grows is never copied, and keeps no room it does not need.
 * Amounts beyond 2^53 stand beside them.
 */
export class PostingColumns {
  private readonly pieces: Float64Array[] = [];
  private piece = new Float64Array(0);
  /** Where the next row goes in the piece. */
  private offset = 0;
  private readonly wide = new Map<number, bigint>();

  /** How many transfers there are. */
  get length(): number {
    return this.pieces.length === 0 ? 0 : (this.pieces.length - 1) * rowsPerPiece + this.offset / width;
  }

  add(
    entry: number,
    at: EpochMs,
    kind: number,
    order: number,
    from: number,
    to: number,
    currency: number,
    units: Integer,
  ): void {
    if (this.offset === this.piece.length) this.grow();
    const { piece, offset } = this;
    piece[offset] = entry;
    piece[offset + 1] = at;
    // one place for four small numbers: each is below 256, and together they are below 2^53
    piece[offset + 2] = ((currency * 256 + kind) * 256 + from) * 256 + to;
    piece[offset + 3] = order;
    if (typeof units === 'number') piece[offset + 4] = units;
    else this.wide.set(this.length, units);
    this.offset = offset + width;
  }

  private grow(): void {
    this.piece = new Float64Array(width * rowsPerPiece);
    this.pieces.push(this.piece);
    this.offset = 0;
  }

  *rows(): Generator<TransferRow> {
    for (let i = 0; i < this.length; i++) {
      const piece = this.pieces[Math.floor(i / rowsPerPiece)] as Float64Array;
      const at = (column: number) => piece[(i % rowsPerPiece) * width + column] as number;
      const names = at(2);
      yield {
        entry: at(0),
        at: at(1),
        currency: Math.floor(names / 256 ** 3),
        kind: Math.floor(names / 256 ** 2) % 256,
        from: Math.floor(names / 256) % 256,
        to: names % 256,
        order: at(3),
        units: this.wide.get(i) ?? at(4),
      };
    }
  }
}
