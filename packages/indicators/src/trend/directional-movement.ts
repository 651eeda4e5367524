type HighLowClose = { readonly high: number; readonly low: number; readonly close: number };

/**
 * Wilder's averages of the movement up, the movement down and the true range: the kernel of DMI and ADX. They are
 * averages from bar `period + 1` on, and sums until then.
 *
 * The three share their count and their bar, so they are kept here rather than in three averages of their own, which
 * cost ADX a third of its speed.
 */
export class DirectionalMovement {
  up = 0;
  down = 0;
  range = 0;
  private readonly period: number;
  private readonly weight: number;
  private bars = 0;
  private high = 0;
  private low = 0;
  private close = 0;
  private upBefore = 0;
  private downBefore = 0;
  private rangeBefore = 0;
  private highBefore = 0;
  private lowBefore = 0;
  private closeBefore = 0;

  constructor(period: number) {
    this.period = period;
    this.weight = 1 / period;
  }

  push({ high, low, close }: HighLowClose): void {
    const rise = high - this.high;
    const fall = this.low - low;
    const previous = this.close;
    const range = (previous > high ? previous : high) - (previous < low ? previous : low);
    this.keep();
    this.high = high;
    this.low = low;
    this.close = close;
    this.bars += 1;
    if (this.bars > 1) this.average(rise > fall && rise > 0 ? rise : 0, fall > rise && fall > 0 ? fall : 0, range);
  }

  undo(): void {
    this.up = this.upBefore;
    this.down = this.downBefore;
    this.range = this.rangeBefore;
    this.high = this.highBefore;
    this.low = this.lowBefore;
    this.close = this.closeBefore;
    this.bars -= 1;
  }

  private keep(): void {
    this.upBefore = this.up;
    this.downBefore = this.down;
    this.rangeBefore = this.range;
    this.highBefore = this.high;
    this.lowBefore = this.low;
    this.closeBefore = this.close;
  }

  private average(up: number, down: number, range: number): void {
    const { period, weight } = this;
    const changes = this.bars - 1;
    if (changes > period) {
      this.up += weight * (up - this.up);
      this.down += weight * (down - this.down);
      this.range += weight * (range - this.range);
    } else {
      const divisor = changes === period ? period : 1;
      this.up = (this.up + up) / divisor;
      this.down = (this.down + down) / divisor;
      this.range = (this.range + range) / divisor;
    }
  }
}
