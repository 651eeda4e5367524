import type { BarSeries } from '@rxtrade/core';
import { DataFrame } from 'data-forge';
import { backtest, type IBar } from 'grademark';
import { instruments, randomWalk } from './market.ts';
import { type Benchmark, rates } from './measure.ts';

type AverageBar = IBar & { readonly fast: number; readonly slow: number };

/** The same cross in grademark 0.3, the npm backtest library that installs: no account, no fees, no ledger. */
export const peers: Benchmark = {
  name: 'peers',
  run: (isSmall) => {
    const bars = isSmall ? 2_000 : 100_000;
    const [instrument] = instruments(1);
    if (instrument === undefined) return [];
    const frame = frameOf(randomWalk(instrument, bars, 1));
    let trades = 0;
    const { best } = rates(bars, isSmall ? 1 : 3, () => {
      trades = runGrademark(frame);
    });
    const note = `${bars.toLocaleString('en-US')} bars, averages made beforehand, ${trades.toLocaleString('en-US')} trades, long only`;
    return [{ name: 'grademark, the same cross', value: best, unit: 'M bars/s', note }];
  },
};

function runGrademark(frame: DataFrame<number, AverageBar>): number {
  return backtest<AverageBar, AverageBar, object, number>(
    {
      entryRule: (enter, { bar }) => {
        if (bar.fast > bar.slow) enter();
      },
      exitRule: (exit, { bar }) => {
        if (bar.fast < bar.slow) exit();
      },
    },
    frame,
  ).length;
}

function frameOf({ columns }: BarSeries): DataFrame<number, AverageBar> {
  const values: AverageBar[] = [];
  for (let i = 0; i < columns.length; i++) {
    values.push({
      time: new Date(columns.openAt[i] as number),
      open: columns.open[i] as number,
      high: columns.high[i] as number,
      low: columns.low[i] as number,
      close: columns.close[i] as number,
      volume: columns.volume[i] as number,
      fast: meanOf(columns.close, i, 10),
      slow: meanOf(columns.close, i, 20),
    });
  }
  return new DataFrame(values);
}

function meanOf(column: Float64Array, end: number, count: number): number {
  let sum = 0;
  for (let i = Math.max(0, end - count + 1); i <= end; i++) sum += column[i] as number;
  return sum / Math.min(count, end + 1);
}
