/**
 * Mean and sum of squared deviations of the last `size` numbers: Welford's (1962) update with one number in and one
 * out, which does not lose digits where prices are large and their spread small, as sums of squares do.
 *
 * Rounding errors are cleared at the end of each lap around the ring, where both are worked out anew from the window
 * in two passes: constant time on average. A window of equal numbers has exactly that mean and no deviation at all,
 * so that a flat market is never divided by a rounding error.
 */
export class DeviationWindow {
  mean = 0;
  squares = 0;
  private readonly ring: Float64Array;
  private at = 0;
  private seen = 0;
  private equals = 0;
  private latest = 0;
  private dropped = 0;
  private meanBefore = 0;
  private squaresBefore = 0;
  private equalsBefore = 0;
  private latestBefore = 0;

  constructor(size: number) {
    this.ring = new Float64Array(size);
  }

  /** Adds a number. The results are those of the window once it is full, and of what there is until then. */
  push(x: number): void {
    const { ring, at, mean, squares, equals, latest } = this;
    const { length } = ring;
    const dropped = ring[at] as number;
    const run = x === latest && this.seen > 0 ? equals + 1 : 1;
    this.dropped = dropped;
    this.meanBefore = mean;
    this.squaresBefore = squares;
    this.equalsBefore = equals;
    this.latestBefore = latest;
    ring[at] = x;
    this.seen += 1;
    this.latest = x;
    this.equals = run;
    this.at = at + 1 === length ? 0 : at + 1;
    if (run >= length) {
      this.mean = x;
      this.squares = 0;
    } else if (this.at === 0) this.recompute();
    else if (this.seen < length) {
      const next = mean + (x - mean) / this.seen;
      this.squares = squares + (x - mean) * (x - next);
      this.mean = next;
    } else {
      const change = x - dropped;
      const next = mean + change / length;
      this.squares = Math.max(0, squares + change * (x - next + (dropped - mean)));
      this.mean = next;
    }
  }

  undo(): void {
    const at = (this.at === 0 ? this.ring.length : this.at) - 1;
    this.ring[at] = this.dropped;
    this.at = at;
    this.seen -= 1;
    this.mean = this.meanBefore;
    this.squares = this.squaresBefore;
    this.equals = this.equalsBefore;
    this.latest = this.latestBefore;
  }

  private recompute(): void {
    const { ring } = this;
    const { length } = ring;
    let sum = 0;
    for (let i = 0; i < length; i++) sum += ring[i] as number;
    const mean = sum / length;
    let squares = 0;
    for (let i = 0; i < length; i++) squares += ((ring[i] as number) - mean) ** 2;
    this.mean = mean;
    this.squares = squares;
  }
}
