import { type Benchmark, benchmarkOf } from '@rxtrade/analytics';
import type { BarSeries } from '@rxtrade/core';
import { seriesText } from './check-options.ts';

/** What a result is compared with: buying and holding an instrument. */
export type BenchmarkUsed = {
  /** Instrument and timeframe. */
  readonly name: string;
  readonly prices: Benchmark;
};

export function benchmarkUsed(series: BarSeries): BenchmarkUsed {
  return { name: seriesText(series), prices: benchmarkOf(series) };
}
