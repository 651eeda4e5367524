/**
 * The highest of the last `size` numbers: the highest of this lap around the ring, or of what is left in the window of
 * the lap before. When a lap begins, each number of the one before is replaced by the highest from it to that lap's end,
 * so a push costs three comparisons on average and none that a processor cannot foresee, whatever the market does (van
 * Herk 1992, "A fast algorithm for local minimum and maximum filters on rectangular and octagonal kernels"; Gil and
 * Werman 1993). With a queue of candidates, the usual way, a
 * stochastic took half as long again.
 */
export class HighestWindow {
  private readonly ring: Float64Array;
  private at = 0;
  private lap = Number.NEGATIVE_INFINITY;
  private dropped = 0;
  private lapBefore = Number.NEGATIVE_INFINITY;

  constructor(size: number) {
    this.ring = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  }

  /** Adds a number and returns the highest of the window, or of what there is until it is full. */
  push(x: number): number {
    const { ring, at } = this;
    if (at === 0) this.turn();
    const lap = Math.max(x, this.lap);
    this.dropped = ring[at] as number;
    this.lapBefore = this.lap;
    ring[at] = x;
    this.lap = lap;
    const next = at + 1;
    if (next === ring.length) {
      this.at = 0;
      return lap;
    }
    this.at = next;
    const left = ring[next] as number;
    return Math.max(left, lap);
  }

  /** A turn needs no taking back: the highest of what is the highest already is the same. */
  undo(): void {
    const at = (this.at === 0 ? this.ring.length : this.at) - 1;
    this.ring[at] = this.dropped;
    this.at = at;
    this.lap = this.lapBefore;
  }

  private turn(): void {
    const { ring } = this;
    this.lap = Number.NEGATIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (let i = ring.length - 1; i >= 0; i--) {
      highest = Math.max(ring[i] as number, highest);
      ring[i] = highest;
    }
  }
}

/** The lowest of the last `size` numbers: the highest of their opposites. */
export class LowestWindow {
  private readonly opposites: HighestWindow;

  constructor(size: number) {
    this.opposites = new HighestWindow(size);
  }

  push(x: number): number {
    return -this.opposites.push(-x);
  }

  undo(): void {
    this.opposites.undo();
  }
}
