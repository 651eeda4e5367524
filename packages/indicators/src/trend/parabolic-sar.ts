import { BarIndicator, type BarInput, type Indicator, requirePositive } from '../contract/index.ts';
import { IndicatorError } from '../errors/index.ts';
import type { TrendSide } from './trend-side.ts';

/** Of the acceleration: `step` is 0.02 by default, `maximum` 0.2. */
export type ParabolicSarSettings = { readonly step?: number; readonly maximum?: number };

/** `sar` in units of the price; `isReversal` on the bar that touched the stop before it. */
export type ParabolicSar = { readonly sar: number; readonly trend: TrendSide; readonly isReversal: boolean };

/**
 * Parabolic stop and reverse: a trailing stop that moves faster the longer a trend makes new extremes.
 *
 *     SAR = SAR before + acceleration x (extreme - SAR before)
 *
 * kept at or outside the range of the two bars before. The acceleration grows by `step` with each new extreme, up to
 * `maximum`. A bar that crosses the SAR reverses it: the SAR becomes the extreme, and the acceleration starts again. The
 * first trend is a guess: up, from the low of the first bar; what comes before the first reversal rests on it.
 *
 * J. W. Wilder (1978), New Concepts in Technical Trading Systems. Warm-up: 2 bars.
 *
 * @throws E080 when a setting is not above zero, or step is above maximum.
 */
export function parabolicSar({
  step = 0.02,
  maximum = 0.2,
}: ParabolicSarSettings = {}): Indicator<BarInput, ParabolicSar> {
  requirePositive({ indicator: 'parabolicSar', name: 'step', value: step });
  requirePositive({ indicator: 'parabolicSar', name: 'maximum', value: maximum });
  if (step > maximum)
    throw new IndicatorError('E080', `parabolicSar: step ${step} must not be above maximum, which is ${maximum}`, {
      step,
      maximum,
    });
  return new ParabolicSarIndicator({ step, maximum });
}

class ParabolicSarIndicator extends BarIndicator<ParabolicSar> {
  private readonly settings: Required<ParabolicSarSettings>;
  private readonly now = new Stop();
  private readonly before = new Stop();

  constructor(settings: Required<ParabolicSarSettings>) {
    super(`parabolicSar(${settings.step}, ${settings.maximum})`, 2);
    this.settings = settings;
  }

  update(bar: BarInput): ParabolicSar | undefined {
    this.check(bar);
    this.count += 1;
    const { now } = this;
    this.before.copy(now);
    if (this.count === 1) {
      now.start(bar, this.settings.step);
      return undefined;
    }
    const isReversal = now.move(bar, this.settings);
    return { sar: now.sar, trend: now.isUp ? 1 : -1, isReversal };
  }

  protected undo(): void {
    this.now.copy(this.before);
  }

  protected fresh(): ParabolicSarIndicator {
    return new ParabolicSarIndicator(this.settings);
  }
}

type HighLow = { readonly high: number; readonly low: number };

/** The stop, and what one bar hands on to the next. */
class Stop {
  sar = 0;
  isUp = true;
  private extreme = 0;
  private acceleration = 0;
  /** The range of the two bars before. */
  private high = 0;
  private low = 0;
  private highEarlier = 0;
  private lowEarlier = 0;

  copy(other: Stop): void {
    this.sar = other.sar;
    this.isUp = other.isUp;
    this.extreme = other.extreme;
    this.acceleration = other.acceleration;
    this.high = other.high;
    this.low = other.low;
    this.highEarlier = other.highEarlier;
    this.lowEarlier = other.lowEarlier;
  }

  start({ high, low }: HighLow, step: number): void {
    this.sar = low;
    this.extreme = high;
    this.acceleration = step;
    this.high = high;
    this.low = low;
    // there is no bar before the first: its own range stands in, which restricts nothing
    this.highEarlier = Number.NEGATIVE_INFINITY;
    this.lowEarlier = Number.POSITIVE_INFINITY;
  }

  move(bar: HighLow, { step, maximum }: Required<ParabolicSarSettings>): boolean {
    const isSecond = this.highEarlier === Number.NEGATIVE_INFINITY;
    const moved = this.sar + this.acceleration * (this.extreme - this.sar);
    if (isSecond) this.sar = moved;
    else if (this.isUp) this.sar = Math.min(moved, this.low, this.lowEarlier);
    else this.sar = Math.max(moved, this.high, this.highEarlier);
    const isReversal = this.isUp ? bar.low < this.sar : bar.high > this.sar;
    if (isReversal) {
      this.sar = this.extreme;
      this.isUp = !this.isUp;
      this.extreme = this.isUp ? bar.high : bar.low;
      this.acceleration = step;
    } else if (this.isUp ? bar.high > this.extreme : bar.low < this.extreme) {
      this.extreme = this.isUp ? bar.high : bar.low;
      this.acceleration = Math.min(this.acceleration + step, maximum);
    }
    this.highEarlier = this.high;
    this.lowEarlier = this.low;
    this.high = bar.high;
    this.low = bar.low;
    return isReversal;
  }
}
