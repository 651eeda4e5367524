import { indicatorValues, type Updatable } from '@rxtrade/core';
import { sma } from '@rxtrade/indicators';
import { from, last, map, pairwise } from 'rxjs';
import { exampleBars } from '../market.ts';

/**
 * Kaufman's efficiency ratio: the net change over `period` values, as a share of the way walked. Near 1 in a trend, near
 * 0 in noise. (P. J. Kaufman, "Smarter Trading", 1995.) An indicator is anything with `update`.
 */
class EfficiencyRatio implements Updatable<number, number> {
  private readonly values: number[] = [];
  private readonly period: number;

  constructor(period: number) {
    this.period = period;
  }

  update(value: number): number | undefined {
    this.values.push(value);
    if (this.values.length <= this.period) return undefined;
    const first = this.values[0] ?? value;
    let walked = 0;
    for (let i = 1; i < this.values.length; i++) walked += Math.abs((this.values[i] ?? 0) - (this.values[i - 1] ?? 0));
    this.values.shift();
    return walked === 0 ? 0 : Math.abs(value - first) / walked;
  }
}

const { columns } = await exampleBars(5_000);

from(columns.close)
  .pipe(
    indicatorValues(() => new EfficiencyRatio(100)),
    // indicators compose: this one is smoothed by another
    indicatorValues(() => sma(50)),
    map((value, i) => ({ value, i })),
    pairwise(),
    map(([before, { value, i }]) => ({ i, value, turned: before.value < 0.15 !== value < 0.15 })),
    map(({ i, value, turned }, n) => {
      if (turned && n < 2_000)
        console.log(`value ${i}: ${value < 0.15 ? 'noise' : 'trend'}, efficiency ${value.toFixed(3)}`);
      return i + 1;
    }),
    last(),
  )
  .subscribe((count) => console.log(`${count} smoothed values`));
