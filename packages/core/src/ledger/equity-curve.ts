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

/** An equity curve that grows: columns that double, and the few flows beside them. */
export class EquityRecorder {
  private at: Float64Array<ArrayBuffer>;
  private equity: Float64Array<ArrayBuffer>;
  private readonly flows = new Map<number, number>();
  private count = 0;
  private latestAt = Number.NaN;
  /** Points that a curve handed out looks at: they are never written again. */
  private shared = 0;

  /** `expected` points need no growing. */
  constructor(expected = 1024) {
    this.at = new Float64Array(Math.max(1, expected));
    this.equity = new Float64Array(Math.max(1, expected));
  }

  /** How many points it has. */
  get length(): number {
    return this.count;
  }

  /** Adds a point; a second one of the same instant replaces the first, and their flows add up. */
  add(at: number, equity: number, flow: number): void {
    if (at === this.latestAt) this.takeBack();
    if (this.count === this.at.length) this.grow();
    const i = this.count;
    this.at[i] = at;
    this.equity[i] = equity;
    this.latestAt = at;
    this.count = i + 1;
    if (flow !== 0) this.addFlow(i, flow);
  }

  private addFlow(i: number, flow: number): void {
    this.flows.set(i, (this.flows.get(i) ?? 0) + flow);
  }

  private takeBack(): void {
    this.count -= 1;
    if (this.count < this.shared) this.unshare();
  }

  private grow(): void {
    this.at = doubled(this.at);
    this.equity = doubled(this.equity);
  }

  /** The curve so far; later points do not change it. */
  curve(): EquityCurve {
    const { count } = this;
    const flows = [...this.flows];
    let flow: Float64Array | undefined;
    this.shared = count;
    return {
      length: count,
      at: this.at.subarray(0, count),
      equity: this.equity.subarray(0, count),
      // a column of zeros in most runs, made only where somebody looks
      get flow() {
        flow ??= flowColumn(count, flows);
        return flow;
      },
    };
  }

  /** Instants stay what they are: a point is replaced only by one of the same instant. */
  private unshare(): void {
    this.equity = this.equity.slice();
    this.shared = 0;
  }
}

function flowColumn(length: number, flows: readonly (readonly [number, number])[]): Float64Array {
  const column = new Float64Array(length);
  for (const [i, amount] of flows) column[i] = amount;
  return column;
}

function doubled(column: Float64Array): Float64Array<ArrayBuffer> {
  const next = new Float64Array(column.length * 2);
  next.set(column);
  return next;
}
