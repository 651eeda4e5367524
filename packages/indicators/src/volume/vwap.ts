import { type BarInput, type Indicator, VolumeIndicator } from '../contract/index.ts';

/**
 * Volume-weighted average price since the first bar, in units of the price. Call `reset` where a session begins.
 *
 *     VWAP = sum of typical x volume / sum of volume,  typical = (high + low + close) / 3
 *
 * No value while nothing has been traded. S. A. Berkowitz, D. E. Logue and E. A. Noser (1988), "The Total Cost of
 * Transactions on the NYSE", Journal of Finance 43. Warm-up: 1 bar. `rollingVwap` covers the last bars only.
 */
export function vwap(): Indicator<BarInput, number> {
  return new Vwap();
}

class Vwap extends VolumeIndicator<number> {
  private notional = 0;
  private volume = 0;
  private notionalBefore = 0;
  private volumeBefore = 0;

  constructor() {
    super('vwap()', 1);
  }

  update(bar: BarInput): number | undefined {
    this.check(bar);
    this.count += 1;
    this.notionalBefore = this.notional;
    this.volumeBefore = this.volume;
    this.notional += ((bar.high + bar.low + bar.close) / 3) * bar.volume;
    this.volume += bar.volume;
    return this.volume > 0 ? this.notional / this.volume : undefined;
  }

  protected undo(): void {
    this.notional = this.notionalBefore;
    this.volume = this.volumeBefore;
  }

  protected fresh(): Vwap {
    return new Vwap();
  }
}
