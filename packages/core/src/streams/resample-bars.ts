import { Bar, type BarSeries, barColumns, sliceBars } from '../market/index.ts';
import type { DurationMs } from '../time/index.ts';
import { checkedInterval } from './alignment.ts';
import { addMinorBar, type ResampleStep } from './resample.ts';

/**
 * Joins a whole series to a higher interval, as `resample` joins a stream: bar for bar the same, and the bar still
 * forming at the end is left out, since nobody could have traded on it.
 *
 * @throws E011 when the interval is no whole multiple of the series'; E030 or E031 for bars that cannot be joined.
 */
export function resampleBars(series: BarSeries, interval: DurationMs): BarSeries {
  const checked = checkedInterval(interval);
  if (checked === series.intervalMs) return series;
  const columns = barColumns(series.columns.length);
  let count = 0;
  let step: ResampleStep = { closed: [] };
  for (let i = 0; i < series.columns.length; i++) {
    step = addMinorBar(checked, step, new Bar(series, i));
    for (const bar of step.closed) {
      columns.openAt[count] = bar.openAt;
      columns.open[count] = bar.open;
      columns.high[count] = bar.high;
      columns.low[count] = bar.low;
      columns.close[count] = bar.close;
      columns.volume[count] = bar.volume;
      count += 1;
    }
  }
  // copied, so that the long columns it was built in are not kept
  const { openAt, open, high, low, close, volume } = sliceBars(columns, 0, count);
  const joined = {
    length: count,
    openAt: openAt.slice(),
    open: open.slice(),
    high: high.slice(),
    low: low.slice(),
    close: close.slice(),
    volume: volume.slice(),
  };
  return { instrument: series.instrument, intervalMs: checked, columns: joined };
}
