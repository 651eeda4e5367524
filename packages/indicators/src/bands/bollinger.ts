import { type Indicator, NumberIndicator, requirePeriod, requirePositive } from '../contract/index.ts';
import { DeviationWindow } from '../rolling/index.ts';
import { type DeviationKind, divisorOf } from '../volatility/index.ts';
import type { Bands } from './bands.ts';

/** `period` is 20 by default, `deviations` 2, `kind` `population`, which is Bollinger's own choice. */
export type BollingerSettings = {
  readonly period?: number;
  readonly deviations?: number;
  readonly kind?: DeviationKind;
};

/**
 * Bollinger bands.
 *
 *     middle = SMA(period);  upper, lower = middle +/- deviations x standard deviation of the last `period` inputs
 *
 * J. Bollinger (1983), published in Bollinger on Bollinger Bands (2001). Warm-up: `period` inputs.
 *
 * @throws E080 when the period is not a whole number above zero (above one for a sample), the number of deviations not
 * above zero, or the kind unknown.
 */
export function bollinger({
  period = 20,
  deviations = 2,
  kind = 'population',
}: BollingerSettings = {}): Indicator<number, Bands> {
  requirePeriod({ indicator: 'bollinger', name: 'period', value: period });
  requirePositive({ indicator: 'bollinger', name: 'deviations', value: deviations });
  return new Bollinger({ period, deviations, kind });
}

class Bollinger extends NumberIndicator<Bands> {
  private readonly settings: Required<BollingerSettings>;
  private readonly period: number;
  private readonly deviations: number;
  private readonly divisor: number;
  private readonly window: DeviationWindow;

  constructor(settings: Required<BollingerSettings>) {
    const { period, deviations, kind } = settings;
    super(`bollinger(${period}, ${deviations}, ${kind})`, period);
    this.settings = settings;
    this.period = period;
    this.deviations = deviations;
    this.divisor = divisorOf('bollinger', { period, kind });
    this.window = new DeviationWindow(period);
  }

  update(x: number): Bands | undefined {
    this.check(x);
    this.count += 1;
    this.window.push(x);
    if (this.count < this.period) return undefined;
    const { mean, squares } = this.window;
    const reach = this.deviations * Math.sqrt(squares / this.divisor);
    return { upper: mean + reach, middle: mean, lower: mean - reach };
  }

  protected undo(): void {
    this.window.undo();
  }

  protected fresh(): Bollinger {
    return new Bollinger(this.settings);
  }
}
