import { BarIndicator, type BarInput, type Indicator, requirePeriod } from '../contract/index.ts';
import { DeviationWindow, LagWindow } from '../rolling/index.ts';

/**
 * Commodity channel index: how far the typical price is from its average, in mean absolute deviations.
 *
 *     CCI = (typical - SMA of typical) / (0.015 x mean of |typical - that SMA|),  typical = (high + low + close) / 3
 *
 * No value where every typical price in the window is the same. The deviation is added up over the window for each bar,
 * since no shorter way gives it. D. R. Lambert (1980), "Commodity Channel Index", Commodities 9. Warm-up: `period` bars.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function cci(period = 20): Indicator<BarInput, number> {
  return new Cci(requirePeriod({ indicator: 'cci', name: 'period', value: period }));
}

class Cci extends BarIndicator<number> {
  private readonly period: number;
  private readonly prices: LagWindow;
  private readonly deviation: DeviationWindow;

  constructor(period: number) {
    super(`cci(${period})`, period);
    this.period = period;
    this.prices = new LagWindow(period);
    this.deviation = new DeviationWindow(period);
  }

  update(bar: BarInput): number | undefined {
    this.check(bar);
    this.count += 1;
    const typical = (bar.high + bar.low + bar.close) / 3;
    this.prices.push(typical);
    this.deviation.push(typical);
    const { mean, squares } = this.deviation;
    if (this.count < this.period || squares === 0) return undefined;
    const deviation = this.prices.absoluteDeviations(mean) / this.period;
    return (typical - mean) / (0.015 * deviation);
  }

  protected undo(): void {
    this.prices.undo();
    this.deviation.undo();
  }

  protected fresh(): Cci {
    return new Cci(this.period);
  }
}
