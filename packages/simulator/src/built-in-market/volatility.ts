import type { SeededRandom } from '@rxtrade/core';

/** How much of today's surprise, and of yesterday's variance, tomorrow's variance keeps. */
const surprise = 0.07;
const persistence = 0.92;
/** A return counts for no more than this many times its average volatility: a jump stirs the market, within reason. */
const mostScaled = 6;

/**
 * Volatility that clusters, relative to its average of 1: GARCH(1,1), `v(t+1) = (1 - a - b) + a e(t)^2 + b v(t)`, with
 * `e(t)` the last return over its average volatility.
 *
 * Source: Bollerslev, "Generalized Autoregressive Conditional Heteroskedasticity", Journal of Econometrics 31 (1986).
 */
export class Volatility {
  private variance = 1;

  get level(): number {
    return Math.sqrt(this.variance);
  }

  /** Takes in a return as a multiple of its average volatility. */
  update(scaled: number): void {
    const square = Math.min(scaled * scaled, mostScaled * mostScaled);
    this.variance = 1 - surprise - persistence + surprise * square + persistence * this.variance;
  }
}

/** Steps a bar is walked in; what makes its high and low. */
export const stepsPerBar = 8;

/** What a step's spread must be for a bar's return to have a spread of one: the root of 6 over the steps. */
const stepScale = Math.sqrt(6 / stepsPerBar);

/**
 * One step of a random walk, with mean zero and variance `1 / stepsPerBar`: the sum of two uniform numbers, both from
 * one draw. A bar of them is as good as normal, without a logarithm whose last bit may differ between engines.
 */
export function walkStep(random: SeededRandom): number {
  const draw = random.nextInt();
  return (((draw & 0xffff) + (draw >>> 16) - 0xffff) / 0x1_0000) * stepScale;
}
