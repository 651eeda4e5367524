import { type BarColumns, type DurationMs, day, type SeededRandom } from '@rxtrade/core';
import { type MarketFactor, marketVolatility } from './market-factor.ts';
import type { PairProfile } from './pair.ts';
import { stepsPerBar, Volatility, walkStep } from './volatility.ts';

/** Jumps a pair makes on its own, a day, and how far they go. */
const jumpsPerDay = 0.08;
const jumpLeast = 0.006;
const jumpMost = 0.03;
/**
 * What draws a price back to where it started, a day, the more the further it is: far too weak to trade on, enough that
 * years neither run away nor sink to nothing.
 */
const homePull = 0.0025;
/** A bar opens away from the last close by up to this share of its volatility. */
const openingGap = 0.04;
/** No step halves the price, however wild the bar. */
const stepLeast = -0.5;
/** What a walk of eight steps covers from low to high on average, in units of its volatility. */
const averageRange = 1.25;
/** How much of the crowd of one bar is still there in the next. */
const memoryOfVolume = 0.97;

/** One pair's prices: the market's steps times its beta, and its own. */
export class PairWalk {
  private readonly profile: PairProfile;
  private readonly random: SeededRandom;
  private readonly volatility = new Volatility();
  private readonly barDays: number;
  private readonly ownVolatility: number;
  private readonly fullVolatility: number;
  private readonly ticksPerUnit: number;
  private readonly lotsPerUnit: number;
  private price: number;
  private crowd = 1;

  constructor(profile: PairProfile, random: SeededRandom, intervalMs: DurationMs) {
    this.profile = profile;
    this.random = random;
    this.barDays = intervalMs / day;
    const perBar = Math.sqrt(this.barDays);
    const shared = profile.beta * marketVolatility;
    this.ownVolatility = profile.ownVolatility * perBar;
    this.fullVolatility = Math.sqrt(profile.ownVolatility * profile.ownVolatility + shared * shared) * perBar;
    this.ticksPerUnit = 10 ** profile.pricePlaces;
    this.lotsPerUnit = 10 ** profile.quantityPlaces;
    this.price = profile.startPrice;
  }

  /** Writes bar `i`. */
  next(market: MarketFactor, columns: BarColumns, i: number): void {
    const { random, profile } = this;
    const expected = this.ownVolatility * (0.6 + 0.4 * market.activity);
    const spread = this.volatility.level * expected;
    const before = this.price;
    let price = before * (1 + openingGap * this.fullVolatility * (random.next() - 0.5));
    const jumpAt = random.next() < jumpsPerDay * this.barDays ? random.nextInt() % stepsPerBar : -1;
    // half the variance is added back: without it a walk of simple returns sinks
    const sinking = 0.5 * this.fullVolatility * this.fullVolatility;
    const apart = 0.5 * (profile.startPrice / before - before / profile.startPrice);
    const drift = (sinking + homePull * this.barDays * apart) / stepsPerBar;
    const open = price;
    let high = price;
    let low = price;
    let own = 0;
    for (let k = 0; k < stepsPerBar; k++) {
      let step = spread * walkStep(random);
      if (k === jumpAt) step += this.jump();
      own += step;
      const change = profile.beta * (market.steps[k] as number) + step + drift;
      price *= 1 + Math.max(change, stepLeast);
      if (price > high) high = price;
      if (price < low) low = price;
    }
    this.price = price;
    this.volatility.update(own / expected);
    columns.open[i] = this.onTick(open);
    columns.high[i] = this.onTick(high);
    columns.low[i] = this.onTick(low);
    columns.close[i] = this.onTick(price);
    columns.volume[i] = this.volume(market.activity, (high - low) / before, price);
  }

  private jump(): number {
    const size = this.random.between(jumpLeast, jumpMost);
    return this.random.next() < 0.5 ? -size : size;
  }

  /** In base units, on the quantity step: busy hours, wide bars and crowds trade more. */
  private volume(activity: number, range: number, price: number): number {
    const { random, profile } = this;
    this.crowd = memoryOfVolume * this.crowd + (1 - memoryOfVolume) * 2 * random.next();
    const noise = (0.4 + 1.2 * random.next()) * (0.4 + 1.2 * random.next());
    const agitation = 0.3 + (0.7 * range) / (averageRange * this.fullVolatility);
    const turnover = profile.dailyTurnover * this.barDays * activity * agitation * this.crowd * noise;
    return Math.max(1, Math.floor((turnover / price) * this.lotsPerUnit)) / this.lotsPerUnit;
  }

  private onTick(price: number): number {
    return Math.max(1, Math.round(price * this.ticksPerUnit)) / this.ticksPerUnit;
  }
}
