import { type Indicator, NumberIndicator, requirePeriod } from '../contract/index.ts';
import { WeightedWindow } from '../rolling/index.ts';

/**
 * Linearly weighted moving average: the newest input counts `period` times, the oldest once.
 *
 *     WMA = (period x newest + ... + 2 x second oldest + oldest) / (period x (period + 1) / 2)
 *
 * F. R. Macaulay (1931), The Smoothing of Time Series, treats it among the weighted moving averages. Warm-up: `period`
 * inputs.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function wma(period: number): Indicator<number, number> {
  return new Wma(requirePeriod({ indicator: 'wma', name: 'period', value: period }));
}

class Wma extends NumberIndicator<number> {
  private readonly period: number;
  private readonly weights: number;
  private readonly window: WeightedWindow;

  constructor(period: number) {
    super(`wma(${period})`, period);
    this.period = period;
    this.weights = (period * (period + 1)) / 2;
    this.window = new WeightedWindow(period);
  }

  update(x: number): number | undefined {
    this.check(x);
    this.count += 1;
    const weighted = this.window.push(x);
    return this.count < this.period ? undefined : weighted / this.weights;
  }

  protected undo(): void {
    this.window.undo();
  }

  protected fresh(): Wma {
    return new Wma(this.period);
  }
}
