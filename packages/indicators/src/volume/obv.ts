import { type BarInput, type Indicator, requireOneOf, VolumeIndicator } from '../contract/index.ts';

/** `start`: what the first bar is worth, `zero` by default as in Stock Indicators, or its `volume` as in TA-Lib. */
export type ObvSettings = { readonly start?: 'zero' | 'volume' };

/**
 * On-balance volume, in units of the volume: the sum of the volume of bars that closed higher less that of bars that
 * closed lower. Its changes mean something, its level depends on where it started.
 *
 * J. E. Granville (1963), Granville's New Key to Stock Market Profits. Warm-up: 1 bar.
 *
 * @throws E080 when the start is unknown.
 */
export function obv({ start = 'zero' }: ObvSettings = {}): Indicator<BarInput, number> {
  return new Obv(requireOneOf({ indicator: 'obv', name: 'start', value: start }, ['zero', 'volume']));
}

class Obv extends VolumeIndicator<number> {
  private readonly start: 'zero' | 'volume';
  private value = 0;
  private close = 0;
  private valueBefore = 0;
  private closeBefore = 0;

  constructor(start: 'zero' | 'volume') {
    super(`obv(${start})`, 1);
    this.start = start;
  }

  update(bar: BarInput): number | undefined {
    this.check(bar);
    this.count += 1;
    this.valueBefore = this.value;
    this.closeBefore = this.close;
    if (this.count === 1) this.value = this.start === 'volume' ? bar.volume : 0;
    else if (bar.close > this.close) this.value += bar.volume;
    else if (bar.close < this.close) this.value -= bar.volume;
    this.close = bar.close;
    return this.value;
  }

  protected undo(): void {
    this.value = this.valueBefore;
    this.close = this.closeBefore;
  }

  protected fresh(): Obv {
    return new Obv(this.start);
  }
}
