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

  /** Tells bars from the other market events. */
  get kind(): 'bar' {
    return 'bar';
  }
  /** What was traded. */
  get instrument(): Instrument {
    return this.series.instrument;
  }
  /** How long it is, in milliseconds. */
  get intervalMs(): DurationMs {
    return this.series.intervalMs;
  }
  /** Its first instant, which names it in files and charts. */
  get openAt(): EpochMs {
    return this.series.columns.openAt[this.index] as number;
  }
  /** The first instant after it, `openAt + intervalMs`: when it is known. */
  get closeAt(): EpochMs {
    return this.openAt + this.series.intervalMs;
  }
  /** When it happened: at its close. */
  get eventAt(): EpochMs {
    return this.closeAt;
  }
  /** When it is seen: at its close, as history knows no delay. */
  get receivedAt(): EpochMs {
    return this.closeAt;
  }
  /** Price of the first trade, in quote. */
  get open(): number {
    return this.series.columns.open[this.index] as number;
  }
  /** Highest price, in quote. */
  get high(): number {
    return this.series.columns.high[this.index] as number;
  }
  /** Lowest price, in quote. */
  get low(): number {
    return this.series.columns.low[this.index] as number;
  }
  /** Price of the last trade, in quote. */
  get close(): number {
    return this.series.columns.close[this.index] as number;
  }
  /** What was traded, in base units or contracts; zero in a bar without trades. */
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
