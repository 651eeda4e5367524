import { BarIndicator, type BarInput, type Indicator, requirePeriod } from '../contract/index.ts';
import { AverageTrueRange } from './ranges.ts';

/**
 * Average true range, in units of the price.
 *
 *     ATR = (before x (period - 1) + TR) / period, first the mean of `period` true ranges
 *
 * The first bar has no true range (its high - low is not used in its place), as in TA-Lib and Stock Indicators.
 * J. W. Wilder (1978), New Concepts in Technical Trading Systems. Warm-up: `period + 1` bars.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function atr(period = 14): Indicator<BarInput, number> {
  return new Atr(requirePeriod({ indicator: 'atr', name: 'period', value: period }));
}

class Atr extends BarIndicator<number> {
  private readonly period: number;
  private readonly average: AverageTrueRange;

  constructor(period: number) {
    super(`atr(${period})`, period + 1);
    this.period = period;
    this.average = new AverageTrueRange(period);
  }

  update(bar: BarInput): number | undefined {
    this.check(bar);
    this.count += 1;
    const value = this.average.push(bar);
    return this.count > this.period ? value : undefined;
  }

  protected undo(): void {
    this.average.undo();
  }

  protected fresh(): Atr {
    return new Atr(this.period);
  }
}
