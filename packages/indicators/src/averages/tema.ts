import { type Indicator, NumberIndicator, requireOneOf, requirePeriod } from '../contract/index.ts';
import { ChainLink, type ChainSeed, chainSeeds, chainWarmUp } from './chained-average.ts';

/** `seed`: how the second and third averages start, `own` by default. */
export type TemaSettings = { readonly seed?: ChainSeed };

/**
 * Triple exponential moving average.
 *
 *     TEMA = 3 x EMA - 3 x EMA of EMA + EMA of EMA of EMA
 *
 * P. G. Mulloy (1994), "Smoothing Data with Less Lag", Stocks & Commodities 12. Warm-up: `3 x period - 2` inputs under
 * the seed `own`, `period` under `shared`.
 *
 * @throws E080 when the period is not a whole number above zero, or the seed unknown.
 */
export function tema(period: number, { seed = 'own' }: TemaSettings = {}): Indicator<number, number> {
  return new Tema(
    requirePeriod({ indicator: 'tema', name: 'period', value: period }),
    requireOneOf({ indicator: 'tema', name: 'seed', value: seed }, chainSeeds),
  );
}

class Tema extends NumberIndicator<number> {
  private readonly period: number;
  private readonly seed: ChainSeed;
  private readonly first: ChainLink;
  private readonly second: ChainLink;
  private readonly third: ChainLink;

  constructor(period: number, seed: ChainSeed) {
    super(`tema(${period}, ${seed})`, chainWarmUp(period, { seed, links: 3 }));
    this.period = period;
    this.seed = seed;
    this.first = new ChainLink({ period, seed, place: 0 });
    this.second = new ChainLink({ period, seed, place: 1 });
    this.third = new ChainLink({ period, seed, place: 2 });
  }

  update(x: number): number | undefined {
    this.check(x);
    this.count += 1;
    const first = this.first.push(x, this.count);
    const second = this.second.push(first, this.count);
    const third = this.third.push(second, this.count);
    return this.count < this.warmUp ? undefined : 3 * first - 3 * second + third;
  }

  protected undo(): void {
    this.first.undo(this.count);
    this.second.undo(this.count);
    this.third.undo(this.count);
  }

  protected fresh(): Tema {
    return new Tema(this.period, this.seed);
  }
}
