import { ExponentialAverage } from '../averages/index.ts';
import { BarIndicator, type BarInput, type Indicator, requirePeriod } from '../contract/index.ts';
import { DirectionalMovement } from './directional-movement.ts';
import type { Dmi } from './dmi.ts';

/** `adx` runs from 0 to 100. */
export type Adx = Dmi & { readonly adx: number };

/**
 * Average directional index: how strong the trend is, whichever its direction.
 *
 *     DX = 100 x |+DI - -DI| / (+DI + -DI);  ADX = (before x (period - 1) + DX) / period, first the mean of `period` DX
 *
 * A bar with no movement in either average has no DX and leaves ADX as it was, as in TA-Lib. No value while the price
 * has never moved. J. W. Wilder (1978), New Concepts in Technical Trading Systems. Warm-up: `2 x period` bars.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function adx(period = 14): Indicator<BarInput, Adx> {
  return new AdxIndicator(requirePeriod({ indicator: 'adx', name: 'period', value: period }));
}

class AdxIndicator extends BarIndicator<Adx> {
  private readonly period: number;
  private readonly movement: DirectionalMovement;
  private readonly average: ExponentialAverage;
  private value = 0;
  private before = 0;
  private indices = 0;
  private hasIndex = false;

  constructor(period: number) {
    super(`adx(${period})`, 2 * period);
    this.period = period;
    this.movement = new DirectionalMovement(period);
    this.average = ExponentialAverage.wilder(period);
  }

  update(bar: BarInput): Adx | undefined {
    this.check(bar);
    this.count += 1;
    this.movement.push(bar);
    const { up, down, range } = this.movement;
    const movement = up + down;
    this.before = this.value;
    this.hasIndex = this.count > this.period && movement > 0;
    if (this.hasIndex) {
      this.indices += 1;
      this.value = this.average.push((100 * Math.abs(up - down)) / movement);
    }
    if (this.indices < this.period || range === 0) return undefined;
    return { adx: this.value, plusDi: (100 * up) / range, minusDi: (100 * down) / range };
  }

  protected undo(): void {
    this.movement.undo();
    this.value = this.before;
    if (!this.hasIndex) return;
    this.average.undo();
    this.indices -= 1;
  }

  protected fresh(): AdxIndicator {
    return new AdxIndicator(this.period);
  }
}
