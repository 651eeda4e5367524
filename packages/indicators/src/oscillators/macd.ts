import { ExponentialAverage } from '../averages/index.ts';
import { type Indicator, NumberIndicator, requireBelow, requireOneOf, requirePeriod } from '../contract/index.ts';

/**
 * How the fast average starts. `own`: with the mean of the first `fast` inputs, as Stock Indicators does. `together`:
 * as late as the slow one, with the mean of the `fast` inputs that end there, as TA-Lib does.
 */
export type MacdSeed = 'own' | 'together';

/** Periods count inputs: 12, 26 and 9 by default. `seed` is `own` by default. */
export type MacdSettings = {
  readonly fast?: number;
  readonly slow?: number;
  readonly signal?: number;
  readonly seed?: MacdSeed;
};

/** In units of the input. */
export type Macd = { readonly macd: number; readonly signal: number; readonly histogram: number };

/**
 * Moving average convergence divergence.
 *
 *     macd = EMA(fast) - EMA(slow);  signal = EMA(signal) of macd;  histogram = macd - signal
 *
 * Each EMA starts with a mean, the signal with that of the first `signal` differences. G. Appel (1979), The Moving
 * Average Convergence-Divergence Method; the histogram is T. Aspray's (1986). Warm-up: `slow + signal - 1` inputs.
 *
 * @throws E080 when a period is not a whole number above zero, or fast is not below slow, or the seed unknown.
 */
export function macd({ fast = 12, slow = 26, signal = 9, seed = 'own' }: MacdSettings = {}): Indicator<number, Macd> {
  requirePeriod({ indicator: 'macd', name: 'fast', value: fast });
  requirePeriod({ indicator: 'macd', name: 'slow', value: slow });
  requirePeriod({ indicator: 'macd', name: 'signal', value: signal });
  requireBelow('macd', { name: 'fast', value: fast }, { name: 'slow', value: slow });
  requireOneOf({ indicator: 'macd', name: 'seed', value: seed }, ['own', 'together']);
  return new MacdIndicator({ fast, slow, signal, seed });
}

class MacdIndicator extends NumberIndicator<Macd> {
  private readonly settings: Required<MacdSettings>;
  private readonly slowPeriod: number;
  /** Inputs that the fast average leaves out. */
  private readonly skipped: number;
  private readonly fast: ExponentialAverage;
  private readonly slow: ExponentialAverage;
  private readonly signal: ExponentialAverage;

  constructor(settings: Required<MacdSettings>) {
    const { fast, slow, signal, seed } = settings;
    super(`macd(${fast}, ${slow}, ${signal}, ${seed})`, slow + signal - 1);
    this.settings = settings;
    this.slowPeriod = slow;
    this.skipped = seed === 'together' ? slow - fast : 0;
    this.fast = ExponentialAverage.of(fast);
    this.slow = ExponentialAverage.of(slow);
    this.signal = ExponentialAverage.of(signal);
  }

  update(x: number): Macd | undefined {
    this.check(x);
    this.count += 1;
    const fast = this.count > this.skipped ? this.fast.push(x) : 0;
    const slow = this.slow.push(x);
    if (this.count < this.slowPeriod) return undefined;
    const difference = fast - slow;
    const signal = this.signal.push(difference);
    return this.count < this.warmUp ? undefined : { macd: difference, signal, histogram: difference - signal };
  }

  protected undo(): void {
    if (this.count > this.skipped) this.fast.undo();
    this.slow.undo();
    if (this.count >= this.slowPeriod) this.signal.undo();
  }

  protected fresh(): MacdIndicator {
    return new MacdIndicator(this.settings);
  }
}
