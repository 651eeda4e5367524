/** 1 on the input that crosses upwards, -1 downwards, 0 on all others: a number, so that it fits into a column. */
export type Crossing = 1 | 0 | -1;

/** On which side something is, and when that changes. To touch is not to cross: a difference of zero changes nothing. */
export class Side {
  private side = 0;
  private before = 0;

  push(difference: number): Crossing {
    const { side } = this;
    this.before = side;
    if (difference === 0) return 0;
    const next = difference > 0 ? 1 : -1;
    this.side = next;
    return side === 0 || side === next ? 0 : next;
  }

  undo(): void {
    this.side = this.before;
  }
}
