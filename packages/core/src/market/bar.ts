import type { Instrument } from '../instrument/index.ts';
import type { DurationMs, EpochMs } from '../time/index.ts';
import { type BarColumns, barColumns } from './bar-columns.ts';

/** One instrument's bars of one timeframe: what a history feed delivers. */
export type BarSeries = {
  readonly instrument: Instrument;
  readonly intervalMs: DurationMs;
  readonly columns: BarColumns;
};

/**
 * A closed bar over `[openAt, closeAt)`: an immutable row of its series, safe to keep. It happened, and is seen, at its
 * close. Prices are in quote, volume in base units.
 */
export class Bar {
  readonly series: BarSeries;
  readonly index: number;

  constructor(series: BarSeries, index: number) {
    this.series = series;
    this.index = index;
  }

  get kind(): 'bar' {
    return 'bar';
  }
  get instrument(): Instrument {
    return this.series.instrument;
  }
  get intervalMs(): DurationMs {
    return this.series.intervalMs;
  }
  get openAt(): EpochMs {
    return this.series.columns.openAt[this.index] as number;
  }
  get closeAt(): EpochMs {
    return this.openAt + this.series.intervalMs;
  }
  get eventAt(): EpochMs {
    return this.closeAt;
  }
  get receivedAt(): EpochMs {
    return this.closeAt;
  }
  get open(): number {
    return this.series.columns.open[this.index] as number;
  }
  get high(): number {
    return this.series.columns.high[this.index] as number;
  }
  get low(): number {
    return this.series.columns.low[this.index] as number;
  }
  get close(): number {
    return this.series.columns.close[this.index] as number;
  }
  get volume(): number {
    return this.series.columns.volume[this.index] as number;
  }
}

/** The fields of a bar as plain values. */
export type BarValues = {
  readonly openAt: EpochMs;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
};

/** One bar that stands alone, as a live feed or a resampler makes it. */
export function barOf(instrument: Instrument, intervalMs: DurationMs, values: BarValues): Bar {
  const columns = barColumns(1);
  columns.openAt[0] = values.openAt;
  columns.open[0] = values.open;
  columns.high[0] = values.high;
  columns.low[0] = values.low;
  columns.close[0] = values.close;
  columns.volume[0] = values.volume;
  return new Bar({ instrument, intervalMs, columns }, 0);
}
