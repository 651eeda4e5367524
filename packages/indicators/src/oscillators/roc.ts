import { type Indicator, NumberIndicator, requirePeriod } from '../contract/index.ts';
import { LagWindow } from '../rolling/index.ts';

/**
 * Rate of change over `period` inputs, in percent.
 *
 *     ROC = 100 x (x - x[period inputs ago]) / x[period inputs ago]
 *
 * No value where the earlier input is zero. H. M. Gartley (1935), Profits in the Stock Market. Warm-up: `period + 1`
 * inputs.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function roc(period = 10): Indicator<number, number> {
  return new Roc(requirePeriod({ indicator: 'roc', name: 'period', value: period }));
}

class Roc extends NumberIndicator<number> {
  private readonly period: number;
  private readonly past: LagWindow;

  constructor(period: number) {
    super(`roc(${period})`, period + 1);
    this.period = period;
    this.past = new LagWindow(period);
  }

  update(x: number): number | undefined {
    this.check(x);
    this.count += 1;
    const past = this.past.push(x);
    return this.count > this.period && past !== 0 ? (100 * (x - past)) / past : undefined;
  }

  protected undo(): void {
    this.past.undo();
  }

  protected fresh(): Roc {
    return new Roc(this.period);
  }
}
