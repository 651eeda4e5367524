import type { Bar, Instrument } from '@rxtrade/core';

/** What models keep of a bar. */
export type PastBar = Pick<Bar, 'high' | 'low' | 'close' | 'volume'>;

/** The latest bars of each instrument, oldest first. */
export class BarHistory {
  private readonly count: number;
  private readonly bars = new Map<Instrument, PastBar[]>();

  constructor(count: number) {
    this.count = count;
  }

  add({ instrument, high, low, close, volume }: Bar): void {
    const past = this.bars.get(instrument) ?? [];
    this.bars.set(instrument, past);
    past.push({ high, low, close, volume });
    if (past.length > this.count) past.shift();
  }

  /** All it keeps; undefined until there are as many as it was to keep. */
  of(instrument: Instrument): readonly PastBar[] | undefined {
    const past = this.bars.get(instrument);
    return past?.length === this.count ? past : undefined;
  }
}

/** The standard deviation of the returns from close to close, of at least three bars. */
export function volatilityOf(bars: readonly PastBar[]): number {
  const returns = bars.slice(1).map(({ close }, i) => close / (bars[i] as PastBar).close - 1);
  const mean = meanOf(returns);
  const squares = returns.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.sqrt(squares / (returns.length - 1));
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
