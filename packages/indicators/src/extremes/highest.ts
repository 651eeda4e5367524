import { type Indicator, NumberIndicator, requirePeriod } from '../contract/index.ts';
import { HighestWindow } from '../rolling/index.ts';

/**
 * The highest of the last `period` inputs, in constant time on average.
 *
 * D. Lemire (2006), "Streaming Maximum-Minimum Filter Using No More than Three Comparisons per Element". Warm-up:
 * `period` inputs.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function highest(period: number): Indicator<number, number> {
  return new Highest(requirePeriod({ indicator: 'highest', name: 'period', value: period }));
}

class Highest extends NumberIndicator<number> {
  private readonly period: number;
  private readonly window: HighestWindow;

  constructor(period: number) {
    super(`highest(${period})`, period);
    this.period = period;
    this.window = new HighestWindow(period);
  }

  update(x: number): number | undefined {
    this.check(x);
    this.count += 1;
    const value = this.window.push(x);
    return this.count < this.period ? undefined : value;
  }

  protected undo(): void {
    this.window.undo();
  }

  protected fresh(): Highest {
    return new Highest(this.period);
  }
}
