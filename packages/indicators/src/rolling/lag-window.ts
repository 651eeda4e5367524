/** Remembers the last `size` numbers. */
export class LagWindow {
  private readonly ring: Float64Array;
  private at = 0;
  private dropped = 0;

  constructor(size: number) {
    this.ring = new Float64Array(size);
  }

  /** Adds a number and returns the one that it pushes out: that of `size` pushes ago, or 0 if there were not so many. */
  push(x: number): number {
    const { ring, at } = this;
    const dropped = ring[at] as number;
    ring[at] = x;
    this.dropped = dropped;
    this.at = at + 1 === ring.length ? 0 : at + 1;
    return dropped;
  }

  undo(): void {
    const at = (this.at === 0 ? this.ring.length : this.at) - 1;
    this.ring[at] = this.dropped;
    this.at = at;
  }

  /** The sum of the absolute differences from `center`, oldest first. */
  absoluteDeviations(center: number): number {
    const { ring, at } = this;
    let sum = 0;
    for (let i = at; i < ring.length; i++) sum += Math.abs((ring[i] as number) - center);
    for (let i = 0; i < at; i++) sum += Math.abs((ring[i] as number) - center);
    return sum;
  }
}
