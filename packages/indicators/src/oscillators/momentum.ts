import { type Indicator, NumberIndicator, requirePeriod } from '../contract/index.ts';
import { LagWindow } from '../rolling/index.ts';

/**
 * Momentum: the change over `period` inputs, in their unit.
 *
 *     momentum = x - x[period inputs ago]
 *
 * H. M. Gartley (1935), Profits in the Stock Market, describes it as a rate-of-change oscillator. Warm-up: `period + 1`
 * inputs.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function momentum(period = 10): Indicator<number, number> {
  return new Momentum(requirePeriod({ indicator: 'momentum', name: 'period', value: period }));
}

class Momentum extends NumberIndicator<number> {
  private readonly period: number;
  private readonly past: LagWindow;

  constructor(period: number) {
    super(`momentum(${period})`, period + 1);
    this.period = period;
    this.past = new LagWindow(period);
  }

  update(x: number): number | undefined {
    this.check(x);
    this.count += 1;
    const past = this.past.push(x);
    return this.count > this.period ? x - past : undefined;
  }

  protected undo(): void {
    this.past.undo();
  }

  protected fresh(): Momentum {
    return new Momentum(this.period);
  }
}
