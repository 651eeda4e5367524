import { type Indicator, NumberIndicator, requirePeriod } from '../contract/index.ts';
import { DeviationWindow } from '../rolling/index.ts';
import { type DeviationKind, divisorOf } from './deviation-kind.ts';

/** `kind` is `population` by default, as in TA-Lib and Stock Indicators. */
export type StandardDeviationSettings = { readonly kind?: DeviationKind };

/**
 * Standard deviation of the last `period` inputs, in their unit.
 *
 *     sd = sqrt(sum of (x - mean)^2 / period), or / (period - 1) for a sample
 *
 * K. Pearson (1894), "Contributions to the Mathematical Theory of Evolution"; updated in constant time after
 * B. P. Welford (1962), "Note on a Method for Calculating Corrected Sums of Squares and Products", Technometrics 4.
 * Warm-up: `period` inputs.
 *
 * @throws E080 when the period is not a whole number above zero (above one for a sample), or the kind unknown.
 */
export function standardDeviation(
  period: number,
  { kind = 'population' }: StandardDeviationSettings = {},
): Indicator<number, number> {
  requirePeriod({ indicator: 'standardDeviation', name: 'period', value: period });
  return new StandardDeviation(period, kind);
}

class StandardDeviation extends NumberIndicator<number> {
  private readonly period: number;
  private readonly kind: DeviationKind;
  private readonly divisor: number;
  private readonly window: DeviationWindow;

  constructor(period: number, kind: DeviationKind) {
    super(`standardDeviation(${period}, ${kind})`, period);
    this.period = period;
    this.kind = kind;
    this.divisor = divisorOf('standardDeviation', { period, kind });
    this.window = new DeviationWindow(period);
  }

  update(x: number): number | undefined {
    this.check(x);
    this.count += 1;
    this.window.push(x);
    return this.count < this.period ? undefined : Math.sqrt(this.window.squares / this.divisor);
  }

  protected undo(): void {
    this.window.undo();
  }

  protected fresh(): StandardDeviation {
    return new StandardDeviation(this.period, this.kind);
  }
}
