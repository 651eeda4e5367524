import { type Indicator, NumberIndicator, requirePeriod } from '../contract/index.ts';
import { ExponentialAverage } from './exponential-average.ts';

/**
 * Wilder's moving average, also called smoothed, modified or running: what his RSI, ATR and ADX are made of.
 *
 *     average = (before x (period - 1) + x) / period, first the mean of `period` inputs
 *
 * J. W. Wilder (1978), New Concepts in Technical Trading Systems. Warm-up: `period` inputs.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function wilderAverage(period: number): Indicator<number, number> {
  return new WilderAverage(requirePeriod({ indicator: 'wilderAverage', name: 'period', value: period }));
}

class WilderAverage extends NumberIndicator<number> {
  private readonly period: number;
  private readonly average: ExponentialAverage;

  constructor(period: number) {
    super(`wilderAverage(${period})`, period);
    this.period = period;
    this.average = ExponentialAverage.wilder(period);
  }

  update(x: number): number | undefined {
    this.check(x);
    this.count += 1;
    const value = this.average.push(x);
    return this.count < this.period ? undefined : value;
  }

  protected undo(): void {
    this.average.undo();
  }

  protected fresh(): WilderAverage {
    return new WilderAverage(this.period);
  }
}
