import { type Indicator, NumberIndicator, requirePeriod } from '../contract/index.ts';
import { RelativeStrength } from './relative-strength.ts';

/**
 * Relative strength index, 0 to 100: how much of the recent movement was upwards.
 *
 *     RSI = 100 x gains / (gains + losses), both as Wilder's average of the changes up and of the changes down
 *
 * which is Wilder's 100 - 100 / (1 + gains / losses) without its division by zero. No value while nothing has ever
 * moved. J. W. Wilder (1978), New Concepts in Technical Trading Systems. Warm-up: `period + 1` inputs.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function rsi(period = 14): Indicator<number, number> {
  return new Rsi(requirePeriod({ indicator: 'rsi', name: 'period', value: period }));
}

class Rsi extends NumberIndicator<number> {
  private readonly period: number;
  private readonly strength: RelativeStrength;

  constructor(period: number) {
    super(`rsi(${period})`, period + 1);
    this.period = period;
    this.strength = new RelativeStrength(period);
  }

  update(x: number): number | undefined {
    this.check(x);
    this.count += 1;
    return this.strength.push(x);
  }

  protected undo(): void {
    this.strength.undo();
  }

  protected fresh(): Rsi {
    return new Rsi(this.period);
  }
}
