import { type Indicator, NumberIndicator, requireOneOf, requirePeriod } from '../contract/index.ts';
import { ChainLink, type ChainSeed, chainSeeds, chainWarmUp } from './chained-average.ts';

/** `seed`: how the second average starts, `own` by default. */
export type DemaSettings = { readonly seed?: ChainSeed };

/**
 * Double exponential moving average, an EMA less its own lag.
 *
 *     DEMA = 2 x EMA - EMA of EMA
 *
 * P. G. Mulloy (1994), "Smoothing Data with Faster Moving Averages", Stocks & Commodities 12. Warm-up: `2 x period - 1`
 * inputs under the seed `own`, `period` under `shared`.
 *
 * @throws E080 when the period is not a whole number above zero, or the seed unknown.
 */
export function dema(period: number, { seed = 'own' }: DemaSettings = {}): Indicator<number, number> {
  return new Dema(
    requirePeriod({ indicator: 'dema', name: 'period', value: period }),
    requireOneOf({ indicator: 'dema', name: 'seed', value: seed }, chainSeeds),
  );
}

class Dema extends NumberIndicator<number> {
  private readonly period: number;
  private readonly seed: ChainSeed;
  private readonly first: ChainLink;
  private readonly second: ChainLink;

  constructor(period: number, seed: ChainSeed) {
    super(`dema(${period}, ${seed})`, chainWarmUp(period, { seed, links: 2 }));
    this.period = period;
    this.seed = seed;
    this.first = new ChainLink({ period, seed, place: 0 });
    this.second = new ChainLink({ period, seed, place: 1 });
  }

  update(x: number): number | undefined {
    this.check(x);
    this.count += 1;
    const first = this.first.push(x, this.count);
    const second = this.second.push(first, this.count);
    return this.count < this.warmUp ? undefined : 2 * first - second;
  }

  protected undo(): void {
    this.first.undo(this.count);
    this.second.undo(this.count);
  }

  protected fresh(): Dema {
    return new Dema(this.period, this.seed);
  }
}
