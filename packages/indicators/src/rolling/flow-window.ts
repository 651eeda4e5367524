import { SumWindow } from './sum-window.ts';

/** The sum of the last `size` numbers of which none is below zero: exactly 0 when all are, whatever was rounded before. */
export class FlowWindow {
  private readonly size: number;
  private readonly window: SumWindow;
  private zeros = 0;
  private zerosBefore = 0;

  constructor(size: number) {
    this.size = size;
    this.window = new SumWindow(size);
  }

  push(x: number): number {
    const sum = this.window.push(x);
    this.zerosBefore = this.zeros;
    this.zeros = x === 0 ? this.zeros + 1 : 0;
    return this.zeros >= this.size || sum < 0 ? 0 : sum;
  }

  undo(): void {
    this.window.undo();
    this.zeros = this.zerosBefore;
  }
}
