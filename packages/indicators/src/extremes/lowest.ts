import { type Indicator, NumberIndicator, requirePeriod } from '../contract/index.ts';
import { LowestWindow } from '../rolling/index.ts';

/**
 * The lowest of the last `period` inputs, in constant time on average.
 *
 * D. Lemire (2006), "Streaming Maximum-Minimum Filter Using No More than Three Comparisons per Element". Warm-up:
 * `period` inputs.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function lowest(period: number): Indicator<number, number> {
  return new Lowest(requirePeriod({ indicator: 'lowest', name: 'period', value: period }));
}

class Lowest extends NumberIndicator<number> {
  private readonly period: number;
  private readonly window: LowestWindow;

  constructor(period: number) {
    super(`lowest(${period})`, period);
    this.period = period;
    this.window = new LowestWindow(period);
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

  protected fresh(): Lowest {
    return new Lowest(this.period);
  }
}
