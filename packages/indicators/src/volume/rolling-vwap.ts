import { type BarInput, type Indicator, requirePeriod, VolumeIndicator } from '../contract/index.ts';
import { FlowWindow, SumWindow } from '../rolling/index.ts';

/**
 * Volume-weighted average price of the last `period` bars, in units of the price.
 *
 *     VWAP = sum of typical x volume / sum of volume,  typical = (high + low + close) / 3
 *
 * No value where nothing was traded within the window. S. A. Berkowitz, D. E. Logue and E. A. Noser (1988), "The Total
 * Cost of Transactions on the NYSE", Journal of Finance 43. Warm-up: `period` bars.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function rollingVwap(period: number): Indicator<BarInput, number> {
  return new RollingVwap(requirePeriod({ indicator: 'rollingVwap', name: 'period', value: period }));
}

class RollingVwap extends VolumeIndicator<number> {
  private readonly period: number;
  private readonly notional: SumWindow;
  private readonly volume: FlowWindow;

  constructor(period: number) {
    super(`rollingVwap(${period})`, period);
    this.period = period;
    this.notional = new SumWindow(period);
    this.volume = new FlowWindow(period);
  }

  update(bar: BarInput): number | undefined {
    this.check(bar);
    this.count += 1;
    const notional = this.notional.push(((bar.high + bar.low + bar.close) / 3) * bar.volume);
    const volume = this.volume.push(bar.volume);
    return this.count < this.period || volume === 0 ? undefined : notional / volume;
  }

  protected undo(): void {
    this.notional.undo();
    this.volume.undo();
  }

  protected fresh(): RollingVwap {
    return new RollingVwap(this.period);
  }
}
