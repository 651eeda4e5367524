import { BarIndicator, type BarInput, type Indicator } from '../contract/index.ts';
import type { PivotPoints } from './pivot-points.ts';

/** Four levels on either side. */
export type CamarillaPivots = PivotPoints & { readonly r4: number; readonly s4: number };

/**
 * Camarilla levels of a bar, which hold during the next, in units of the price.
 *
 *     r1, r2, r3, r4 = close + 1.1 x range / 12, / 6, / 4 and / 2, supports likewise below; pivot = (high + low + close) / 3
 *
 * N. Scott (1989), Camarilla equation. Warm-up: 1 bar.
 */
export function camarillaPivots(): Indicator<BarInput, CamarillaPivots> {
  return new Camarilla();
}

class Camarilla extends BarIndicator<CamarillaPivots> {
  constructor() {
    super('camarillaPivots()', 1);
  }

  update(bar: BarInput): CamarillaPivots | undefined {
    this.check(bar);
    this.count += 1;
    const { high, low, close } = bar;
    const reach = 1.1 * (high - low);
    return {
      pivot: (high + low + close) / 3,
      r1: close + reach / 12,
      r2: close + reach / 6,
      r3: close + reach / 4,
      r4: close + reach / 2,
      s1: close - reach / 12,
      s2: close - reach / 6,
      s3: close - reach / 4,
      s4: close - reach / 2,
    };
  }

  protected undo(): void {
    // a bar's levels are its own: nothing is kept
  }

  protected fresh(): Camarilla {
    return new Camarilla();
  }
}
