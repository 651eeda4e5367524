import { type Indicator, NumberIndicator, requirePeriod } from '../contract/index.ts';
import { IndicatorError } from '../errors/index.ts';
import { WeightedWindow } from '../rolling/index.ts';

/**
 * Hull moving average, a weighted average freed of most of its lag.
 *
 *     HMA = WMA(floor(sqrt(period))) of (2 x WMA(floor(period / 2)) - WMA(period))
 *
 * A. Hull (2005), "How to reduce lag in a moving average". Warm-up: `period + floor(sqrt(period)) - 1` inputs.
 *
 * @throws E080 when the period is not a whole number above one.
 */
export function hma(period: number): Indicator<number, number> {
  requirePeriod({ indicator: 'hma', name: 'period', value: period });
  if (period === 1)
    throw new IndicatorError('E080', 'hma: period must be at least 2, half of 1 is no window', { period });
  return new Hma(period);
}

class Hma extends NumberIndicator<number> {
  private readonly period: number;
  private readonly half: number;
  private readonly root: number;
  private readonly fast: WeightedWindow;
  private readonly slow: WeightedWindow;
  private readonly smooth: WeightedWindow;

  constructor(period: number) {
    const root = Math.floor(Math.sqrt(period));
    super(`hma(${period})`, period + root - 1);
    this.period = period;
    this.half = Math.floor(period / 2);
    this.root = root;
    this.fast = new WeightedWindow(this.half);
    this.slow = new WeightedWindow(period);
    this.smooth = new WeightedWindow(root);
  }

  update(x: number): number | undefined {
    this.check(x);
    this.count += 1;
    const fast = this.fast.push(x) / triangle(this.half);
    const slow = this.slow.push(x) / triangle(this.period);
    if (this.count < this.period) return undefined;
    const smooth = this.smooth.push(2 * fast - slow);
    return this.count < this.warmUp ? undefined : smooth / triangle(this.root);
  }

  protected undo(): void {
    this.fast.undo();
    this.slow.undo();
    if (this.count >= this.period) this.smooth.undo();
  }

  protected fresh(): Hma {
    return new Hma(this.period);
  }
}

/** 1 + 2 + ... + n, what the weights add up to. */
function triangle(n: number): number {
  return (n * (n + 1)) / 2;
}
