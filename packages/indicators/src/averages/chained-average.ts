import { ExponentialAverage } from './exponential-average.ts';

/**
 * How averages of averages start. `own`: each with the mean of its own first `period` inputs, one after the other, as
 * TA-Lib does. `shared`: all of them with the first average's first value, at once, as Stock Indicators does.
 */
export type ChainSeed = 'own' | 'shared';

export const chainSeeds: readonly ChainSeed[] = ['own', 'shared'];

/** One link of a chain of exponential averages: takes the values of the one before, from that one's first on. */
export class ChainLink {
  private readonly average: ExponentialAverage;
  private readonly startsAfter: number;

  constructor({ period, seed, place }: { readonly period: number; readonly seed: ChainSeed; readonly place: number }) {
    this.average = ExponentialAverage.of(period, place > 0 && seed === 'shared' ? 'first' : 'mean');
    this.startsAfter = place > 0 && seed === 'own' ? place * (period - 1) : place > 0 ? period - 1 : 0;
  }

  /** The value after input `count` of the chain; meaningless until the links before have one. */
  push(x: number, count: number): number {
    return count > this.startsAfter ? this.average.push(x) : 0;
  }

  undo(count: number): void {
    if (count > this.startsAfter) this.average.undo();
  }
}

/** Inputs before the last of `links` averages has a value. */
export function chainWarmUp(
  period: number,
  { seed, links }: { readonly seed: ChainSeed; readonly links: number },
): number {
  return seed === 'own' ? links * (period - 1) + 1 : period;
}
