import { BarIndicator, type BarInput, type Indicator, requireOneOf, requirePeriod } from '../contract/index.ts';
import { HighestWindow, LowestWindow } from '../rolling/index.ts';
import type { Bands } from './bands.ts';

/**
 * `current`: whether the bar itself belongs to its channel. `included` by default, as charts draw it. `excluded`, as in
 * Stock Indicators, is what a breakout is measured against, since no close exceeds a channel that holds its own high.
 */
export type DonchianSettings = { readonly current?: 'included' | 'excluded' };

/**
 * Donchian channel.
 *
 *     upper = highest high of `period` bars;  lower = lowest low;  middle = (upper + lower) / 2
 *
 * R. D. Donchian (1960), "High Finance in Copper", Financial Analysts Journal 16. Warm-up: `period` bars, one more when
 * the current one is excluded.
 *
 * @throws E080 when the period is not a whole number above zero, or `current` is neither.
 */
export function donchian(period = 20, { current = 'included' }: DonchianSettings = {}): Indicator<BarInput, Bands> {
  requirePeriod({ indicator: 'donchian', name: 'period', value: period });
  requireOneOf({ indicator: 'donchian', name: 'current', value: current }, ['included', 'excluded']);
  return new Donchian(period, current);
}

class Donchian extends BarIndicator<Bands> {
  private readonly period: number;
  private readonly current: 'included' | 'excluded';
  private readonly highest: HighestWindow;
  private readonly lowest: LowestWindow;
  /** The channel as it was after the bar before, and before that one. */
  private upper = 0;
  private lower = 0;
  private upperBefore = 0;
  private lowerBefore = 0;

  constructor(period: number, current: 'included' | 'excluded') {
    super(`donchian(${period}, ${current})`, current === 'included' ? period : period + 1);
    this.period = period;
    this.current = current;
    this.highest = new HighestWindow(period);
    this.lowest = new LowestWindow(period);
  }

  update(bar: BarInput): Bands | undefined {
    this.check(bar);
    this.count += 1;
    this.upperBefore = this.upper;
    this.lowerBefore = this.lower;
    this.upper = this.highest.push(bar.high);
    this.lower = this.lowest.push(bar.low);
    if (this.count < this.warmUp) return undefined;
    return this.current === 'included' ? bands(this.upper, this.lower) : bands(this.upperBefore, this.lowerBefore);
  }

  protected undo(): void {
    this.highest.undo();
    this.lowest.undo();
    this.upper = this.upperBefore;
    this.lower = this.lowerBefore;
  }

  protected fresh(): Donchian {
    return new Donchian(this.period, this.current);
  }
}

function bands(upper: number, lower: number): Bands {
  return { upper, middle: (upper + lower) / 2, lower };
}
