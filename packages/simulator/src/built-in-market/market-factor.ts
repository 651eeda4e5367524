import { type DurationMs, day, type EpochMs, type SeededRandom } from '@rxtrade/core';
import { activityAt } from './daily-rhythm.ts';
import { stepsPerBar, Volatility, walkStep } from './volatility.ts';

/** What the whole market does for some days. Drift is a rate per day; `pull` draws back to where it began, per day. */
type Regime = {
  readonly name: 'bull' | 'bear' | 'range';
  readonly drift: number;
  readonly volatility: number;
  readonly pull: number;
  /** How long it lasts on average. */
  readonly days: number;
};

const bull: Regime = { name: 'bull', drift: 0.008, volatility: 0.9, pull: 0, days: 6 };
const bear: Regime = { name: 'bear', drift: -0.011, volatility: 1.35, pull: 0, days: 4 };
const range: Regime = { name: 'range', drift: 0, volatility: 0.75, pull: 0.5, days: 5 };
const followers = { bull: [bear, range], bear: [bull, range], range: [bull, bear] } as const;

/** The market's volatility on an average day. */
export const marketVolatility = 0.022;
/** Jumps of the whole market a day, and how far they go. */
const jumpsPerDay = 0.15;
const jumpLeast = 0.008;
const jumpMost = 0.025;

/** The common factor: what all pairs do together, step by step within each bar. */
export class MarketFactor {
  /** The latest bar's steps, as returns. */
  readonly steps = new Float64Array(stepsPerBar);
  /** How busy the hour of the day is; 1 on average. */
  activity = 1;
  private readonly random: SeededRandom;
  private readonly volatility = new Volatility();
  private readonly barVolatility: number;
  private readonly barDays: number;
  private readonly intervalMs: DurationMs;
  private regime: Regime = range;
  private level = 1;
  private anchor = 1;

  constructor(random: SeededRandom, intervalMs: DurationMs) {
    this.random = random;
    this.intervalMs = intervalMs;
    this.barDays = intervalMs / day;
    this.barVolatility = marketVolatility * Math.sqrt(this.barDays);
  }

  /** Moves on to the bar that opens at `openAt`. */
  next(openAt: EpochMs): void {
    const { random, barDays, steps } = this;
    if (random.next() * this.regime.days < barDays) this.changeRegime();
    const { regime } = this;
    this.activity = activityAt(openAt, this.intervalMs);
    // what the hour and the regime explain is no surprise to the clustering: else it would feed itself
    const expected = this.barVolatility * regime.volatility * (0.6 + 0.4 * this.activity);
    const spread = this.volatility.level * expected;
    const drift = ((regime.drift - regime.pull * (this.level / this.anchor - 1)) * barDays) / stepsPerBar;
    for (let k = 0; k < stepsPerBar; k++) steps[k] = drift + spread * walkStep(random);
    if (random.next() < jumpsPerDay * barDays) this.jump();
    let change = 0;
    for (let k = 0; k < stepsPerBar; k++) change += steps[k] as number;
    this.level *= 1 + change;
    this.volatility.update(change / expected);
  }

  private changeRegime(): void {
    this.regime = followers[this.regime.name][this.random.next() < 0.5 ? 0 : 1];
    this.anchor = this.level;
  }

  private jump(): void {
    const { random, steps } = this;
    const size = random.between(jumpLeast, jumpMost);
    const k = random.nextInt() % stepsPerBar;
    steps[k] = (steps[k] as number) + (random.next() < 0.5 ? -size : size);
  }
}
