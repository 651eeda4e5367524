/**
 * Account value over time, in the reporting currency: one point an instant. `flow` is what was deposited (positive) or
 * withdrawn at that instant, which is not performance; it is already part of `equity`.
 */
export type EquityCurve = {
  readonly length: number;
  readonly at: Float64Array;
  readonly equity: Float64Array;
  readonly flow: Float64Array;
};

/** An equity curve that grows, as two columns that double. */
export class EquityRecorder {
  private at = new Float64Array(1024);
  private equity = new Float64Array(1024);
  private flow = new Float64Array(1024);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Adds a point; a second one of the same instant replaces the first, and their flows add up. */
  add(at: number, equity: number, flow: number): void {
    if (this.count > 0 && this.at[this.count - 1] === at) this.count -= 1;
    const i = this.count;
    if (i === this.at.length) this.grow();
    this.at[i] = at;
    this.equity[i] = equity;
    if (flow !== 0) this.flow[i] = (this.flow[i] as number) + flow;
    this.count = i + 1;
  }

  /** The curve so far, as views that later points do not change. */
  curve(): EquityCurve {
    return {
      length: this.count,
      at: this.at.subarray(0, this.count),
      equity: this.equity.subarray(0, this.count),
      flow: this.flow.subarray(0, this.count),
    };
  }

  private grow(): void {
    const larger = (column: Float64Array) => {
      const next = new Float64Array(column.length * 2);
      next.set(column);
      return next as Float64Array<ArrayBuffer>;
    };
    this.at = larger(this.at);
    this.equity = larger(this.equity);
    this.flow = larger(this.flow);
  }
}
