import { type BarSeries, checkBars, isoOf, RxtradeError } from '@rxtrade/core';
import type { BacktestOptions } from './backtest-options.ts';
import { seriesText } from './check-options.ts';

/**
 * Checks that finer bars can stand in for the bars of their instrument: they divide them, and reach as far.
 *
 * @throws E030 or E031 when they are not sound, E416 when they do not fit.
 */
export function checkDetail({ series, detail = [] }: BacktestOptions): void {
  for (const one of detail) {
    checkBars(one.columns);
    const coarse = series.filter(({ instrument }) => instrument === one.instrument);
    if (coarse.length === 0)
      throw unfit(one, `there are no bars of ${one.instrument.id} whose detail they could be; give those as series`);
    for (const bars of coarse) {
      if (!(one.intervalMs > 0 && one.intervalMs < bars.intervalMs && bars.intervalMs % one.intervalMs === 0))
        throw unfit(one, `they do not divide the bars of ${seriesText(bars)}; give finer ones`);
      const [from, to] = reachOf(bars);
      const [detailFrom, detailTo] = reachOf(one);
      if (detailFrom > from || detailTo < to)
        throw unfit(
          one,
          `they reach from ${isoOf(detailFrom)} to ${isoOf(detailTo)}, and ${seriesText(bars)} from ${isoOf(from)} to ${isoOf(to)}; give all of them, or fewer bars`,
        );
    }
  }
}

function reachOf({ columns: { openAt, length }, intervalMs }: BarSeries): readonly [from: number, to: number] {
  return length === 0 ? [0, 0] : [openAt[0] as number, (openAt[length - 1] as number) + intervalMs];
}

function unfit(detail: BarSeries, why: string): RxtradeError {
  return new RxtradeError('E416', `detail ${seriesText(detail)} does not fit: ${why}`, { option: 'detail' });
}
