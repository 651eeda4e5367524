import { type Indicator, NumberIndicator, requirePeriod } from '../contract/index.ts';
import { IndicatorError } from '../errors/index.ts';
import { DeviationWindow, WeightedWindow } from '../rolling/index.ts';

/**
 * `slope`: per input. `value`: the line at the latest input, `start`: at the oldest in the window. `rSquared`: 0 to 1,
 * the share of the variance that the line explains; undefined where all inputs are the same and there is none.
 */
export type LinearRegression = {
  readonly slope: number;
  readonly value: number;
  readonly start: number;
  readonly rSquared: number | undefined;
};

/**
 * The line of least squares through the last `period` inputs, against their order.
 *
 *     slope = sum of (i - mean i)(x - mean x) / sum of (i - mean i)^2;  value = mean x + slope x (period - 1) / 2
 *
 * A.-M. Legendre (1805), Nouvelles methodes pour la determination des orbites des cometes. Warm-up: `period` inputs.
 *
 * @throws E080 when the period is not a whole number above one.
 */
export function linearRegression(period = 14): Indicator<number, LinearRegression> {
  requirePeriod({ indicator: 'linearRegression', name: 'period', value: period });
  if (period === 1)
    throw new IndicatorError('E080', 'linearRegression: period must be at least 2, no line has one point', { period });
  return new LinearRegressionIndicator(period);
}

class LinearRegressionIndicator extends NumberIndicator<LinearRegression> {
  private readonly period: number;
  /** The sum of (i - mean i)^2. */
  private readonly spread: number;
  private readonly weighted: WeightedWindow;
  private readonly deviation: DeviationWindow;

  constructor(period: number) {
    super(`linearRegression(${period})`, period);
    this.period = period;
    this.spread = (period * (period * period - 1)) / 12;
    this.weighted = new WeightedWindow(period);
    this.deviation = new DeviationWindow(period);
  }

  update(x: number): LinearRegression | undefined {
    this.check(x);
    this.count += 1;
    this.weighted.push(x);
    this.deviation.push(x);
    if (this.count < this.period) return undefined;
    const { period, spread } = this;
    const { mean, squares } = this.deviation;
    if (squares === 0) return { slope: 0, value: mean, start: mean, rSquared: undefined };
    const slope = (this.weighted.weighted - (this.weighted.sum * (period + 1)) / 2) / spread;
    const rise = (slope * (period - 1)) / 2;
    return { slope, value: mean + rise, start: mean - rise, rSquared: Math.min(1, (slope * slope * spread) / squares) };
  }

  protected undo(): void {
    this.weighted.undo();
    this.deviation.undo();
  }

  protected fresh(): LinearRegressionIndicator {
    return new LinearRegressionIndicator(this.period);
  }
}
