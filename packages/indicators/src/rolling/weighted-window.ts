/**
 * The sum of the last `size` numbers, and the same with linear weights (the newest times `size`, the oldest times 1),
 * in constant time. Refreshed on each lap around the ring, as `SumWindow` is and for its reason.
 */
export class WeightedWindow {
  sum = 0;
  weighted = 0;
  private readonly ring: Float64Array;
  private at = 0;
  private lapSum = 0;
  private lapWeighted = 0;
  private dropped = 0;
  private sumBefore = 0;
  private weightedBefore = 0;
  private lapSumBefore = 0;
  private lapWeightedBefore = 0;

  constructor(size: number) {
    this.ring = new Float64Array(size);
  }

  /** Adds a number and returns the weighted sum. Before the window is full, the numbers missing count as 0. */
  push(x: number): number {
    const { ring, at } = this;
    const { length } = ring;
    this.dropped = ring[at] as number;
    this.sumBefore = this.sum;
    this.weightedBefore = this.weighted;
    this.lapSumBefore = this.lapSum;
    this.lapWeightedBefore = this.lapWeighted;
    ring[at] = x;
    this.lapSum += x;
    this.lapWeighted += (at + 1) * x;
    if (at + 1 === length) {
      this.at = 0;
      this.sum = this.lapSum;
      this.weighted = this.lapWeighted;
      this.lapSum = 0;
      this.lapWeighted = 0;
    } else {
      this.at = at + 1;
      this.weighted += length * x - this.sum;
      this.sum += x - this.dropped;
    }
    return this.weighted;
  }

  undo(): void {
    const at = (this.at === 0 ? this.ring.length : this.at) - 1;
    this.ring[at] = this.dropped;
    this.at = at;
    this.sum = this.sumBefore;
    this.weighted = this.weightedBefore;
    this.lapSum = this.lapSumBefore;
    this.lapWeighted = this.lapWeightedBefore;
  }
}
