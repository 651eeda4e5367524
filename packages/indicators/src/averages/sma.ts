import { type Columnar, type Indicator, NumberIndicator, requirePeriod } from '../contract/index.ts';
import { SumWindow } from '../rolling/index.ts';

/**
 * Simple moving average, the mean of the last `period` inputs.
 *
 *     SMA = (x[0] + x[1] + ... + x[period - 1]) / period
 *
 * First used on prices by R. H. Hooker (1901), "Correlation of the Marriage-Rate with Trade", Journal of the Royal
 * Statistical Society 64. Warm-up: `period` inputs.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function sma(period: number): Indicator<number, number> {
  return new Sma(requirePeriod({ indicator: 'sma', name: 'period', value: period }));
}

class Sma extends NumberIndicator<number> implements Columnar {
  private readonly period: number;
  private readonly window: SumWindow;

  constructor(period: number) {
    super(`sma(${period})`, period);
    this.period = period;
    this.window = new SumWindow(period);
  }

  update(x: number): number | undefined {
    this.check(x);
    this.count += 1;
    const sum = this.window.push(x);
    return this.count < this.period ? undefined : sum / this.period;
  }

  fill(column: Float64Array, values: Float64Array): void {
    this.window.pushAll(column, { means: values, divisor: this.period });
    values.fill(Number.NaN, 0, Math.max(0, this.warmUp - 1 - this.count));
    this.count += column.length;
  }

  protected undo(): void {
    this.window.undo();
  }

  protected fresh(): Sma {
    return new Sma(this.period);
  }
}
