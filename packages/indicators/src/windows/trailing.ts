/** The last `size` numbers as a list, oldest first, for formulas that want the whole window at once. */
export class Trailing {
  private readonly size: number;
  /** One more than the window: the number that the latest pushed out, so that it can come back. */
  private readonly numbers: Float64Array;

  constructor(size: number) {
    this.size = size;
    this.numbers = new Float64Array(size + 1);
  }

  push(x: number): void {
    this.numbers.copyWithin(0, 1);
    this.numbers[this.size] = x;
  }

  undo(): void {
    this.numbers.copyWithin(1, 0);
  }

  list(): number[] {
    return Array.from(this.numbers.subarray(1));
  }
}
