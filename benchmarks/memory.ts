import { runBacktest } from '@rxtrade/backtest';
import { smaCross } from '@rxtrade/strategies';
import { instruments, oneUnit, randomWalk } from './market.ts';
import type { Benchmark } from './measure.ts';

/** What a run and its result keep after a forced collection: heap and buffers, the bars themselves included. */
export const memory: Benchmark = {
  name: 'memory',
  run: (isSmall) => {
    const bars = isSmall ? 10_000 : 1_000_000;
    const [instrument] = instruments(1);
    if (instrument === undefined) return [];
    const before = kept();
    const series = [randomWalk(instrument, bars, 1)];
    const result = runBacktest({
      series,
      strategies: [{ strategy: smaCross }],
      balances: { USDT: '1000000' },
      sizer: oneUnit,
    });
    const after = kept();
    const note = `${bars.toLocaleString('en-US')} bars, ${result.fills.length.toLocaleString('en-US')} fills, ${series.length} series`;
    return [
      { name: 'kept by a run and its result', value: after - before, unit: 'MB', budget: 100, isCeiling: true, note },
    ];
  },
};

function kept(): number {
  // without --expose-gc the figure is only an upper bound
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}
