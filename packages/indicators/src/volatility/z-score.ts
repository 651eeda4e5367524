import { type Indicator, NumberIndicator, requirePeriod } from '../contract/index.ts';
import { DeviationWindow } from '../rolling/index.ts';
import { type DeviationKind, divisorOf } from './deviation-kind.ts';

/** `kind` is `population` by default, as in Stock Indicators. */
export type ZScoreSettings = { readonly kind?: DeviationKind };

/**
 * How many standard deviations the input is from the mean of the last `period` inputs, itself included.
 *
 *     z = (x - mean) / sd
 *
 * No value where all inputs in the window are the same. The standard score, in use since K. Pearson (1894). Warm-up:
 * `period` inputs.
 *
 * @throws E080 when the period is not a whole number above zero (above one for a sample), or the kind unknown.
 */
export function zScore(period: number, { kind = 'population' }: ZScoreSettings = {}): Indicator<number, number> {
  requirePeriod({ indicator: 'zScore', name: 'period', value: period });
  return new ZScore(period, kind);
}

class ZScore extends NumberIndicator<number> {
  private readonly period: number;
  private readonly kind: DeviationKind;
  private readonly divisor: number;
  private readonly window: DeviationWindow;

  constructor(period: number, kind: DeviationKind) {
    super(`zScore(${period}, ${kind})`, period);
    this.period = period;
    this.kind = kind;
    this.divisor = divisorOf('zScore', { period, kind });
    this.window = new DeviationWindow(period);
  }

  update(x: number): number | undefined {
    this.check(x);
    this.count += 1;
    this.window.push(x);
    const { mean, squares } = this.window;
    return this.count < this.period || squares === 0 ? undefined : (x - mean) / Math.sqrt(squares / this.divisor);
  }

  protected undo(): void {
    this.window.undo();
  }

  protected fresh(): ZScore {
    return new ZScore(this.period, this.kind);
  }
}
