import { BarIndicator, type BarInput, type Indicator, requirePeriod, requirePositive } from '../contract/index.ts';
import { AverageTrueRange } from '../volatility/index.ts';
import type { TrendSide } from './trend-side.ts';

/** `period` of the ATR is 10 by default, `multiplier` 3. */
export type SupertrendSettings = { readonly period?: number; readonly multiplier?: number };

/** `line` is below the price in an up trend and above it in a down trend. */
export type Supertrend = { readonly line: number; readonly trend: TrendSide };

/**
 * Supertrend: a band of the price's range that only moves towards the price, and the side on which the price is.
 *
 *     upper, lower = (high + low) / 2 +/- multiplier x ATR(period)
 *
 * The upper band is carried on unless the new one is lower or the close before was above it, the lower band likewise. A
 * close at or beyond the band in force turns the trend. It starts up when the first bar with an ATR closes at or above
 * its middle, as in Stock Indicators. O. Seban (2009), Tout le monde merite d'etre riche. Warm-up: `period + 1` bars.
 *
 * @throws E080 when the period is not a whole number above zero, or the multiplier not above zero.
 */
export function supertrend({ period = 10, multiplier = 3 }: SupertrendSettings = {}): Indicator<BarInput, Supertrend> {
  requirePeriod({ indicator: 'supertrend', name: 'period', value: period });
  requirePositive({ indicator: 'supertrend', name: 'multiplier', value: multiplier });
  return new SupertrendIndicator({ period, multiplier });
}

class SupertrendIndicator extends BarIndicator<Supertrend> {
  private readonly settings: Required<SupertrendSettings>;
  private readonly range: AverageTrueRange;
  private readonly now = new Carried();
  private readonly before = new Carried();

  constructor(settings: Required<SupertrendSettings>) {
    super(`supertrend(${settings.period}, ${settings.multiplier})`, settings.period + 1);
    this.settings = settings;
    this.range = new AverageTrueRange(settings.period);
  }

  update(bar: BarInput): Supertrend | undefined {
    this.check(bar);
    this.count += 1;
    const { now } = this;
    this.before.copy(now);
    const reach = this.settings.multiplier * this.range.push(bar);
    if (this.count >= this.warmUp) now.move(bar, { reach, isFirst: this.count === this.warmUp });
    now.close = bar.close;
    if (this.count < this.warmUp) return undefined;
    return now.isUp ? { line: now.lower, trend: 1 } : { line: now.upper, trend: -1 };
  }

  protected undo(): void {
    this.range.undo();
    this.now.copy(this.before);
  }

  protected fresh(): SupertrendIndicator {
    return new SupertrendIndicator(this.settings);
  }
}

/** What one bar hands on to the next. */
class Carried {
  upper = 0;
  lower = 0;
  close = 0;
  isUp = true;

  copy({ upper, lower, close, isUp }: Carried): void {
    this.upper = upper;
    this.lower = lower;
    this.close = close;
    this.isUp = isUp;
  }

  move(
    { high, low, close }: BarInput,
    { reach, isFirst }: { readonly reach: number; readonly isFirst: boolean },
  ): void {
    const middle = (high + low) / 2;
    const upper = middle + reach;
    const lower = middle - reach;
    if (isFirst || upper < this.upper || this.close > this.upper) this.upper = upper;
    if (isFirst || lower > this.lower || this.close < this.lower) this.lower = lower;
    const isUp = isFirst ? close >= middle : this.isUp;
    this.isUp = close > (isUp ? this.lower : this.upper);
  }
}
