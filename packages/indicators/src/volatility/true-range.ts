import { BarIndicator, type BarInput, type Indicator } from '../contract/index.ts';
import { TrueRanges } from './ranges.ts';

/**
 * True range: how far the price moved since the previous close, in its unit.
 *
 *     TR = max(high, previous close) - min(low, previous close)
 *
 * J. W. Wilder (1978), New Concepts in Technical Trading Systems. Warm-up: 2 bars, since the first has no close before.
 */
export function trueRange(): Indicator<BarInput, number> {
  return new TrueRange();
}

class TrueRange extends BarIndicator<number> {
  private readonly ranges = new TrueRanges();

  constructor() {
    super('trueRange()', 2);
  }

  update(bar: BarInput): number | undefined {
    this.check(bar);
    this.count += 1;
    const range = this.ranges.push(bar);
    return this.count === 1 ? undefined : range;
  }

  protected undo(): void {
    this.ranges.undo();
  }

  protected fresh(): TrueRange {
    return new TrueRange();
  }
}
