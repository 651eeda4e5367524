/**
 * The sum of the last `size` numbers in constant time.
 *
 * A running sum drifts: each subtraction leaves a rounding error for ever, and a single 1e20 leaves a large one. So a
 * second sum is added up from zero on each lap around the ring and takes over at the lap's end, when it holds exactly
 * the window. The error is therefore never older than two windows, whatever came before, and where the laps fall
 * depends on the count of inputs alone, so streaming, batch and a restored state agree to the bit.
 */
export class SumWindow {
  private readonly ring: Float64Array;
  private at = 0;
  private sum = 0;
  private lap = 0;
  private dropped = 0;
  private sumBefore = 0;
  private lapBefore = 0;

  constructor(size: number) {
    this.ring = new Float64Array(size);
  }

  /** Adds a number and returns the sum of the window that ends with it; missing ones count as 0. */
  push(x: number): number {
    const { ring, at, sum } = this;
    const dropped = ring[at] as number;
    const lap = this.lap + x;
    ring[at] = x;
    this.dropped = dropped;
    this.sumBefore = sum;
    this.lapBefore = this.lap;
    if (at + 1 === ring.length) {
      this.at = 0;
      this.lap = 0;
      this.sum = lap;
      return lap;
    }
    const next = sum + (x - dropped);
    this.at = at + 1;
    this.lap = lap;
    this.sum = next;
    return next;
  }

  /** `push` for every number of a column, each sum divided by `divisor`. */
  pushAll(column: Float64Array, { means, divisor }: { readonly means: Float64Array; readonly divisor: number }): void {
    const size = this.ring.length;
    const pushUpTo = (from: number, end: number): void => {
      for (let i = from; i < end; i++) means[i] = this.push(column[i] as number) / divisor;
    };
    // up to where a lap begins and what leaves the window is in the column; from there on whole laps, out of the column;
    // and the last numbers through the ring, as `undo` needs it
    const first = Math.min(column.length, size + ((size - this.at) % size));
    const last = first + Math.max(0, Math.floor((column.length - first) / size) - 1) * size;
    pushUpTo(0, first);
    for (let i = first; i < last; i += size)
      this.sum = lapMeans({ column, means, divisor, from: i, size, sum: this.sum });
    if (last > first) this.ring.set(column.subarray(last - size, last));
    pushUpTo(last, column.length);
  }

  undo(): void {
    const at = (this.at === 0 ? this.ring.length : this.at) - 1;
    this.ring[at] = this.dropped;
    this.at = at;
    this.sum = this.sumBefore;
    this.lap = this.lapBefore;
  }
}

type Lap = {
  readonly column: Float64Array;
  readonly means: Float64Array;
  readonly divisor: number;
  readonly from: number;
  readonly size: number;
  readonly sum: number;
};

/** What `push` does on one lap, with its state in local variables. Returns the sum at the lap's end. */
function lapMeans({ column, means, divisor, from, size, sum }: Lap): number {
  const last = from + size - 1;
  let running = sum;
  let lap = 0;
  for (let i = from; i < last; i++) {
    const x = column[i] as number;
    running += x - (column[i - size] as number);
    lap += x;
    means[i] = running / divisor;
  }
  lap += column[last] as number;
  means[last] = lap / divisor;
  return lap;
}
