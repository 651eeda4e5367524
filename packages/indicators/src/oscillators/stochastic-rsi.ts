import { type Indicator, NumberIndicator, requirePeriod } from '../contract/index.ts';
import { HighestWindow, LowestWindow } from '../rolling/index.ts';
import { RelativeStrength } from './relative-strength.ts';
import { SmoothedRatio, type Stochastic } from './smoothed-ratio.ts';

/**
 * `rsi`: period of the RSI, 14 by default. `period`: inputs of the range, 14 by default. `smoothing`: of k, 1 by
 * default, which leaves it raw. `signal`: of d, 3 by default.
 */
export type StochasticRsiSettings = {
  readonly rsi?: number;
  readonly period?: number;
  readonly smoothing?: number;
  readonly signal?: number;
};

/**
 * Stochastic of the RSI: where in its own recent range the RSI lies, 0 to 100.
 *
 *     raw = 100 x (RSI - lowest RSI) / (highest RSI - lowest RSI);  k = SMA(smoothing) of raw;  d = SMA(signal) of k
 *
 * There is no value where the RSI has none or did not move within the window. T. S. Chande and S. Kroll (1994), The New
 * Technical Trader, where it runs from 0 to 1. Warm-up: `rsi + period + smoothing + signal - 2` inputs.
 *
 * @throws E080 when a period is not a whole number above zero.
 */
export function stochasticRsi({
  rsi = 14,
  period = 14,
  smoothing = 1,
  signal = 3,
}: StochasticRsiSettings = {}): Indicator<number, Stochastic> {
  requirePeriod({ indicator: 'stochasticRsi', name: 'rsi', value: rsi });
  requirePeriod({ indicator: 'stochasticRsi', name: 'period', value: period });
  requirePeriod({ indicator: 'stochasticRsi', name: 'smoothing', value: smoothing });
  requirePeriod({ indicator: 'stochasticRsi', name: 'signal', value: signal });
  return new StochasticRsi({ rsi, period, smoothing, signal });
}

class StochasticRsi extends NumberIndicator<Stochastic> {
  private readonly settings: Required<StochasticRsiSettings>;
  private readonly strength: RelativeStrength;
  private readonly highest: HighestWindow;
  private readonly lowest: LowestWindow;
  private readonly smoothed: SmoothedRatio;
  /** How many values of the RSI there have been, and whether the latest input gave one. */
  private strengths = 0;
  private hasStrength = false;

  constructor(settings: Required<StochasticRsiSettings>) {
    const { rsi, period, smoothing, signal } = settings;
    super(`stochasticRsi(${rsi}, ${period}, ${smoothing}, ${signal})`, rsi + period + smoothing + signal - 2);
    this.settings = settings;
    this.strength = new RelativeStrength(rsi);
    this.highest = new HighestWindow(period);
    this.lowest = new LowestWindow(period);
    this.smoothed = new SmoothedRatio({ smoothing, signal });
  }

  update(x: number): Stochastic | undefined {
    this.check(x);
    this.count += 1;
    const strength = this.strength.push(x);
    this.hasStrength = strength !== undefined;
    if (strength === undefined) return undefined;
    this.strengths += 1;
    const highest = this.highest.push(strength);
    const lowest = this.lowest.push(strength);
    return this.isFull() ? this.smoothed.push(strength - lowest, highest - lowest) : undefined;
  }

  protected undo(): void {
    this.strength.undo();
    if (!this.hasStrength) return;
    this.highest.undo();
    this.lowest.undo();
    if (this.isFull()) this.smoothed.undo();
    this.strengths -= 1;
  }

  protected fresh(): StochasticRsi {
    return new StochasticRsi(this.settings);
  }

  private isFull(): boolean {
    return this.strengths >= this.settings.period;
  }
}
