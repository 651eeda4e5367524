import type { MarketEvent } from '../market/index.ts';
import type { EpochMs } from '../time/index.ts';

/**
 * Volume traded since an instant, in base units or contracts. Trades and bars of several lengths tell of the same volume,
 * so it is that of the source that has told of the most. A bar that was already open does not count: part of it was before.
 */
export class TradedVolume {
  private readonly since: EpochMs;
  /** By source: 0 for trades, the interval for bars. */
  private readonly bySource = new Map<number, number>();
  total = 0;

  constructor(since: EpochMs) {
    this.since = since;
  }

  add(event: MarketEvent): void {
    if (event.kind === 'trade') {
      if (event.eventAt >= this.since) this.count(0, event.quantity);
    } else if (event.kind === 'bar' && event.openAt >= this.since) this.count(event.intervalMs, event.volume);
  }

  private count(source: number, volume: number): void {
    if (!(volume > 0)) return;
    const sum = (this.bySource.get(source) ?? 0) + volume;
    this.bySource.set(source, sum);
    this.total = Math.max(this.total, sum);
  }
}
