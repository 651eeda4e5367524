import { runBacktest } from '@rxtrade/backtest';
import { smaCross } from '@rxtrade/strategies';
import { randomTrades } from './events.ts';
import { instruments, oneUnit, randomWalk } from './market.ts';
import type { Benchmark, Row } from './measure.ts';

const balances = { USDT: '10000000' };
const strategies = [{ strategy: smaCross }];

/** What one event costs in runs of a hundred thousand, a million and ten million: cost must grow no faster than they do. */
export const linear: Benchmark = {
  name: 'linear',
  run: (isSmall) => {
    const [instrument] = instruments(1);
    if (instrument === undefined) return [];
    const counts = isSmall ? [1_000, 10_000] : [100_000, 1_000_000, 10_000_000];
    // compiled first, so that the shortest run is not measured by its warm-up
    runBacktest({ series: [randomWalk(instrument, 50_000, 1)], strategies, balances, sizer: oneUnit });
    const ofBars = counts.map((count) => {
      const series = [randomWalk(instrument, count, 1)];
      return row('bars', count, () => runBacktest({ series, strategies, balances, sizer: oneUnit }));
    });
    const ofTrades = counts.map((count) => {
      const events = [randomTrades(instrument, count, 1)];
      return row('trades', count, () => runBacktest({ series: [], events, strategies, balances }));
    });
    return [...ofBars, ...ofTrades];
  },
};

/** By the processor's time of the main thread: what an event costs, whatever else the machine is doing. */
function row(what: string, count: number, work: () => void): Row {
  const best = Math.min(...Array.from({ length: 3 }, () => processorMs(work)));
  return {
    name: `${count.toLocaleString('en-US')} ${what}`,
    value: (best / count) * 1e6,
    unit: `ns a ${what.slice(0, -1)}`,
  };
}

function processorMs(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
