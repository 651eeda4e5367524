import { ExponentialAverage } from '../averages/index.ts';
import { BarIndicator, type BarInput, type Indicator, requirePeriod, requirePositive } from '../contract/index.ts';
import { AverageTrueRange } from '../volatility/index.ts';
import type { Bands } from './bands.ts';

/** `period` of the middle is 20 by default, `multiplier` 2, `atrPeriod` 10. */
export type KeltnerSettings = { readonly period?: number; readonly multiplier?: number; readonly atrPeriod?: number };

/**
 * Keltner channels in L. B. Raschke's form.
 *
 *     middle = EMA(period) of close;  upper, lower = middle +/- multiplier x ATR(atrPeriod)
 *
 * C. W. Keltner (1960), How to Make Money in Commodities, used a simple average and the mean range of ten days; the form
 * above is from the 1980s. Warm-up: the larger of `period` and `atrPeriod + 1` bars.
 *
 * @throws E080 when a period is not a whole number above zero, or the multiplier not above zero.
 */
export function keltner({
  period = 20,
  multiplier = 2,
  atrPeriod = 10,
}: KeltnerSettings = {}): Indicator<BarInput, Bands> {
  requirePeriod({ indicator: 'keltner', name: 'period', value: period });
  requirePositive({ indicator: 'keltner', name: 'multiplier', value: multiplier });
  requirePeriod({ indicator: 'keltner', name: 'atrPeriod', value: atrPeriod });
  return new Keltner({ period, multiplier, atrPeriod });
}

class Keltner extends BarIndicator<Bands> {
  private readonly settings: Required<KeltnerSettings>;
  private readonly middle: ExponentialAverage;
  private readonly range: AverageTrueRange;

  constructor(settings: Required<KeltnerSettings>) {
    const { period, multiplier, atrPeriod } = settings;
    super(`keltner(${period}, ${multiplier}, ${atrPeriod})`, Math.max(period, atrPeriod + 1));
    this.settings = settings;
    this.middle = ExponentialAverage.of(period);
    this.range = new AverageTrueRange(atrPeriod);
  }

  update(bar: BarInput): Bands | undefined {
    this.check(bar);
    this.count += 1;
    const middle = this.middle.push(bar.close);
    const reach = this.settings.multiplier * this.range.push(bar);
    return this.count < this.warmUp ? undefined : { upper: middle + reach, middle, lower: middle - reach };
  }

  protected undo(): void {
    this.middle.undo();
    this.range.undo();
  }

  protected fresh(): Keltner {
    return new Keltner(this.settings);
  }
}
