import { SumWindow } from '../rolling/index.ts';

/** 0 to 100. */
export type Stochastic = { readonly k: number; readonly d: number };

/** What all stochastics end with: a ratio, its average k and the average d of that. */
export class SmoothedRatio {
  private readonly smoothing: number;
  private readonly signal: number;
  private readonly smooth: SumWindow;
  private readonly smoother: SumWindow;
  private ratios = 0;
  private hasRatio = false;

  constructor({ smoothing, signal }: { readonly smoothing: number; readonly signal: number }) {
    this.smoothing = smoothing;
    this.signal = signal;
    this.smooth = new SumWindow(smoothing);
    this.smoother = new SumWindow(signal);
  }

  /** Adds `part` as a share of `whole`, or nothing where there is no whole. */
  push(part: number, whole: number): Stochastic | undefined {
    this.hasRatio = whole > 0;
    if (!this.hasRatio) return undefined;
    this.ratios += 1;
    const k = this.smooth.push((100 * part) / whole) / this.smoothing;
    if (this.ratios < this.smoothing) return undefined;
    const d = this.smoother.push(k) / this.signal;
    return this.ratios < this.smoothing + this.signal - 1 ? undefined : { k, d };
  }

  undo(): void {
    if (!this.hasRatio) return;
    this.smooth.undo();
    if (this.ratios >= this.smoothing) this.smoother.undo();
    this.ratios -= 1;
  }
}
