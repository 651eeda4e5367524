import { BarIndicator, type BarInput, type Indicator, requirePeriod } from '../contract/index.ts';
import { DirectionalMovement } from './directional-movement.ts';

/** Percent of the true range. */
export type Dmi = { readonly plusDi: number; readonly minusDi: number };

/**
 * Directional movement: how much of the true range went beyond the bar before, up and down.
 *
 *     +DI = 100 x Wilder's average of +DM / Wilder's average of TR,  -DI likewise
 *     +DM = high - previous high where that exceeds previous low - low and zero, else 0;  -DM the other way round
 *
 * No value while the price has never moved. J. W. Wilder (1978), New Concepts in Technical Trading Systems. Warm-up:
 * `period + 1` bars.
 *
 * @throws E080 when the period is not a whole number above zero.
 */
export function dmi(period = 14): Indicator<BarInput, Dmi> {
  return new DmiIndicator(requirePeriod({ indicator: 'dmi', name: 'period', value: period }));
}

class DmiIndicator extends BarIndicator<Dmi> {
  private readonly period: number;
  private readonly movement: DirectionalMovement;

  constructor(period: number) {
    super(`dmi(${period})`, period + 1);
    this.period = period;
    this.movement = new DirectionalMovement(period);
  }

  update(bar: BarInput): Dmi | undefined {
    this.check(bar);
    this.count += 1;
    this.movement.push(bar);
    const { up, down, range } = this.movement;
    if (this.count <= this.period || range === 0) return undefined;
    return { plusDi: (100 * up) / range, minusDi: (100 * down) / range };
  }

  protected undo(): void {
    this.movement.undo();
  }

  protected fresh(): DmiIndicator {
    return new DmiIndicator(this.period);
  }
}
