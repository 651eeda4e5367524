import { BarIndicator, type BarInput, type Indicator, requirePeriod } from '../contract/index.ts';
import { HighestWindow, LowestWindow } from '../rolling/index.ts';

/**
 * Williams %R, -100 (close at the low of the range) to 0 (at its high).
 *
 *     %R = -100 x (highest high - close) / (highest high - lowest low)
 *
 * No value where the window has no range. L. Williams (1973), How I Made One Million Dollars Last Year Trading
 * Commodities. Warm-up: `period` bars.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function williamsR(period = 14): Indicator<BarInput, number> {
  return new WilliamsR(requirePeriod({ indicator: 'williamsR', name: 'period', value: period }));
}

class WilliamsR extends BarIndicator<number> {
  private readonly period: number;
  private readonly highest: HighestWindow;
  private readonly lowest: LowestWindow;

  constructor(period: number) {
    super(`williamsR(${period})`, period);
    this.period = period;
    this.highest = new HighestWindow(period);
    this.lowest = new LowestWindow(period);
  }

  update(bar: BarInput): number | undefined {
    this.check(bar);
    this.count += 1;
    const highest = this.highest.push(bar.high);
    const range = highest - this.lowest.push(bar.low);
    return this.count < this.period || range === 0 ? undefined : (-100 * (highest - bar.close)) / range;
  }

  protected undo(): void {
    this.highest.undo();
    this.lowest.undo();
  }

  protected fresh(): WilliamsR {
    return new WilliamsR(this.period);
  }
}
