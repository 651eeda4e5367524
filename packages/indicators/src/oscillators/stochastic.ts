import { BarIndicator, type BarInput, type Indicator, requirePeriod } from '../contract/index.ts';
import { HighestWindow, LowestWindow } from '../rolling/index.ts';
import { SmoothedRatio, type Stochastic } from './smoothed-ratio.ts';

/**
 * `period`: bars of the range, 14 by default. `smoothing`: bars of the average that turns raw %K into slow %K, 3 by
 * default; 1 leaves it raw, the fast stochastic. `signal`: bars of %D, the average of %K, 3 by default.
 */
export type StochasticSettings = { readonly period?: number; readonly smoothing?: number; readonly signal?: number };

/**
 * Stochastic oscillator: where in the recent range the close lies.
 *
 *     raw = 100 x (close - lowest low) / (highest high - lowest low);  k = SMA(smoothing) of raw;  d = SMA(signal) of k
 *
 * A bar that ends a window without any range has no raw %K: there is no value, and the averages go on with the next.
 * G. C. Lane (1950s), published in "Lane's Stochastics", Technical Analysis of Stocks & Commodities 2 (1984). Warm-up:
 * `period + smoothing + signal - 2` bars.
 *
 * @throws E080 when a period is not a whole number above zero.
 */
export function stochastic({
  period = 14,
  smoothing = 3,
  signal = 3,
}: StochasticSettings = {}): Indicator<BarInput, Stochastic> {
  requirePeriod({ indicator: 'stochastic', name: 'period', value: period });
  requirePeriod({ indicator: 'stochastic', name: 'smoothing', value: smoothing });
  requirePeriod({ indicator: 'stochastic', name: 'signal', value: signal });
  return new StochasticIndicator({ period, smoothing, signal });
}

class StochasticIndicator extends BarIndicator<Stochastic> {
  private readonly settings: Required<StochasticSettings>;
  private readonly period: number;
  private readonly highest: HighestWindow;
  private readonly lowest: LowestWindow;
  private readonly smoothed: SmoothedRatio;

  constructor(settings: Required<StochasticSettings>) {
    const { period, smoothing, signal } = settings;
    super(`stochastic(${period}, ${smoothing}, ${signal})`, period + smoothing + signal - 2);
    this.settings = settings;
    this.period = period;
    this.highest = new HighestWindow(period);
    this.lowest = new LowestWindow(period);
    this.smoothed = new SmoothedRatio({ smoothing, signal });
  }

  update(bar: BarInput): Stochastic | undefined {
    this.check(bar);
    this.count += 1;
    const highest = this.highest.push(bar.high);
    const lowest = this.lowest.push(bar.low);
    return this.count < this.period ? undefined : this.smoothed.push(bar.close - lowest, highest - lowest);
  }

  protected undo(): void {
    this.highest.undo();
    this.lowest.undo();
    if (this.count >= this.period) this.smoothed.undo();
  }

  protected fresh(): StochasticIndicator {
    return new StochasticIndicator(this.settings);
  }
}
